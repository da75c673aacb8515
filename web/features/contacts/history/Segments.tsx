import type { ContactRecord } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { useContactWords } from '../words.ts';

type Segment = ContactRecord['segments'][number];
type Visit = ContactRecord['visits'][number];

function useTimes() {
  const instant = useExportInstant();
  return <Row,>(key: string, title: string, at: (row: Row) => string | null): Column<Row> => ({
    key,
    title,
    text: (row) => instant(at(row)),
    render: (row) => {
      const value = at(row);
      return value === null ? '—' : <Instant at={value} />;
    },
  });
}

/** Who had a part in it and in which queues it waited. */
export function Segments({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const time = useTimes();
  const segments: Column<Segment>[] = [
    { key: 'agent', title: t('contacts.column.agent'), text: ({ agentName }) => agentName, phone: 'title' },
    { key: 'role', title: t('contacts.record.role'), text: ({ role }) => t(`contacts.role.${role}`) },
    time('from', t('contacts.record.from'), ({ startedAt }) => startedAt),
    time('to', t('contacts.record.to'), ({ endedAt }) => endedAt),
    {
      key: 'end',
      title: t('contacts.record.end'),
      text: ({ endedBy }) => (endedBy === null ? '' : words.ofCode('cause', endedBy)),
      grows: true,
    },
  ];
  const visits: Column<Visit>[] = [
    { key: 'queue', title: t('contacts.column.queue'), text: (row) => words.queue(row), phone: 'title' },
    time('from', t('contacts.record.from'), ({ enteredAt }) => enteredAt),
    time('to', t('contacts.record.to'), ({ leftAt }) => leftAt),
    {
      key: 'outcome',
      title: t('contacts.column.outcome'),
      text: ({ outcome }) => (outcome === null ? '' : t(`contacts.outcome.${outcome}`)),
      grows: true,
    },
  ];
  return (
    <>
      <Section title={t('contacts.record.segments')}>
        <DataTable<Segment>
          columns={segments}
          rows={record.segments}
          rowKey={({ number }) => String(number)}
          label={t('contacts.record.segments')}
          empty={<p className="quiet">{t('contacts.record.no-segments')}</p>}
        />
      </Section>
      <Section title={t('contacts.record.visits')}>
        <DataTable<Visit>
          columns={visits}
          rows={record.visits}
          rowKey={({ number }) => String(number)}
          label={t('contacts.record.visits')}
          empty={<p className="quiet">{t('contacts.record.no-visits')}</p>}
        />
      </Section>
    </>
  );
}
