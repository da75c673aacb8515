import { sumLedger } from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { dateIn } from '../../../ui/time.ts';
import { useUnits } from '../people.ts';

type Sum = ReplyOf<typeof sumLedger>['sums'][number];

/** What each unit has bound and spent, month by month, since the beginning of the year. */
export function LedgerSums() {
  const { t } = useTranslation();
  const { money, number } = useNumbers();
  const { zone, now } = useSite();
  const units = useUnits();
  const today = dateIn(zone, now());
  const { data } = useRead(sumLedger, {
    query: { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` },
  });
  if (!data || data.sums.length === 0) return null;
  const amount = (key: 'reservedMinor' | 'approvedMinor' | 'paidMinor', title: string): Column<Sum> => ({
    key,
    title,
    text: (row) => money(row[key], data.currency),
    number: true,
  });
  const columns: Column<Sum>[] = [
    { key: 'month', title: t('complaints.compensation.month'), text: ({ month }) => month.slice(0, 7), phone: 'title' },
    {
      key: 'unit',
      title: t('complaints.compensation.unit'),
      text: ({ unitId }) => (unitId ? (units.name(unitId) ?? '—') : '—'),
      phone: 'title',
    },
    amount('reservedMinor', t('complaints.compensation.account.reserved')),
    amount('approvedMinor', t('complaints.compensation.account.approved')),
    amount('paidMinor', t('complaints.compensation.account.paid')),
    { key: 'count', title: t('complaints.compensation.payouts'), text: ({ count }) => number(count), number: true },
  ];
  return (
    <Section title={t('complaints.compensation.sums')}>
      {data.balanceMinor === 0 ? null : (
        <Alert
          type="error"
          showIcon
          title={t('complaints.compensation.unbalanced', { amount: money(data.balanceMinor, data.currency) })}
        />
      )}
      <DataTable
        label={t('complaints.compensation.sums')}
        columns={columns}
        rows={data.sums}
        rowKey={({ month, unitId }) => `${month} ${unitId}`}
        compact
      />
    </Section>
  );
}
