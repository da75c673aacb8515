import { useNavigate } from '@tanstack/react-router';
import { listReportRuns, listReports, type Report, removeReport, runReport } from '@tongli/contracts/measures';
import { Alert, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { Refused } from '../targets/Refused.tsx';
import { ChangingForm } from './ReportForm.tsx';
import { RunPart } from './RunPart.tsx';
import { ScheduleForm } from './ScheduleForm.tsx';
import { spanOf, useReportWords } from './words.ts';

/** Tells it now: of the last period that is over, or of the one in which a date lies. */
function Running({ report, onDone }: { report: Report; onDone: (id: string) => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useState<string | null>(null);
  const { mutate, isPending, error } = useAct(runReport, ({ id }) => onDone(id));
  return (
    <>
      <Controls label={t('measures.report.run')}>
        <Control label={t('measures.report.run-on')} htmlFor="report-on">
          <DateInput id="report-on" {...(on ? { value: on } : {})} onChange={(date) => setOn(date ?? null)} />
        </Control>
        <Button type="primary" loading={isPending} onClick={() => mutate({ params: { id: report.id }, body: { on } })}>
          {t('measures.report.run')}
        </Button>
      </Controls>
      <Refused error={error} />
    </>
  );
}

function Runs({ id, chosen, onChoose }: { id: string; chosen: string | undefined; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  const runs = useRead(listReportRuns, { params: { id } });
  type Row = NonNullable<typeof runs.data>['runs'][number];
  const sent = ({ sent, waiting, failed }: Row) =>
    sent + waiting + failed === 0 ? '—' : t('measures.report.sent-of', { sent, all: sent + waiting + failed });
  const columns: Column<Row>[] = [
    { key: 'span', title: t('measures.report.told-of'), text: spanOf, phone: 'title' },
    {
      key: 'asOf',
      title: t('measures.report.as-of'),
      text: ({ asOf }) => asOf,
      render: ({ asOf }) => <Instant at={asOf} />,
    },
    { key: 'sent', title: t('measures.report.sent'), text: sent },
  ];
  return (
    <Read of={runs}>
      {({ runs: rows }) => (
        <DataTable
          compact
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          label={t('measures.report.runs')}
          onOpen={(row) => onChoose(row.id)}
          begin={chosen}
          empty={<Empty title={t('measures.report.no-runs')}>{t('measures.report.no-runs-words')}</Empty>}
        />
      )}
    </Read>
  );
}

function ScheduleFacts({ report }: { report: Report }) {
  const { t } = useTranslation();
  const words = useReportWords();
  const { schedule } = report;
  if (!schedule) return <p className="section-note">{t('measures.report.unscheduled')}</p>;
  const facts = [
    { label: t('measures.report.every'), value: words.cadence(schedule.cadence, schedule.minute) },
    { label: t('measures.report.next'), value: schedule.nextAt ? <Instant at={schedule.nextAt} /> : '—' },
    { label: t('measures.report.recipients'), value: schedule.recipients.map((one) => one.personName).join('、') },
    { label: t('measures.report.set-by'), value: schedule.setBy },
  ];
  return (
    <>
      {schedule.halted ? <Alert type="error" showIcon title={t(`measures.report.halted.${schedule.halted}`)} /> : null}
      <Facts facts={facts} />
    </>
  );
}

function Shown({ report }: { report: Report }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const run = search.run ?? report.lastRun?.id;
  const choose = (id: string) => change({ run: id });
  return (
    <div className="record-columns">
      <div className="record-body stays">
        {run ? <RunPart id={run} /> : <p>{t('measures.report.no-runs-words')}</p>}
      </div>
      <aside className="record-aside" aria-label={t('measures.report.runs')}>
        <Section title={t('measures.report.schedule')}>
          <ScheduleFacts report={report} />
        </Section>
        <Section title={t('measures.report.runs')}>
          {report.actions.run?.allowed ? <Running report={report} onDone={choose} /> : null}
          <Runs id={report.id} chosen={run} onChoose={choose} />
        </Section>
      </aside>
    </div>
  );
}

function Acts({ report }: { report: Report }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [, change] = useAddress();
  const { mutate } = useAct(removeReport, () => void navigate({ href: '/results/reports' }));
  if (!report.actions.change?.allowed) return null;
  return (
    <>
      <ConfirmButton
        question={t('measures.report.remove-question')}
        consequence={t('measures.report.remove-consequence')}
        onYes={() => mutate({ params: { id: report.id } })}
      >
        {t('measures.report.remove')}
      </ConfirmButton>
      <Button onClick={() => change({ open: 'change' })}>{t('measures.report.change')}</Button>
      <Button onClick={() => change({ open: 'schedule' })}>{t('measures.report.set-schedule')}</Button>
    </>
  );
}

/** One report: what it told and when, what it tells now, and to whom it goes. */
export default function ReportPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const id = usePathParam('id');
  const [search, change] = useAddress();
  const reports = useRead(listReports, {});
  const report = reports.data?.reports.find((one) => one.id === id);
  const close = () => change({ open: undefined });
  return (
    <Page
      title={report ? pick(report.title) : t('measures.report.title')}
      actions={report ? <Acts report={report} /> : null}
    >
      <Read of={reports}>
        {() => (report ? <Shown report={report} /> : <Empty title={t('measures.report.gone')} />)}
      </Read>
      {report ? (
        <Drawer
          open={search.open === 'change' || search.open === 'schedule'}
          onClose={close}
          size={narrow ? '100%' : 860}
          title={t(search.open === 'change' ? 'measures.report.change' : 'measures.report.set-schedule')}
          destroyOnHidden
        >
          {search.open === 'change' ? <ChangingForm report={report} onDone={close} /> : null}
          {search.open === 'schedule' ? <ScheduleForm report={report} onDone={close} /> : null}
        </Drawer>
      ) : null}
    </Page>
  );
}
