import { useNavigate } from '@tanstack/react-router';
import { type AdoptionRate, getAdoptionRates } from '@tongli/contracts/requests';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { filterKey } from '../../../api/list.ts';
import { useAddress, writeSearch } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { saveTable } from '../../../ui/list/save-table.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { asDate } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useDirectory } from '../people.ts';

type Rate = Omit<AdoptionRate, 'unitId'>;

/** The suggestions behind a row, in the list of requests. */
const listOf = ({ unitId }: AdoptionRate, { from, to }: { from: string; to: string }) =>
  `/requests${writeSearch({
    [filterKey('kind', 'in')]: 'suggestion',
    [filterKey('lodgedOn', 'gte')]: from,
    [filterKey('lodgedOn', 'lte')]: to,
    ...(unitId === null ? { [filterKey('forUnitId', 'null')]: 'true' } : { [filterKey('forUnitId', 'eq')]: unitId }),
  })}`;

function useRateWords(): (rate: Rate) => string {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  return ({ adopted, decided }) =>
    decided === 0
      ? '—'
      : t('requests.adopted.rate-of', {
          share: percent(adopted / decided),
          adopted: number(adopted),
          decided: number(decided),
        });
}

function useColumns(): Column<AdoptionRate>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { unit } = useDirectory();
  const rate = useRateWords();
  const count = (key: 'made' | 'answered' | 'decided' | 'adopted'): Column<AdoptionRate> => ({
    ...{ key, title: t(`requests.adopted.${key}`), number: true, width: 110 },
    text: (row) => number(row[key]),
  });
  return [
    {
      ...{ key: 'unit', title: t('requests.adopted.unit'), grows: true, phone: 'title' },
      text: ({ unitId }) => unit(unitId) ?? t('requests.adopted.no-unit'),
    },
    count('made'),
    count('answered'),
    count('decided'),
    count('adopted'),
    { key: 'rate', title: t('requests.adopted.rate'), number: true, text: rate, width: 170 },
  ];
}

/** What came of suggestions: by the unit that they were for, how many were made, answered, decided and adopted. */
export default function AdoptionPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { number } = useNumbers();
  const rate = useRateWords();
  const [search, change] = useAddress();
  const columns = useColumns();
  const [from, to] = [asDate(search.from), asDate(search.to)];
  const query = from && to && from <= to ? { from, to } : {};
  const rates = useRead(getAdoptionRates, { query }, { placeholderData: (previous) => previous });
  return (
    <Page title={t('requests.adopted.title')} lead={t('requests.adopted.lead')}>
      <Read of={rates}>
        {(data) => (
          <>
            <Controls label={t('requests.adopted.period')}>
              <Control label={t('requests.adopted.period')} htmlFor="adoption-period" long>
                <DatePicker.RangePicker
                  id={{ start: 'adoption-period', end: 'adoption-period-end' }}
                  format="YYYY-MM-DD"
                  allowClear={false}
                  value={[dayjs(data.from), dayjs(data.to)]}
                  aria-label={t('requests.adopted.period')}
                  onChange={(_, [first, last] = ['', '']) => first && last && change({ from: first, to: last })}
                />
              </Control>
            </Controls>
            <Facts
              facts={[
                { label: t('requests.adopted.made'), value: number(data.total.made) },
                { label: t('requests.adopted.answered'), value: number(data.total.answered) },
                { label: t('requests.adopted.rate'), value: rate(data.total) },
              ]}
            />
            {data.units.length === 0 ? (
              <Empty title={t('requests.adopted.none')}>{t('requests.adopted.none-words')}</Empty>
            ) : (
              <Section
                title={t('requests.adopted.by-unit')}
                actions={
                  <Button
                    onClick={() =>
                      void saveTable(`${t('requests.adopted.title')} ${data.from} ${data.to}`, columns, data.units)
                    }
                  >
                    {t('requests.map.excel')}
                  </Button>
                }
              >
                <DataTable
                  label={t('requests.adopted.by-unit')}
                  columns={columns}
                  rows={data.units}
                  rowKey={({ unitId }) => unitId ?? 'none'}
                  onOpen={(row) => void navigate({ to: listOf(row, data) })}
                />
                <p className="quiet">{t('requests.adopted.explained')}</p>
              </Section>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}
