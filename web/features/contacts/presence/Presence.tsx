import { useEffect } from 'react';
import { may, useMe } from '../../../api/session.ts';
import { useDesk, useDeskNews } from '../useDesk.ts';
import { Offers } from './Offers.tsx';
import { PresenceButton } from './PresenceButton.tsx';
import { allowSound } from './ring.ts';

function OwnPresence({ accountId }: { accountId: string }) {
  const { data } = useDesk();
  useDeskNews(accountId);
  useEffect(allowSound, []);
  if (!data) return null;
  return (
    <>
      <PresenceButton presence={data.presence} />
      <Offers contacts={data.contacts} />
    </>
  );
}

/** One's own presence in the top bar of every page, and what is offered meanwhile. */
export default function Presence() {
  const me = useMe();
  return may(me, 'contacts.take') ? <OwnPresence accountId={me.accountId} /> : null;
}
