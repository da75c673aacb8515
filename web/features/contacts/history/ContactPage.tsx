import { Link } from '@tanstack/react-router';
import { type ContactRecord, getContact } from '@tongli/contracts/contacts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { filterKey } from '../../../api/list.ts';
import { Slot } from '../../../app/Slot.tsx';
import { usePathParam } from '../../../ui/address.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Duration, Instant } from '../../../ui/Times.tsx';
import { useCodeNames } from '../settings/useCodeNames.ts';
import { toneOfContact, useContactWords } from '../words.ts';
import { Decisions } from './Decisions.tsx';
import { RecordActs } from './RecordActs.tsx';
import { Segments } from './Segments.tsx';
import { Story } from './Story.tsx';
import { Transcript } from './Transcript.tsx';

const ChatScreens = lazy(pageFile(() => import('./call/ChatScreens.tsx')));
const CallRecord = lazy(pageFile(() => import('./call/CallRecord.tsx')));

function useFacts(record: ContactRecord) {
  const { t } = useTranslation();
  const words = useContactWords();
  const code = useCodeNames();
  return [
    { label: t('contacts.column.channel'), value: words.channel(record.channel) },
    { label: t('contacts.column.queue'), value: words.queue(record) },
    { label: t('contacts.column.agent'), value: record.agentName },
    { label: t('contacts.column.started'), value: <Instant at={record.startedAt} /> },
    { label: t('contacts.column.wait'), value: <Duration seconds={record.waitSeconds} /> },
    { label: t('contacts.column.talk'), value: <Duration seconds={record.talkSeconds} /> },
    { label: t('contacts.column.hold'), value: <Duration seconds={record.holdSeconds} /> },
    { label: t('contacts.column.wrap-up'), value: <Duration seconds={record.wrapUpSeconds} /> },
    { label: t('contacts.column.codes'), value: record.wrapUpCodes.map(code).join(t('app.list-separator')) },
  ];
}

function Aside({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const { callerPhone, channel, comment, customer, customerId, id, means, note, number, projectId, rating, summary } =
    record;
  return (
    <>
      <Section title={t('contacts.side.customer')}>
        <Facts
          facts={[
            { label: t('contacts.side.name'), value: words.who(record) },
            { label: t('contacts.side.phone'), value: customer?.phone ?? callerPhone },
          ]}
        />
        {customerId ? (
          <Link to="/contacts" search={{ [filterKey('customerId', 'eq')]: customerId } as never}>
            {t('contacts.record.all-of-customer')}
          </Link>
        ) : null}
      </Section>
      {summary || note ? (
        <Section title={t('contacts.wrap-up.note')}>
          {[summary, note].filter(Boolean).map((text) => (
            <p key={text} className="timeline-body">
              {text}
            </p>
          ))}
        </Section>
      ) : null}
      {rating === null ? null : (
        <Section title={t('contacts.column.rating')}>
          <p>{t('contacts.record.rated', { rating })}</p>
          {comment ? <p className="timeline-body">{comment}</p> : null}
        </Section>
      )}
      <Slot name="contact.side" give={{ contactId: id, number, channel, means, customerId, projectId, said: '' }} />
    </>
  );
}

function Contact({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const spoken = record.channel === 'voice' || record.channel === 'callback';
  return (
    <RecordPage
      title={record.number}
      state={
        <StateTag tone={toneOfContact(record)}>
          {record.state === 'closed' ? words.outcome(record) || words.state(record) : words.state(record)}
        </StateTag>
      }
      facts={useFacts(record)}
      actions={<RecordActs record={record} />}
      tabs={[
        { key: 'story', label: t('contacts.record.story'), content: <Story record={record} /> },
        {
          key: 'messages',
          label: spoken
            ? t('contacts.recording.tab', { count: record.messages })
            : t('contacts.record.messages', { count: record.messages }),
          content: spoken ? (
            <Suspense fallback={<RowsSkeleton />}>
              <CallRecord record={record} />
              <Transcript record={record} />
            </Suspense>
          ) : (
            <Suspense fallback={<RowsSkeleton />}>
              <Transcript record={record} />
              <ChatScreens record={record} />
            </Suspense>
          ),
        },
        { key: 'routing', label: t('contacts.record.routing'), content: <Decisions record={record} /> },
        { key: 'parts', label: t('contacts.record.parts'), content: <Segments record={record} /> },
      ]}
      aside={<Aside record={record} />}
    />
  );
}

/** One contact, every second of it explained. */
export default function ContactPage() {
  const contact = useRead(getContact, { params: { id: usePathParam('id') } });
  return <Read of={contact}>{(record) => <Contact record={record} />}</Read>;
}
