import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { breakdownBy, getIndicatorCard } from '@tongli/contracts/measures';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { asDate, chartAddress, dayAfter, definitionOf, type Span } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { CasesTable } from '../live/CasesTable.tsx';
import { CourseChart } from '../live/CourseChart.tsx';
import { useFigure } from '../live/words.ts';

type Card = ReplyOf<typeof getIndicatorCard>;
type Part = Card['breakdown'][number];

const rounded = (value: number) => Math.round(value * 100) / 100;

function Definition({ card }: { card: Card }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { number } = useNumbers();
  const { indicator, total, percentiles, asOf } = card;
  const facts = [
    { label: t('measures.card.value'), value: <strong>{figure(total.value, indicator.unit)}</strong> },
    { label: pick(indicator.parts.count), value: number(rounded(total.count)) },
    {
      label: indicator.parts.size ? pick(indicator.parts.size) : t('measures.card.days'),
      value: number(rounded(total.size)),
    },
    ...(percentiles
      ? [
          { label: t('measures.card.p50'), value: figure(percentiles.p50, indicator.unit) },
          { label: t('measures.card.p90'), value: figure(percentiles.p90, indicator.unit) },
        ]
      : []),
    { label: t('measures.card.as-of'), value: <Instant at={asOf} /> },
    { label: t('measures.card.direction'), value: t(`measures.card.${indicator.direction}`) },
  ];
  return (
    <Section title={t('measures.card.definition')}>
      <p>{pick(indicator.definition)}</p>
      <p>{pick(indicator.formula)}</p>
      <Facts facts={facts} />
      <p className="section-note">
        {t('measures.card.source', { source: pick(indicator.source), events: indicator.events.join(', ') })}
      </p>
    </Section>
  );
}

function Breakdown({ card }: { card: Card }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const terms = useTerms();
  const figure = useFigure();
  const { number } = useNumbers();
  const [, change] = useAddress();
  const { indicator, breakdown, by } = card;
  const nameOf = ({ key, name }: Part) => {
    if (key === '') return t('measures.card.unspecified');
    if (name) return pick(name);
    return by === 'product' || by === 'area' || by === 'cause' ? terms.name(by, key) : key;
  };
  const columns: Column<Part>[] = [
    { key: 'name', title: t(`measures.by.${by}`), text: nameOf, phone: 'title', grows: true },
    { key: 'value', title: t('measures.card.value'), text: ({ value }) => figure(value, indicator.unit), number: true },
    { key: 'count', title: pick(indicator.parts.count), text: ({ count }) => number(rounded(count)), number: true },
    {
      key: 'size',
      title: indicator.parts.size ? pick(indicator.parts.size) : t('measures.card.days'),
      text: ({ size }) => number(rounded(size)),
      number: true,
    },
  ];
  const options = breakdownBy.options.map((value) => ({ value, label: t(`measures.by.${value}`) }));
  return (
    <Section
      title={t('measures.card.breakdown')}
      actions={
        <Select
          aria-label={t('measures.card.breakdown')}
          value={by}
          options={options}
          onChange={(value) => change({ by: value })}
          popupMatchSelectWidth={false}
        />
      }
    >
      <DataTable
        compact
        columns={columns}
        rows={breakdown}
        rowKey={({ key }) => key}
        label={t('measures.card.breakdown')}
        empty={<p className="quiet">{t('measures.cases.none')}</p>}
      />
    </Section>
  );
}

function Whole({ card, span }: { card: Card; span: Span }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { indicator, days, cases } = card;
  const chart = chartAddress(definitionOf({}, indicator.code, span));
  return (
    <>
      <Definition card={card} />
      <Section title={t('measures.card.course')} actions={<Link to={chart}>{t('measures.card.control-chart')}</Link>}>
        <CourseChart
          points={days.map(({ date, ...figure }) => ({ ...figure, label: date.slice(5) }))}
          unit={indicator.unit}
          label={t('measures.card.course-words', { name: pick(indicator.name), count: days.length })}
          bounds={[]}
          height={240}
        />
      </Section>
      <Breakdown card={card} />
      {cases ? (
        <Section title={t('measures.cases.title')}>
          <CasesTable cases={cases} indicator={indicator} />
        </Section>
      ) : null}
    </>
  );
}

/** One indicator explained: what it is, its value, course and parts, and the cases it was counted of. */
export default function IndicatorPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const code = usePathParam('code');
  const { now } = useSite();
  const [search, change] = useAddress();
  const today = new Date(now()).toISOString().slice(0, 10);
  const span = { from: asDate(search.from) ?? dayAfter(today, -29), to: asDate(search.to) ?? today };
  const by = breakdownBy.safeParse(search.by).data ?? 'unit';
  const query = { ...span, by, ...(search.unit ? { unitId: search.unit } : {}) };
  const card = useRead(getIndicatorCard, { params: { code }, query }, { placeholderData: (previous) => previous });
  return (
    <Page title={card.data ? pick(card.data.indicator.name) : t('measures.card.title')}>
      <Controls label={t('measures.card.period')}>
        <Control label={t('measures.card.from')} htmlFor="card-from">
          <DateInput id="card-from" value={span.from} onChange={(from) => change({ from })} />
        </Control>
        <Control label={t('measures.card.to')} htmlFor="card-to">
          <DateInput id="card-to" value={span.to} onChange={(to) => change({ to })} />
        </Control>
      </Controls>
      <Read of={card}>{(data) => <Whole card={data} span={span} />}</Read>
    </Page>
  );
}
