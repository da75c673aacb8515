import { Link } from '@tanstack/react-router';
import type { Action, Verdict } from '@tongli/contracts/improvement';
import type { ControlChart } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { ControlChartFigure } from '../../../ui/spc/ControlChartFigure.tsx';
import { type IndicatorUnit, useChartWords, useIndicatorValue } from '../../../ui/spc/words.ts';
import { Instant } from '../../../ui/Times.tsx';
import { ChartLink } from '../DefinedChart.tsx';
import { actionTones } from '../StateTags.tsx';

const shapes: Record<Verdict['verdict'], string> = {
  effective: 'm3 15 6 6L25 6',
  'not-effective': 'M6 6 22 22M22 6 6 22',
  'too-little-data': 'M5 14h.1M14 14h.1M23 14h.1',
};

function VerdictWord({ verdict }: { verdict: Verdict['verdict'] }) {
  const { t } = useTranslation();
  return (
    <p className={`verdict-word state-${actionTones[verdict]}`}>
      <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
        <path d={shapes[verdict]} fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
      </svg>
      {t(`improvement.action-state.${verdict}`)}
    </p>
  );
}

function usePValue(): (value: number) => string {
  const language = useLanguage();
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  return (value) => (value < 0.001 ? `< ${format.format(0.001)}` : `= ${format.format(value)}`);
}

function Sides({ verdict, unit }: { verdict: Verdict; unit: IndicatorUnit }) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const format = useIndicatorValue();
  const pValue = usePValue();
  const side = (key: 'before' | 'after') => {
    const { centre, n } = verdict[key];
    return (
      <div>
        <dt>{t(`improvement.verdict.${key}`)}</dt>
        <dd>
          {centre === null ? '—' : format(centre, unit)}
          <small>{t('improvement.verdict.points', { count: n })}</small>
        </dd>
      </div>
    );
  };
  const change = verdict.relativeChange;
  return (
    <dl className="sides">
      {side('before')}
      {side('after')}
      <div>
        <dt>{t('improvement.verdict.change')}</dt>
        <dd>{change === null ? '—' : `${change > 0 ? '+' : ''}${percent(change)}`}</dd>
      </div>
      <div>
        <dt>{t('improvement.verdict.p-value')}</dt>
        <dd>
          {verdict.pValue === null ? '—' : `p ${pValue(verdict.pValue)}`}
          <small>{t('improvement.verdict.p-words')}</small>
        </dd>
      </div>
    </dl>
  );
}

function Judged({ verdict, unit }: { verdict: Verdict; unit: IndicatorUnit }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <>
      <VerdictWord verdict={verdict.verdict} />
      <p>{pick(verdict.explanation)}</p>
      <Sides verdict={verdict} unit={unit} />
      <p className="section-note">
        {t('improvement.verdict.decided-at')} <Instant at={verdict.decidedAt} />
      </p>
    </>
  );
}

/** What the verdict leads to: nothing ends with an action that did nothing. */
function Next({ action: { rootCauseId, state } }: { action: Action }) {
  const { t } = useTranslation();
  if (state !== 'not-effective' && state !== 'too-little-data') return null;
  return (
    <p>
      {t(`improvement.verdict.next.${state}`)}{' '}
      {state === 'not-effective' ? (
        <Link to={`/improvement/root-causes/${rootCauseId}`}>{t('improvement.verdict.to-root-cause')}</Link>
      ) : null}
    </p>
  );
}

/** Whether it worked, as the chart says it; until then, when it will. */
export function VerdictSection({ action, chart }: { action: Action; chart: ControlChart | null }) {
  const { t } = useTranslation();
  const words = useChartWords();
  const { doneOn, state, verdict, verifyOn } = action;
  const waiting = doneOn ? t('improvement.verdict.waiting', { date: verifyOn }) : t('improvement.verdict.not-done');
  return (
    <>
      <Section title={t('improvement.verdict.title')}>
        {verdict && state !== 'done' ? (
          <>
            <Judged verdict={verdict} unit={chart ? words.unit(chart.definition) : 'complaints'} />
            <Next action={action} />
          </>
        ) : (
          <p>{waiting}</p>
        )}
      </Section>
      {chart ? (
        <Section title={chart.definition.splitOn ? t('improvement.verdict.chart') : t('improvement.chart')}>
          <p className="section-note">
            <ChartLink definition={chart.definition} />
          </p>
          <ControlChartFigure chart={chart} height={320} splitWord={t('improvement.verdict.split')} />
        </Section>
      ) : null}
    </>
  );
}
