import type { ControlChart, RuleName } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { shapeOf, shapePaths } from '../../ui/spc/marks.ts';
import { useChartWords, useIndicatorValue } from '../../ui/spc/words.ts';
import { Instant } from '../../ui/Times.tsx';

const zoneRules: readonly RuleName[] = ['beyond-3-sigma', 'two-of-three-beyond-2-sigma', 'four-of-five-beyond-1-sigma'];

const rulesOf: Record<ControlChart['definition']['rules'], readonly RuleName[]> = {
  '6-8-1-3-5': ['six-trend', 'eight-one-side', ...zoneRules],
  nelson: [
    ...zoneRules,
    'nine-one-side',
    'six-trend',
    'fourteen-alternating',
    'fifteen-within-1-sigma',
    'eight-outside-1-sigma',
  ],
  'western-electric': [...zoneRules, 'eight-one-side'],
  '1': ['beyond-3-sigma'],
};

function RuleList({ rules }: { rules: readonly RuleName[] }) {
  const { t } = useTranslation();
  return (
    <ul className="rule-list">
      {rules.map((rule) => (
        <li key={rule}>
          <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true" focusable="false">
            <path d={shapePaths[shapeOf(rule)]} fill="currentColor" />
          </svg>
          {t(`ui.spc.rule.${rule}`)}
        </li>
      ))}
    </ul>
  );
}

/** Why this chart, where its limits come from, by which rules it is read and what they cost. */
export function ChartReasons({ chart }: { chart: ControlChart }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number, percent } = useNumbers();
  const value = useIndicatorValue();
  const unit = useChartWords().unit(chart.definition);
  const { definition, falseAlarm, recommendation, sigma, sigmaZ, type } = chart;
  const own = definition.type !== 'auto' && definition.type !== recommendation.type;
  const facts = [
    { label: t('ui.spc.centre'), value: value(chart.centre, unit) },
    { label: t('measures.chart.sigma'), value: value(sigma, unit) },
    ...(sigmaZ === null ? [] : [{ label: 'σz', value: number(sigmaZ, 2) }]),
    { label: t('measures.chart.as-of'), value: <Instant at={chart.asOf} /> },
  ];
  return (
    <>
      <Section title={t('measures.chart.why')}>
        <p>
          <b>{t(`ui.spc.type.${type}`)}</b>
        </p>
        {own ? <p>{t('measures.chart.own-type', { type: t(`ui.spc.type.${recommendation.type}`) })}</p> : null}
        <p className="section-note">{pick(recommendation.explanation)}</p>
        <div className="section-note">
          <Facts facts={facts} />
        </div>
        {definition.sample ? (
          <p className="section-note">{t('measures.chart.sample-note', definition.sample)}</p>
        ) : null}
        <p className="section-note">
          {definition.baseline
            ? t('measures.chart.with-baseline', definition.baseline)
            : t('measures.chart.without-baseline')}
        </p>
      </Section>
      <Section title={t('measures.chart.rules')}>
        <p>{t(`measures.rules.${definition.rules}`)}</p>
        <RuleList rules={rulesOf[definition.rules]} />
        <p className="section-note">
          {t('measures.chart.cost', {
            points: number(Math.round(falseAlarm.meanRunLength)),
            share: percent(falseAlarm.within25, 0),
          })}
        </p>
      </Section>
    </>
  );
}
