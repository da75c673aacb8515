import { type Estimate, getSurveyResults, type Survey, type SurveyResults } from '@tongli/contracts/outreach';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useLastDays } from '../../../ui/spc/last-days.ts';
import { useSaid } from '../words.ts';
import { Drivers } from './Drivers.tsx';
import { useFigureWords } from './figure-words.ts';
import { Sampling } from './Sampling.tsx';
import { Texts } from './Texts.tsx';
import { Themes } from './Themes.tsx';

/** What each is called in the catalogue of indicators, and of how many days it is told here. */
const codes = { response: 'survey-response-rate', csat: 'csat', nps: 'nps', ces: 'ces' } as const;
const days = 90;

/** By the weeks that are over: of the one that runs, most have had no time to answer. */
function Trend({ weeks }: Pick<SurveyResults, 'weeks'>) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const option = useMemo(
    () => ({
      color: [...colours.series],
      tooltip: { trigger: 'axis' as const },
      legend: { textStyle: { color: colours.quiet } },
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
  if (weeks.length < 2) return null;
  return <Chart option={option} label={t('outreach.results.trend')} height={260} />;
}

const weekMs = 7 * 86_400_000;
/** Its Sunday is before the last date. */
const isOver = (monday: string, last: string) => Date.parse(monday) + weekMs <= Date.parse(last);

const share = ({ value }: Estimate) => (value === null ? null : Math.round(value * 1_000) / 10);

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
  if (survey.invited === 0)
    return <Empty title={t('outreach.results.empty')}>{t('outreach.results.empty-words')}</Empty>;
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
          <Sampling sampling={data.sampling} held={data.held} />
          <Trend weeks={data.weeks.filter(({ monday }) => isOver(monday, data.to))} />
          <Drivers drivers={data.drivers} />
          <Themes themes={data.themes} />
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
