import { useNavigate } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { listReports, type Report } from '@tongli/contracts/measures';
import { Alert, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { AddingForm } from './ReportForm.tsx';
import { useReportWords } from './words.ts';

type Reports = ReplyOf<typeof listReports>;

function useColumns(): Column<Report>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useReportWords();
  const schedule = ({ schedule }: Report) =>
    schedule ? words.cadence(schedule.cadence, schedule.minute) : t('measures.report.unscheduled');
  return [
    { key: 'title', title: t('measures.report.name'), text: ({ title }) => pick(title), phone: 'title' },
    {
      key: 'period',
      title: t('measures.report.period'),
      text: ({ period, rows }) =>
        [t(`measures.report.periods.${period}`), rows === 'none' ? '' : t(`measures.report.rows.${rows}`)]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'place',
      title: t('measures.report.place'),
      text: ({ place }) => (place ? pick(place) : t('measures.report.whole')),
    },
    { key: 'schedule', title: t('measures.report.schedule'), text: schedule, grows: true },
    {
      key: 'next',
      title: t('measures.report.next'),
      text: ({ schedule: own }) => own?.nextAt ?? '',
      render: ({ schedule: own }) => (own?.nextAt ? <Instant at={own.nextAt} /> : '—'),
    },
    {
      key: 'last',
      title: t('measures.report.last'),
      text: ({ lastRun }) => lastRun?.asOf ?? '',
      render: ({ lastRun }) => (lastRun ? <Instant at={lastRun.asOf} /> : '—'),
    },
  ];
}

/** What comes with the product: one press begins with it. */
function Supplied({ supplied, onTake }: { supplied: Reports['supplied']; onTake: (code: string) => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  if (supplied.length === 0) return null;
  return (
    <Section title={t('measures.report.supplied')}>
      <p className="section-note">{t('measures.report.supplied-words')}</p>
      <div className="control-row">
        {supplied.map(({ code, title }) => (
          <Button key={code} onClick={() => onTake(code)}>
            {pick(title)}
          </Button>
        ))}
      </div>
    </Section>
  );
}

function List({ reports, supplied, mail, actions }: Reports) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const [search, change] = useAddress();
  const columns = useColumns();
  const may = actions.add?.allowed === true;
  const taken = supplied.find(({ code }) => code === search.open);
  const open = (id: string) => void navigate({ href: `/results/reports/${id}` });
  return (
    <>
      {mail ? null : <Alert type="info" showIcon title={t('measures.report.no-mail')} />}
      <DataTable
        columns={columns}
        rows={reports}
        rowKey={({ id }) => id}
        label={t('measures.report.title')}
        onOpen={({ id }) => open(id)}
        empty={<Empty title={t('measures.report.empty')}>{t('measures.report.empty-words')}</Empty>}
      />
      <Supplied supplied={supplied} onTake={(code) => change({ open: code })} />
      <Drawer
        open={may && search.open !== undefined && search.open !== ''}
        onClose={() => change({ open: undefined })}
        size={narrow ? '100%' : 860}
        title={t('measures.report.add')}
        destroyOnHidden
      >
        <AddingForm key={taken?.code ?? 'new'} initial={taken ?? {}} onDone={({ id }) => open(id)} />
      </Drawer>
    </>
  );
}

/** Reports that people put together: what they tell, when they leave, and for whom. */
export default function ReportsPage() {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const reports = useRead(listReports, {});
  const add = reports.data?.actions.add?.allowed ? (
    <Button type="primary" onClick={() => change({ open: 'new' })}>
      {t('measures.report.add')}
    </Button>
  ) : null;
  return (
    <Page title={t('measures.report.title')} lead={t('measures.report.lead')} actions={add}>
      <Read of={reports}>{(data) => <List {...data} />}</Read>
    </Page>
  );
}
