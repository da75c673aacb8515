import type { ReportLine, ReportResult } from '@tongli/contracts/measures';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { ControlChartFigure } from '../../../ui/spc/ControlChartFigure.tsx';
import { digits, useReportWords } from './words.ts';

type Number = ReportResult['indicators'][number];

/** The last business date that was told: a period that is not over has come to the day on which it was. */
function lastTold({ to, asOf, zone }: ReportResult): string {
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(asOf));
  return to < on ? to : on;
}

function useNumberColumns(result: ReportResult, isCompared: boolean): Column<Number>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useReportWords();
  const figure = (key: 'told' | 'previous' | 'change' | 'target'): Column<Number> => ({
    key,
    title: t(`measures.report.column.${key}`),
    text: (one) => digits(one[key]),
    number: true,
  });
  const span = { from: result.from, to: lastTold(result) };
  const cardOf = ({ code }: Number) => ({ code, span, ...(result.unitId ? { unit: result.unitId } : {}) });
  const met = ({ met }: Number) =>
    met === null ? '—' : t(met ? 'measures.report.on-target' : 'measures.report.off-target');
  return [
    { key: 'name', title: t('measures.report.column.indicator'), text: ({ name }) => pick(name), phone: 'title' },
    { key: 'unit', title: t('measures.report.column.unit'), text: ({ unit }) => words.unit(unit) },
    { ...figure('told'), card: cardOf },
    ...(isCompared ? [figure('previous'), figure('change')] : []),
    figure('target'),
    {
      key: 'met',
      title: t('measures.report.column.met'),
      text: met,
      render: (one) => (one.met === null ? '—' : <StateTag tone={one.met ? 'done' : 'breached'}>{met(one)}</StateTag>),
    },
  ];
}

/** What each number meant on the last day that was told; later editions say something else. */
function Definitions({ result }: { result: ReportResult }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  if (result.indicators.every(({ formula }) => formula === undefined)) return null;
  const from = ({ effectiveFrom }: Number) =>
    effectiveFrom === null ? t('measures.report.from-beginning') : (effectiveFrom ?? '—');
  const said = (words: Number['formula']) => (words ? pick(words) : '—');
  const columns: Column<Number>[] = [
    { key: 'name', title: t('measures.report.column.indicator'), text: ({ name }) => pick(name), phone: 'title' },
    { key: 'definition', title: t('measures.card.definition'), text: (one) => said(one.definition), grows: true },
    { key: 'formula', title: t('measures.report.column.formula'), text: (one) => said(one.formula), grows: true },
    { key: 'from', title: t('measures.report.column.in-force'), text: from },
  ];
  const title = t('measures.report.definitions');
  return (
    <Section title={title}>
      <DataTable compact columns={columns} rows={result.indicators} rowKey={({ code }) => code} label={title} />
    </Section>
  );
}

function Lines({ result }: { result: ReportResult }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useReportWords();
  const title = t(`measures.report.rows.${result.rows}`);
  const columns: Column<ReportLine>[] = [
    { key: 'line', title, text: ({ name }) => pick(name), phone: 'title' },
    ...result.indicators.map(
      (one, at): Column<ReportLine> => ({
        key: one.code,
        title: words.head(one),
        text: ({ cells }) => digits(cells[at]?.told ?? null),
        number: true,
      }),
    ),
  ];
  return (
    <Section title={title}>
      <DataTable
        compact
        columns={columns}
        rows={result.lines}
        rowKey={({ key }) => key}
        label={title}
        empty={t('measures.report.no-lines')}
      />
      {result.left > 0 ? <p className="section-note">{t('measures.report.left', { count: result.left })}</p> : null}
    </Section>
  );
}

function Charts({ result }: { result: ReportResult }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return result.charts.map(({ indicator, chart }) => {
    const name = result.indicators.find(({ code }) => code === indicator)?.name;
    const title = name ? pick(name) : indicator;
    return (
      <Section key={indicator} title={t('measures.report.chart-of', { name: title })}>
        <ControlChartFigure chart={chart} height={240} />
        {chart.signals.length === 0 ? <p className="section-note">{t('measures.report.no-signals')}</p> : null}
        <ul className="stacked">
          {chart.signals.map(({ explanation, rule, from }) => (
            <li key={`${rule} ${from}`}>{pick(explanation)}</li>
          ))}
        </ul>
      </Section>
    );
  });
}

/** A report as it was told: whether all of it is there, its numbers, its lines and its charts. */
export function ReportTables({ result, isCompared }: { result: ReportResult; isCompared: boolean }) {
  const { t } = useTranslation();
  const words = useReportWords();
  const columns = useNumberColumns(result, isCompared);
  return (
    <>
      {result.gaps.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('measures.report.incomplete')}
          description={result.gaps.map((gap) => words.gap(gap, result)).join(' ')}
        />
      ) : null}
      <Section title={t('measures.report.summary')}>
        <DataTable
          compact
          columns={columns}
          rows={result.indicators}
          rowKey={({ code }) => code}
          label={t('measures.report.summary')}
        />
      </Section>
      {result.rows === 'none' ? null : <Lines result={result} />}
      <Charts result={result} />
      <Definitions result={result} />
    </>
  );
}
