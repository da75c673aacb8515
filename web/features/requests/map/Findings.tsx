import { mostCasesBehind, type ProcessMap } from '@tongli/contracts/requests';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Explained } from '../../../ui/Explained.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { keyOf } from './drawing.ts';
import { useNames, useTimeWords } from './words.ts';

/** How many cases, how long they took, and how much of it was done again. */
export function Summary({ map }: { map: ProcessMap }) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const { work, wall } = useTimeWords();
  const { whole, conformance, rework } = map;
  const told = (key: 'whole' | 'conforming' | 'rework', value: string) => (
    <Explained
      value={value}
      label={t(`requests.map.fact.${key}`)}
      definition={t(`requests.map.fact-words.${key}`)}
      source={t('requests.map.source')}
      asOf={map.asOf}
    />
  );
  return (
    <Facts
      facts={[
        {
          label: t('requests.map.fact.cases'),
          value: t('requests.map.fact.cases-of', { cases: number(map.cases), finished: number(map.finished) }),
        },
        {
          label: t('requests.map.fact.whole'),
          value: whole
            ? told(
                'whole',
                t('requests.map.fact.spread', { median: work(whole.minutes.median), p90: work(whole.minutes.p90) }),
              )
            : null,
        },
        { label: t('requests.map.fact.wall'), value: whole ? wall(whole.wall.median) : null },
        {
          label: t('requests.map.fact.rework'),
          value: told(
            'rework',
            t('requests.map.fact.rework-of', { cases: number(rework.cases), time: work(rework.minutes) }),
          ),
        },
        {
          label: t('requests.map.fact.conforming'),
          value: map.cases > 0 ? told('conforming', percent(conformance.conforming / map.cases)) : null,
        },
      ]}
    />
  );
}

/** The slowest step and the dearest loop, each with the way to its cases. */
export function Findings({ map, onCases }: { map: ProcessMap; onCases: (element: string) => void }) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { number } = useNumbers();
  const { work } = useTimeWords();
  const slowest = map.steps.find(({ key }) => key === map.slowest);
  const [dearest] = map.loops;
  const see = (element: string, cases: number) => (
    <Button size="small" onClick={() => onCases(element)}>
      {cases > mostCasesBehind
        ? t('requests.map.see-longest', { most: mostCasesBehind, cases: number(cases) })
        : t('requests.map.see-cases', { cases: number(cases) })}
    </Button>
  );
  return (
    <div className="map-findings">
      {slowest?.times ? (
        <Alert
          type="warning"
          className="form-notice"
          title={t('requests.map.slowest', {
            step: nameOf(slowest.key),
            median: work(slowest.times.minutes.median),
            p90: work(slowest.times.minutes.p90),
            times: number(slowest.count),
          })}
          action={see(`step:${slowest.key}`, slowest.cases)}
        />
      ) : (
        <p className="quiet">{t('requests.map.no-slowest')}</p>
      )}
      {dearest ? (
        <Alert
          type="warning"
          className="form-notice"
          title={t('requests.map.dearest', {
            from: nameOf(dearest.from),
            to: nameOf(dearest.to),
            times: number(dearest.count),
            cost: work(dearest.totalMinutes),
          })}
          action={see(`loop:${keyOf(dearest)}`, dearest.cases)}
        />
      ) : (
        <p className="quiet">{t('requests.map.no-loops')}</p>
      )}
    </div>
  );
}

/** What is known of the step or way that was chosen in the drawing. */
export function Chosen({
  map,
  element,
  onCases,
}: {
  map: ProcessMap;
  element: string;
  onCases: (element: string) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { number } = useNumbers();
  const { work, wall } = useTimeWords();
  const key = element.slice(element.indexOf(':') + 1);
  const step = element.startsWith('step:') ? map.steps.find((one) => one.key === key) : undefined;
  const edge = element.startsWith('edge:') ? map.edges.find((one) => keyOf(one) === key) : undefined;
  const found = step ?? edge;
  if (!found) return null;
  const times = step ? step.times : edge;
  const title = edge ? `${nameOf(edge.from)} → ${nameOf(edge.to)}` : nameOf(key);
  return (
    <section className="section" aria-label={title}>
      <Facts
        facts={[
          { label: t('requests.map.chosen'), value: title },
          { label: t('requests.map.column.times'), value: number(found.count) },
          {
            label: t('requests.map.work-time'),
            value: times
              ? t('requests.map.fact.spread', { median: work(times.minutes.median), p90: work(times.minutes.p90) })
              : null,
          },
          {
            label: t('requests.map.wall-time'),
            value: times
              ? t('requests.map.fact.spread', { median: wall(times.wall.median), p90: wall(times.wall.p90) })
              : null,
          },
        ]}
      />
      <Button onClick={() => onCases(element)}>{t('requests.map.see-cases', { cases: number(found.cases) })}</Button>
      {step && step.standing > 0 ? (
        <Button type="link" onClick={() => onCases(`standing:${key}`)}>
          {t('requests.map.see-standing', { cases: number(step.standing) })}
        </Button>
      ) : null}
    </section>
  );
}
