import { Link } from '@tanstack/react-router';
import { type ContactRow, type DeskContact, listContacts, readCaller } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import { Slot } from '../../../app/Slot.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { toneOfContact, useContactWords } from '../words.ts';
import { Identify } from './Identify.tsx';
import { useSaid } from './messages.ts';

const shown = 6;

function Earlier({ row }: { row: ContactRow }) {
  const words = useContactWords();
  return (
    <li>
      <span>
        <Link to={`/contacts/${row.id}`}>{row.number}</Link> {words.channel(row.channel)} ·{' '}
        <Instant at={row.startedAt} />
      </span>
      <StateTag tone={toneOfContact(row)}>{words.outcome(row) || words.state(row)}</StateTag>
    </li>
  );
}

function EarlierContacts({ contactId, customerId }: { contactId: string; customerId: string }) {
  const { t } = useTranslation();
  const query = encodeList({ filters: { customerId: { eq: customerId } }, limit: shown + 1 });
  const { data } = useRead(listContacts, { query }, { staleTime: 30_000 });
  const others = (data?.items ?? []).filter(({ id }) => id !== contactId).slice(0, shown);
  return (
    <Section title={t('contacts.side.earlier')}>
      {others.length === 0 ? <p className="quiet">{t('contacts.side.earlier-none')}</p> : null}
      <ul className="side-list">
        {others.map((row) => (
          <Earlier key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  );
}

/** Beside a record: what somebody has to do, or was promised, because of this contact. */
function WorkLinks({ contact: { id, number } }: { contact: DeskContact }) {
  const { t } = useTranslation();
  if (!may(useMe(), 'work.act')) return null;
  const search = (kind: string) => ({ new: kind, aboutType: 'contact', aboutId: id, about: number });
  return (
    <Section title={t('contacts.side.follow-up')}>
      <div className="side-acts">
        <Link to="/work/tasks" search={search('promise') as never}>
          {t('contacts.side.promise')}
        </Link>
        <Link to="/work/tasks" search={search('task') as never}>
          {t('contacts.side.task')}
        </Link>
        <Link to={`/contacts/${id}`}>{t('contacts.side.record')}</Link>
      </div>
    </Section>
  );
}

/** The number at which a callback is owed, in clear to whoever has taken it: their page may be closed by now. */
function useNumberLeft({ id, channel, state, role }: DeskContact): string | null {
  const enabled = channel === 'callback' && state === 'connected' && role === 'owner';
  const { data } = useRead(readCaller, { params: { id }, body: {} }, { enabled, gcTime: 0 });
  return enabled ? (data?.phone ?? null) : null;
}

/** Whom one talks to: identity, what was before, open matters, and what is begun from here. */
export function CustomerSide({ contact }: { contact: DeskContact }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const { channel, customer, customerId, id, means, number, projectId } = contact;
  const said = useSaid(id);
  const left = useNumberLeft(contact);
  return (
    <>
      <Section title={t('contacts.side.customer')}>
        <Facts
          facts={[
            { label: t('contacts.side.name'), value: words.who(contact) },
            { label: t('contacts.side.phone'), value: left ?? customer?.phone },
            { label: t('contacts.side.language'), value: t(`contacts.language.${contact.language}`) },
            { label: t('contacts.side.contacts'), value: contact.earlier },
          ]}
        />
        {customerId === null ? <Identify key={id} contact={contact} /> : null}
      </Section>
      <Slot name="contact.side" give={{ contactId: id, number, channel, means, customerId, projectId, said }} />
      {customerId === null ? null : <EarlierContacts contactId={id} customerId={customerId} />}
      <WorkLinks contact={contact} />
    </>
  );
}
