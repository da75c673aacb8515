import { Link, useLocation } from '@tanstack/react-router';
import type { DeskContact } from '@tongli/contracts/contacts';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Clock } from '../../../ui/Times.tsx';
import { useHeadset } from '../../../ui/voice/headset.ts';
import { deskPath } from '../offer.ts';
import { dropCall, takeCall, useOwnCall } from './own-call.ts';
import { MuteButton, RecordingTag } from './pieces.tsx';
import { useIsHere, useSoleTab } from './sole-tab.ts';
import { mayJoin } from './spoken.ts';
import '../../../ui/desk/call.css';

/** Joins what one has in hand, here or after a reload, and leaves when it is over. */
function useKeeping(contact: DeskContact | undefined): void {
  const id = contact?.id;
  const own = useOwnCall();
  const isHere = useIsHere();
  const headset = useHeadset();
  useSoleTab(id !== undefined);
  useEffect(() => {
    if (id !== undefined && isHere) takeCall(id);
    else dropCall();
  }, [id, isHere]);
  const session = contact?.call?.session;
  useEffect(() => {
    if (own && session !== undefined && own.contactId === id) own.heed(session);
  }, [own, id, session]);
  useEffect(() => own?.phone.takeDevices(headset), [own, headset]);
  useEffect(() => dropCall, []);
}

/** On every page: the call goes on, and is a press away. */
function Beside({ contact }: { contact: DeskContact }) {
  const { t } = useTranslation();
  const own = useOwnCall();
  return (
    <section className="call-beside" aria-label={t('contacts.call.label')}>
      <Link to={deskPath} search={{ contact: contact.id } as never}>
        {t('contacts.call.back')} <Clock since={contact.answeredAt ?? contact.since} />
      </Link>
      <RecordingTag call={contact.call} />
      {own ? <MuteButton phone={own.phone} /> : null}
    </section>
  );
}

/** The call that one has in hand; away from the desk a line about it. */
export default function OwnCallKeeper({ contacts }: { contacts: readonly DeskContact[] }) {
  const contact = contacts.find(mayJoin);
  const atDesk = useLocation().pathname === deskPath;
  useKeeping(contact);
  return contact && !atDesk ? <Beside contact={contact} /> : null;
}
