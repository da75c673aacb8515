import { Link } from '@tanstack/react-router';
import { type Estimate, getSurveyResults, type Survey, type SurveyResults } from '@tongli/contracts/outreach';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useLastDays } from '../../../ui/spc/last-days.ts';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { useSaid } from '../words.ts';

type Figure = 'response' | 'csat' | 'nps' | 'ces';

/** What each is called in the catalogue of indicators, and of how many days it is told here. */
const codes = { response: 'survey-response-rate', csat: 'csat', nps: 'nps', ces: 'ces' } as const;
const days = 90;

/** A figure with its interval and how many it rests on: never the number alone. */
function useFigureWords(): (figure: Figure, of: Estimate) => string {
  const { t } = useTranslation();
  const { percent, number } = useNumbers();
  return (figure, { value, lower, upper, answers }) => {
    if (value === null) return '—';
    const format = figure === 'response' || figure === 'csat' ? percent : number;
    const shown = { value: format(value), count: answers };
    if (lower === null || upper === null) return t('outreach.results.few', shown);
    return t('outreach.results.figure', { ...shown, lower: format(lower), upper: format(upper) });
  };
}

function Trend({ weeks }: { weeks: SurveyResults['weeks'] }) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const option = useMemo(
    () => ({
      color: [...colours.series],
      tooltip: { trigger: 'axis' as const },
      legend: {},
      xAxis: { type: 'category' as const, data: weeks.map(({ monday }) => monday) },
      yAxis: [
        { type: 'value' as const, min: 0, max: 100 },
        { type: 'value' as const, min: -100, max: 100 },
      ],
      series: [
        { type: 'line' as const, name: t('outreach.results.csat-percent'), data: weeks.map(({ csat }) => share(csat)) },
        {
          type: 'line' as const,
          name: t('outreach.results.response-percent'),
          data: weeks.map(({ response }) => share(response)),
        },
        {
          type: 'line' as const,
          name: t('outreach.results.nps'),
          yAxisIndex: 1,
          data: weeks.map(({ nps }) => nps.value),
        },
      ],
    }),
    [colours, weeks, t],
  );
  return <Chart option={option} label={t('outreach.results.trend')} height={260} />;
}

const share = ({ value }: Estimate) => (value === null ? null : Math.round(value * 1_000) / 10);

/** Where what customers were asked about is read. */
const addresses: Readonly<Record<string, string>> = { complaint: '/complaints', request: '/requests' };

type Text = SurveyResults['texts'][number];

function Texts({ texts }: { texts: readonly Text[] }) {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const columns: Column<Text>[] = [
    { key: 'text', title: t('outreach.results.said'), text: ({ text }) => text, grows: true, phone: 'title' },
    {
      key: 'low',
      title: t('outreach.results.score'),
      text: ({ low }) => (low ? t('outreach.results.low') : ''),
      render: ({ low }) => (low ? <StateTag tone="limit">{t('outreach.results.low')}</StateTag> : null),
      width: 100,
    },
    {
      key: 'case',
      title: t('outreach.results.case'),
      text: ({ subjectLabel }) => subjectLabel,
      render: ({ subjectType, subjectId, subjectLabel }) =>
        addresses[subjectType] ? (
          <Link to={`${addresses[subjectType]}/${subjectId}`}>{subjectLabel}</Link>
        ) : (
          subjectLabel
        ),
      width: 160,
    },
    {
      key: 'at',
      title: t('outreach.results.at'),
      text: ({ at }) => instant(at),
      render: ({ at }) => <Instant at={at} />,
      width: 120,
    },
  ];
  return (
    <DataTable<Text>
      columns={columns}
      rows={texts}
      rowKey={({ subjectId, at, text }) => `${subjectId} ${at} ${text}`}
      label={t('outreach.results.said')}
      empty={<p className="quiet">{t('outreach.results.nothing-said')}</p>}
    />
  );
}

function Counts({ question }: { question: SurveyResults['questions'][number] }) {
  const { t } = useTranslation();
  const said = useSaid();
  if (question.counts.length === 0) return null;
  return (
    <Section title={said(question.text)}>
      <DataTable
        columns={[
          { key: 'answer', title: t('outreach.results.answer'), text: ({ label }) => said(label), phone: 'title' },
          {
            key: 'times',
            title: t('outreach.results.times'),
            number: true,
            text: ({ times }) => String(times),
            width: 90,
          },
        ]}
        rows={question.counts}
        rowKey={({ value }) => value}
        label={said(question.text)}
        empty={null}
      />
    </Section>
  );
}

/** What customers said in the last ninety days: with intervals, by week, by question, in their words. */
export function Results({ survey }: { survey: Survey }) {
  const { t } = useTranslation();
  const words = useFigureWords();
  const span = useLastDays(days);
  const results = useRead(getSurveyResults, { params: { id: survey.id } });
  if (survey.sent === 0) return <Empty title={t('outreach.results.empty')}>{t('outreach.results.empty-words')}</Empty>;
  return (
    <Read of={results}>
      {(data) => (
        <>
          <Facts
            facts={(['response', 'csat', 'nps', 'ces'] as const).map((figure) => ({
              label: t(`outreach.results.${figure}`),
              value: words(figure, data[figure]),
              card: data[figure].value === null ? null : { code: codes[figure], span },
            }))}
          />
          <p className="quiet">{t('outreach.results.held', data.held)}</p>
          {data.weeks.length > 1 ? <Trend weeks={data.weeks} /> : null}
          <Section title={t('outreach.results.said')}>
            <Texts texts={data.texts} />
          </Section>
          {data.questions.map((question) => (
            <Counts key={question.id} question={question} />
          ))}
        </>
      )}
    </Read>
  );
}
