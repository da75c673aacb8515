import { Link } from '@tanstack/react-router';
import type { QueryOf } from '@tongli/contracts/kernel';
import { breakdownBy, getIndicatorCard, getIndicatorContext } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import type { Fact } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { asDate, chartAddress, dayAfter, definitionOf, indicatorAddress, type Span } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { CompareControl } from '../CompareControl.tsx';
import { otherSpan } from '../compare.ts';
import { type Beside, CourseChart } from '../live/CourseChart.tsx';
import { useFigure } from '../live/words.ts';
import { monthAddress } from '../months/words.ts';
import { Behind } from './Behind.tsx';
import { Breakdown, type Place } from './Breakdown.tsx';
import { Cross } from './Cross.tsx';
import { type Card, Definition } from './Definition.tsx';
import { type Context, Owner } from './Owner.tsx';
import { Process } from './Process.tsx';

interface WholeProps {
  card: Card;
  /** Over the period that it is compared with. */
  other: Card | undefined;
  context: Context | undefined;
  span: Span;
  place: Place;
}

/** What was wanted on each of the days. */
const wantedOn = (context: Context, dates: readonly string[]) =>
  dates.map((date) => context.targets.findLast(({ from }) => from <= date)?.value ?? null);

function useBeside({ card, other, context }: WholeProps): readonly Beside[] {
  const { t } = useTranslation();
  const dates = card.days.map(({ date }) => date);
  const wanted = context ? wantedOn(context, dates) : [];
  return [
    ...(wanted.some((value) => value !== null)
      ? [{ name: t('measures.scorecard.target-title'), values: wanted, steps: true }]
      : []),
    ...(other
      ? [{ name: t('measures.compare.other'), values: dates.map((_, place) => other.days[place]?.value ?? null) }]
      : []),
  ];
}

function Course(props: WholeProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { card, span } = props;
  const { indicator, days } = card;
  const chart = chartAddress(definitionOf({}, indicator.code, span));
  return (
    <Section title={t('measures.card.course')} actions={<Link to={chart}>{t('measures.card.control-chart')}</Link>}>
      <CourseChart
        points={days.map(({ date, ...figure }) => ({ ...figure, label: date.slice(5) }))}
        unit={indicator.unit}
        label={t('measures.card.course-words', { name: pick(indicator.name), count: days.length })}
        bounds={[]}
        beside={useBeside(props)}
        height={240}
      />
    </Section>
  );
}

/** What stands around the number: what is wanted, who answers for it, what it was at another time, what was published. */
function useAround({ card, other, context, place }: WholeProps): readonly Fact[] {
  const { t } = useTranslation();
  const figure = useFigure();
  const { indicator } = card;
  const unit = place.unit ? `&unit=${place.unit}` : '';
  const target = <Link to={`/results/targets?indicator=${indicator.code}${unit}`}>{t('measures.card.targets')}</Link>;
  return [
    ...(other
      ? [
          {
            label: t('measures.compare.was', { from: other.days[0]?.date, to: other.days.at(-1)?.date }),
            value: figure(other.total.value, indicator.unit),
          },
        ]
      : []),
    ...(context
      ? [
          {
            label: t('measures.scorecard.target-title'),
            value: (
              <>
                {figure(context.target, indicator.unit)} {target}
              </>
            ),
          },
          {
            label: t('measures.card.owner'),
            value: <Owner code={indicator.code} context={context} place={place} />,
          },
          ...context.published.map(({ month, value }) => ({
            label: t('measures.card.published', { month }),
            value: <Link to={monthAddress(month)}>{figure(value, indicator.unit)}</Link>,
          })),
        ]
      : []),
  ];
}

function Whole(props: WholeProps) {
  const { card, span, place } = props;
  return (
    <>
      <Definition card={card} beside={useAround(props)} />
      <Course {...props} />
      <Process indicator={card.indicator} span={span} place={place} />
      <Breakdown card={card} span={span} place={place} />
      <Cross card={card} span={span} place={place} />
      <Behind card={card} span={span} place={place} />
    </>
  );
}

/** Over the other period, where one is asked for, and what stands around it. */
function useReads(code: string, query: QueryOf<typeof getIndicatorCard>, other: Span | null) {
  const kept = { placeholderData: <T,>(previous: T | undefined) => previous };
  const { by, ...place } = query;
  return {
    card: useRead(getIndicatorCard, { params: { code }, query }, kept),
    context: useRead(getIndicatorContext, { params: { code }, query: place }, kept).data,
    other: useRead(
      getIndicatorCard,
      { params: { code }, query: { ...place, by, ...other } },
      { ...kept, enabled: other !== null },
    ).data,
  };
}

/** One indicator explained: what it is, its value, course and parts, and of what it was counted; of all, a team or a person. */
export default function IndicatorPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const code = usePathParam('code');
  const { now } = useSite();
  const [search, change] = useAddress();
  const today = new Date(now()).toISOString().slice(0, 10);
  const span = { from: asDate(search.from) ?? dayAfter(today, -29), to: asDate(search.to) ?? today };
  const by = breakdownBy.safeParse(search.by).data ?? 'unit';
  const { unit, person } = search;
  const place = { ...(unit ? { unit } : {}), ...(person ? { person } : {}) };
  const query = { ...span, by, ...(unit ? { unitId: unit } : {}), ...(person ? { personId: person } : {}) };
  const compared = otherSpan(span, search);
  const { card, context, other } = useReads(code, query, compared);
  const where = card.data?.place ? pick(card.data.place) : '';
  const name = card.data ? pick(card.data.indicator.name) : t('measures.card.title');
  return (
    <Page
      title={where ? `${name} · ${where}` : name}
      actions={unit || person ? <Link to={indicatorAddress(code, span)}>{t('measures.card.back')}</Link> : undefined}
    >
      <Controls label={t('measures.card.period')}>
        <Control label={t('measures.card.from')} htmlFor="card-from">
          <DateInput id="card-from" value={span.from} onChange={(from) => change({ from })} />
        </Control>
        <Control label={t('measures.card.to')} htmlFor="card-to">
          <DateInput id="card-to" value={span.to} onChange={(to) => change({ to })} />
        </Control>
        <CompareControl />
      </Controls>
      <Read of={card}>
        {(data) => (
          <Whole card={data} other={compared ? other : undefined} context={context} span={span} place={place} />
        )}
      </Read>
    </Page>
  );
}
