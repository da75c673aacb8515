import { Link } from '@tanstack/react-router';
import { breakdownBy, getIndicatorCard } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { asDate, chartAddress, dayAfter, definitionOf, indicatorAddress, type Span } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { CourseChart } from '../live/CourseChart.tsx';
import { Behind } from './Behind.tsx';
import { Breakdown, type Place } from './Breakdown.tsx';
import { type Card, Definition } from './Definition.tsx';

interface WholeProps {
  card: Card;
  span: Span;
  place: Place;
}

function Course({ card, span }: WholeProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { indicator, days } = card;
  const chart = chartAddress(definitionOf({}, indicator.code, span));
  return (
    <Section title={t('measures.card.course')} actions={<Link to={chart}>{t('measures.card.control-chart')}</Link>}>
      <CourseChart
        points={days.map(({ date, ...figure }) => ({ ...figure, label: date.slice(5) }))}
        unit={indicator.unit}
        label={t('measures.card.course-words', { name: pick(indicator.name), count: days.length })}
        bounds={[]}
        height={240}
      />
    </Section>
  );
}

function Whole(props: WholeProps) {
  return (
    <>
      <Definition card={props.card} />
      <Course {...props} />
      <Breakdown {...props} />
      <Behind {...props} />
    </>
  );
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
  const card = useRead(getIndicatorCard, { params: { code }, query }, { placeholderData: (previous) => previous });
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
      </Controls>
      <Read of={card}>{(data) => <Whole card={data} span={span} place={place} />}</Read>
    </Page>
  );
}
