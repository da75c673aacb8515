import { Link } from '@tanstack/react-router';
import { getVisitResults, type VisitResult } from '@tongli/contracts/complaints';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { saveTable } from '../../../ui/list/save-table.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { asDate, type Span } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';

type CountKey = 'closed' | 'planned' | 'reached' | 'solved' | 'satisfied' | 'rated';

const codes = { visitRate: 'visit-rate', satisfaction: 'satisfaction-rate' } as const;

function useColumns(span: Span): Column<VisitResult>[] {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const count = (key: CountKey): Column<VisitResult> => ({
    key,
    title: t(`complaints.visit-results.${key}`),
    number: true,
    text: (row) => number(row[key]),
  });
  const share = (key: 'visitRate' | 'satisfaction', title: string): Column<VisitResult> => ({
    key,
    title,
    number: true,
    text: (row) => (row[key] === null ? '—' : percent(row[key])),
    card: ({ handlerId }) => ({ code: codes[key], span, ...(handlerId ? { person: handlerId } : {}) }),
  });
  return [
    {
      key: 'handler',
      title: t('complaints.visit.handler'),
      text: ({ handlerName }) => handlerName ?? t('complaints.nobody'),
      phone: 'title',
      grows: true,
    },
    count('closed'),
    count('planned'),
    count('reached'),
    share('visitRate', t('complaints.visit-results.rate')),
    count('solved'),
    count('satisfied'),
    share('satisfaction', t('complaints.visit-results.satisfaction')),
    count('rated'),
    {
      key: 'ratedSatisfied',
      title: t('complaints.visit-results.rated-satisfied'),
      number: true,
      text: (row) => number(row.ratedSatisfied),
    },
  ];
}

/** How many were visited and what they said, by who handled the case. */
export default function ResultsPage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const [from, to] = [asDate(search.from), asDate(search.to)];
  const query = from && to && from <= to ? { from, to } : {};
  const results = useRead(getVisitResults, { query }, { placeholderData: (previous) => previous });
  const columns = useColumns(results.data ?? { from: '', to: '' });
  return (
    <Page
      title={t('complaints.visit-results.title')}
      lead={t('complaints.visit-results.lead')}
      actions={<Link to="/complaints/visits">{t('complaints.visit.list')}</Link>}
    >
      <Read of={results}>
        {(data) => (
          <>
            <Controls label={t('complaints.visit-results.period')}>
              <Control label={t('complaints.visit-results.period')} htmlFor="period" long>
                <DatePicker.RangePicker
                  id={{ start: 'period', end: 'period-end' }}
                  format="YYYY-MM-DD"
                  allowClear={false}
                  value={[dayjs(data.from), dayjs(data.to)]}
                  aria-label={t('complaints.visit-results.period')}
                  onChange={(_, [first, last] = ['', '']) => first && last && change({ from: first, to: last })}
                />
              </Control>
            </Controls>
            {data.rows.length === 0 ? (
              <Empty title={t('complaints.visit-results.empty')}>{t('complaints.visit-results.empty-words')}</Empty>
            ) : (
              <Section
                title={t('complaints.visit-results.by-handler')}
                actions={
                  <Button
                    onClick={() =>
                      void saveTable(
                        `${t('complaints.visit-results.title')} ${data.from} ${data.to}`,
                        columns,
                        data.rows,
                      )
                    }
                  >
                    {t('complaints.visit-results.excel')}
                  </Button>
                }
              >
                <DataTable<VisitResult>
                  label={t('complaints.visit-results.title')}
                  rows={data.rows}
                  rowKey={({ handlerId }) => handlerId ?? 'nobody'}
                  columns={columns}
                />
              </Section>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}
