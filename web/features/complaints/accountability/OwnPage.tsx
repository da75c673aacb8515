import { listOwnSanctions } from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { SanctionCard } from './SanctionCard.tsx';

type Own = ReplyOf<typeof listOwnSanctions>;
type Effect = Own['effects'][number];

function Record({ own }: { own: Own }) {
  const { t } = useTranslation();
  const { money, number } = useNumbers();
  const instant = useExportInstant();
  const columns: Column<Effect>[] = [
    {
      key: 'at',
      title: t('complaints.compensation.at'),
      text: ({ at }) => instant(at),
      render: ({ at }) => <Instant at={at} />,
    },
    { key: 'finding', title: t('complaints.accountability.number'), text: (row) => row.findingNumber, phone: 'title' },
    {
      key: 'act',
      title: t('complaints.compensation.act-label'),
      text: (row) => t(`complaints.accountability.effect.${row.act}`),
    },
    { key: 'points', title: t('complaints.accountability.points'), text: (row) => number(row.points), number: true },
    {
      key: 'deduction',
      title: t('complaints.accountability.deduction'),
      text: (row) => money(row.deductionMinor, own.currency),
      number: true,
    },
    { key: 'month', title: t('complaints.compensation.month'), text: ({ month }) => month.slice(0, 7) },
  ];
  return (
    <Section title={t('complaints.accountability.record-title')}>
      <Facts
        facts={[
          { label: t('complaints.accountability.points'), value: number(own.points) },
          { label: t('complaints.accountability.deduction'), value: money(own.deductionMinor, own.currency) },
        ]}
      />
      <DataTable
        label={t('complaints.accountability.record-title')}
        columns={columns}
        rows={own.effects}
        rowKey={({ id }) => id}
      />
    </Section>
  );
}

/** What was found about oneself, what it did to one's record, and the way to appeal. */
export default function OwnPage() {
  const { t } = useTranslation();
  const result = useRead(listOwnSanctions, {});
  return (
    <Page title={t('complaints.accountability.own')} lead={t('complaints.accountability.own-lead')}>
      <Read of={result}>
        {(own) =>
          own.sanctions.length === 0 ? (
            <Empty title={t('complaints.accountability.own-empty')} />
          ) : (
            <>
              {own.sanctions.map((one) => (
                <Section key={one.id} title={one.findingNumber}>
                  <SanctionCard one={one} own />
                </Section>
              ))}
              {own.effects.length > 0 ? <Record own={own} /> : null}
            </>
          )
        }
      </Read>
    </Page>
  );
}
