import { lazy, Suspense, useEffect, useState } from 'react';
import { may, useMe } from '../../../api/session.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { useDesk, useDeskNews } from '../useDesk.ts';
import { Offers } from './Offers.tsx';
import { PresenceButton } from './PresenceButton.tsx';
import { allowSound } from './ring.ts';
import { useBroadcasts } from './useBroadcasts.ts';

const Broadcasts = lazy(pageFile(() => import('./Broadcasts.tsx')));
const OwnScreenKeeper = lazy(pageFile(() => import('../screen/OwnScreenKeeper.tsx')));
const OwnCallKeeper = lazy(pageFile(() => import('../call/OwnCallKeeper.tsx')));

function OwnPresence({ accountId }: { accountId: string }) {
  const { data } = useDesk();
  useDeskNews(accountId);
  useEffect(allowSound, []);
  // Kept until the page is left: after a call it has to end it.
  const [spoke, setSpoke] = useState(false);
  const speaks = data?.contacts.some(({ call }) => call !== null) ?? false;
  useEffect(() => {
    if (speaks) setSpoke(true);
  }, [speaks]);
  // As long: what was shown once is still shown when the contact is over.
  const [showed, setShowed] = useState(false);
  const shows = data?.contacts.some(({ screen }) => screen !== 'off') ?? false;
  useEffect(() => {
    if (shows) setShowed(true);
  }, [shows]);
  const { unread, markRead } = useBroadcasts();
  if (!data) return null;
  return (
    <>
      {spoke ? (
        <Suspense fallback={null}>
          <OwnCallKeeper contacts={data.contacts} />
        </Suspense>
      ) : null}
      {showed ? (
        <Suspense fallback={null}>
          <OwnScreenKeeper contacts={data.contacts} />
        </Suspense>
      ) : null}
      <PresenceButton presence={data.presence} />
      <Offers contacts={data.contacts} />
      {unread.length > 0 ? (
        <Suspense fallback={null}>
          <Broadcasts unread={unread} onRead={markRead} />
        </Suspense>
      ) : null}
    </>
  );
}

/** One's own presence in the top bar of every page, and what is offered meanwhile. */
export default function Presence() {
  const me = useMe();
  return may(me, 'contacts.take') ? <OwnPresence accountId={me.accountId} /> : null;
}
