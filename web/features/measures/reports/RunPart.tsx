import {
  getReportRun,
  type ReportDelivery,
  type ReportRun,
  readReportFile,
  reportFormat,
  resendReport,
} from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { addressOf } from '../../../api/request.ts';
import { savePicture } from '../../../ui/chart/picture.ts';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { useIndicatorValue } from '../../../ui/spc/words.ts';
import { Instant } from '../../../ui/Times.tsx';
import { pictureOf } from './picture.ts';
import { ReportTables } from './ReportTables.tsx';
import { spanOf, useReportWords } from './words.ts';

/** The same digits as workbook, on paper, as text and as a picture. */
function Files({ run }: { run: ReportRun }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useReportWords();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const title = pick(run.title);
  const value = useIndicatorValue();
  const indicatorOf = (code: string) => run.result.indicators.find((one) => one.code === code);
  const save = () =>
    void savePicture(
      `${title} ${spanOf(run.result)}.png`,
      pictureOf(run.result, {
        title: `${title} · ${spanOf(run.result)}`,
        head: words.head,
        pick,
        first: t('measures.report.column.indicator'),
        told: t('measures.report.column.told'),
        target: t('measures.report.column.target'),
        rows: t(`measures.report.rows.${run.result.rows}`),
        chart: (code) =>
          t('measures.report.chart-of', { name: pick(indicatorOf(code)?.name ?? { zh: code, en: code }) }),
        value: (code, number) => value(number, indicatorOf(code)?.unit ?? 'number'),
      }),
    );
  return (
    <div className="control-row">
      {reportFormat.options.map((format) => (
        <Button
          key={format}
          href={addressOf(readReportFile, { params: { id: run.id }, query: { format, language } })}
          download
        >
          {t(`measures.report.file.${format}`)}
        </Button>
      ))}
      <Button onClick={save}>{t('measures.report.file.png')}</Button>
    </div>
  );
}

const tones: Readonly<Record<ReportDelivery['state'], Tone>> = {
  waiting: 'waiting',
  sent: 'done',
  failed: 'breached',
  skipped: 'neutral',
};

function Deliveries({ run }: { run: ReportRun }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useAct(resendReport);
  const problem = ({ problem }: ReportDelivery) => (problem ? t(`measures.report.problem.${problem}`) : '');
  const columns: Column<ReportDelivery>[] = [
    { key: 'name', title: t('measures.report.person'), text: ({ personName }) => personName, phone: 'title' },
    { key: 'address', title: t('measures.report.address'), text: ({ address }) => address },
    {
      key: 'state',
      title: t('measures.report.state'),
      text: ({ state }) => t(`measures.report.delivery.${state}`),
      render: ({ state }) => <StateTag tone={tones[state]}>{t(`measures.report.delivery.${state}`)}</StateTag>,
    },
    { key: 'problem', title: t('measures.report.why'), text: problem, grows: true },
    {
      key: 'at',
      title: t('measures.report.sent'),
      text: ({ sentAt }) => sentAt ?? '',
      render: ({ sentAt }) => (sentAt ? <Instant at={sentAt} /> : '—'),
    },
  ];
  return (
    <Section
      title={t('measures.report.deliveries')}
      actions={
        run.actions.resend?.allowed ? (
          <Button loading={isPending} onClick={() => mutate({ params: { id: run.id } })}>
            {t('measures.report.resend')}
          </Button>
        ) : null
      }
    >
      <DataTable
        compact
        columns={columns}
        rows={run.deliveries}
        rowKey={({ id }) => id}
        label={t('measures.report.deliveries')}
      />
    </Section>
  );
}

function Told({ run }: { run: ReportRun }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { result } = run;
  const isCompared = result.indicators.some(({ previous }) => previous !== null);
  const facts = [
    { label: t('measures.report.told-of'), value: spanOf(result) },
    { label: t('measures.report.place'), value: pick(result.place) },
    ...(isCompared ? [{ label: t('measures.report.before'), value: spanOf(result.before) }] : []),
    { label: t('measures.report.as-of'), value: <Instant at={result.asOf} /> },
  ];
  return (
    <>
      <Section title={pick(run.title)} actions={<Files run={run} />}>
        <Facts facts={facts} />
      </Section>
      <ReportTables result={result} isCompared={isCompared} />
      {run.deliveries.length > 0 ? <Deliveries run={run} /> : null}
    </>
  );
}

/** A report as it was told once. */
export function RunPart({ id }: { id: string }) {
  const run = useRead(getReportRun, { params: { id } });
  return <Read of={run}>{(told) => <Told run={told} />}</Read>;
}
