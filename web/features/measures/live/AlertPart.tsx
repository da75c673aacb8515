import { Link } from '@tanstack/react-router';
import { type AlertRecord, getIndicatorAlert, type LiveIndicator } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Timeline } from '../../../ui/record/Timeline.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { chartAddress, dayAfter, definitionOf } from '../../../ui/spc/address.ts';
import { Due, Instant } from '../../../ui/Times.tsx';
import { dateIn, exportInstantText } from '../../../ui/time.ts';
import { AlertActs } from './AlertActs.tsx';
import { CasesTable } from './CasesTable.tsx';
import { CourseChart } from './CourseChart.tsx';
import { alertTone, useFigure, useWindowWords } from './words.ts';

/** The control chart of the two months before, where a special cause is triaged and its root cause studied. */
function chartOf({ alert }: AlertRecord): string {
  const day = alert.raisedAt.slice(0, 10);
  return chartAddress(definitionOf({}, alert.indicator, { from: dayAfter(day, -60), to: day }));
}

function Effect({ record: { effect, alert } }: { record: AlertRecord }) {
  const { t } = useTranslation();
  const figure = useFigure();
  if (!effect) return null;
  const { before, after } = effect;
  const of = ({ value, count, size }: typeof before) =>
    t('measures.alert.effect-value', { value: figure(value, alert.unit), count: round(count), size: round(size) });
  return (
    <Section title={t('measures.alert.effect')}>
      <Facts
        facts={[
          { label: t('measures.alert.before'), value: of(before) },
          { label: t('measures.alert.after'), value: of(after) },
          { label: t('measures.alert.acted-at'), value: <Instant at={effect.actedAt} /> },
        ]}
      />
      <p className="section-note">{t('measures.alert.effect-note')}</p>
    </Section>
  );
}

const round = (value: number) => Math.round(value * 100) / 100;

function Log({ record: { log, alert } }: { record: AlertRecord }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const entries = log.map(({ code, at, byName, text, value }, place) => ({
    key: String(place),
    at,
    title: t(`measures.log.${code}`),
    who: byName || t('measures.log.house'),
    body: text || (value === null ? null : figure(value, alert.unit)),
  }));
  return (
    <Section title={t('measures.alert.log')}>
      <Timeline entries={entries} label={t('measures.alert.log')} />
    </Section>
  );
}

function factsOf(record: AlertRecord, words: ReturnType<typeof useAlertWords>) {
  const { alert } = record;
  const { t, figure, pick, windowOf } = words;
  return [
    { label: t('measures.alert.value'), value: figure(alert.value, alert.unit), card: cardOf(alert, words.zone) },
    {
      label: alert.byControl ? t('measures.alert.control-bound') : t('measures.alert.bound'),
      value: figure(alert.boundAt, alert.unit),
    },
    { label: t('measures.alert.window'), value: windowOf(alert.windowMinutes) },
    { label: t('measures.alert.place'), value: alert.unitName ? pick(alert.unitName) : t('measures.live.whole') },
    { label: t('measures.alert.owner'), value: alert.ownerName || t('measures.alert.nobody') },
    { label: t('measures.alert.raised-at'), value: <Instant at={alert.raisedAt} /> },
    ...(alert.state === 'raised'
      ? [{ label: t('measures.alert.take-by'), value: <Due at={alert.takeBy} warnAt={alert.raisedAt} /> }]
      : []),
    ...(alert.outcome ? [{ label: t('measures.alert.outcome'), value: t(`measures.outcome.${alert.outcome}`) }] : []),
  ];
}

function useAlertWords() {
  const { t } = useTranslation();
  const { zone } = useSite();
  return { t, zone, figure: useFigure(), pick: useBilingual(), windowOf: useWindowWords() };
}

/** The card of the business dates that its window had when it was raised. */
function cardOf({ indicator, raisedAt, windowMinutes, unitId }: AlertRecord['alert'], zone: string) {
  const at = Date.parse(raisedAt);
  const span = { from: dateIn(zone, at - windowMinutes * 60_000), to: dateIn(zone, at) };
  return { code: indicator, span, ...(unitId ? { unit: unitId } : {}) };
}

function Whole({ record, shown }: { record: AlertRecord; shown: LiveIndicator | undefined }) {
  const words = useAlertWords();
  const { t, pick, zone } = words;
  const { alert, points, cases } = record;
  const name = pick(alert.name);
  const labelled = points.map((point) => ({ ...point, label: exportInstantText(Date.parse(point.at), zone).slice(5) }));
  return (
    <div className="record-columns">
      <div className="record-body">
        <Section
          title={name}
          actions={<StateTag tone={alertTone(alert)}>{t(`measures.alert-state.${alert.state}`)}</StateTag>}
        >
          <Facts facts={factsOf(record, words)} />
          <p>{t('measures.alert.suggested', { suggestion: alert.suggestion })}</p>
          <AlertActs alert={alert} />
        </Section>
        <Section
          title={t('measures.alert.course')}
          actions={<Link to={chartOf(record)}>{t('measures.alert.study')}</Link>}
        >
          <CourseChart
            points={labelled}
            unit={alert.unit}
            label={t('measures.alert.course-words', { name })}
            bounds={[{ name: words.figure(alert.boundAt, alert.unit), at: alert.boundAt }]}
          />
          <p className="section-note">{t('measures.alert.study-note')}</p>
        </Section>
        <Section title={t('measures.cases.title')}>
          <CasesTable cases={cases} indicator={shown?.indicator ?? { unit: alert.unit, hasPercentiles: false }} />
        </Section>
      </div>
      <aside className="record-aside">
        <Effect record={record} />
        <Log record={record} />
      </aside>
    </div>
  );
}

/** One alert on the screen of all: what it is, what to do next, and everything that explains it. */
export function AlertPart({ id, indicators }: { id: string; indicators: readonly LiveIndicator[] }) {
  const record = useRead(getIndicatorAlert, { params: { id } }, { placeholderData: (previous) => previous });
  return (
    <Read of={record}>
      {(data) => (
        <Whole
          key={data.alert.id}
          record={data}
          shown={indicators.find(({ indicator }) => indicator.code === data.alert.indicator)}
        />
      )}
    </Read>
  );
}
