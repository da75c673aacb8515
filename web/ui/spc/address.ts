import { isoDate } from '@tongli/contracts/kernel';
import {
  bucket as buckets,
  type ChartDefinition,
  chartDefinition,
  chartSample,
  chartType,
  ruleSetName,
} from '@tongli/contracts/measures';
import { type Search, writeSearch } from '../address.ts';

/** Inclusive business dates. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const asDate = (text: string | undefined): string | null => isoDate.safeParse(text).data ?? null;

/** The date so many days later (or, negative, earlier). */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function baselineOf(search: Search): Span | null {
  const [from, to] = [asDate(search.baselineFrom), asDate(search.baselineTo)];
  return from && to && from <= to ? { from, to } : null;
}

const numberOf = (text: string | undefined) => (text ? Number(text) : undefined);

function sampleOf({ sample, fromHour, toHour }: Search) {
  const asked = { size: numberOf(sample), fromHour: numberOf(fromHour), toHour: numberOf(toHour) };
  const told = chartSample.safeParse(asked);
  return told.success ? { sample: told.data } : {};
}

/** The chart that an address asks for; what it leaves out or gets wrong is the usual chart over `usual`. */
export function definitionOf(search: Search, indicator: string, usual: Span): ChartDefinition {
  const type = chartType.safeParse(search.type);
  const rules = ruleSetName.safeParse(search.rules);
  const bucket = buckets.safeParse(search.bucket);
  return chartDefinition.parse({
    indicator: (search.indicator || indicator).slice(0, 60),
    product: (search.product ?? '').slice(0, 80),
    area: (search.area ?? '').slice(0, 80),
    bucket: bucket.success ? bucket.data : 'day',
    type: type.success ? type.data : 'auto',
    rules: rules.success ? rules.data : '6-8-1-3-5',
    from: asDate(search.from) ?? usual.from,
    to: asDate(search.to) ?? usual.to,
    baseline: baselineOf(search),
    splitOn: asDate(search.splitOn),
    ...sampleOf(search),
  });
}

/** The address of a chart: opens exactly this chart again. */
export function chartAddress(definition: ChartDefinition): string {
  const { baseline, bucket, type, rules, sample, splitOn, ...plain } = definition;
  return `/results/charts${writeSearch({
    ...plain,
    bucket: bucket === 'day' ? '' : bucket,
    type: type === 'auto' ? '' : type,
    rules: rules === '6-8-1-3-5' ? '' : rules,
    baselineFrom: baseline?.from,
    baselineTo: baseline?.to,
    splitOn,
    sample: sample?.size.toString(),
    fromHour: sample?.fromHour ? sample.fromHour.toString() : '',
    toHour: sample && sample.toHour < 24 ? sample.toHour.toString() : '',
  })}`;
}

/** Over other dates, or as another type, it is the same chart. */
export function sameChart(one: ChartDefinition, other: ChartDefinition): boolean {
  const identity = (chart: ChartDefinition) => chartAddress({ ...chart, from: '', to: '', type: 'auto' });
  return identity(one) === identity(other);
}

interface Slice {
  readonly product: string;
  readonly area: string;
  readonly cause?: string;
}

/** The date by which cases are counted: of receipt, of closing, or on which they count as on time or not. */
export type CaseDate = 'lodgedOn' | 'closedOn' | 'timedOn';

/** The complaints behind a point or a bar: those of a slice, counted in a span. */
export function casesAddress({ product, area, cause }: Slice, date: CaseDate, { from, to }: Span): string {
  const dates =
    from === to ? { [`filter[${date}][eq]`]: from } : { [`filter[${date}][gte]`]: from, [`filter[${date}][lte]`]: to };
  const slice = { 'filter[product][eq]': product, 'filter[area][eq]': area, 'filter[cause][eq]': cause };
  return `/complaints${writeSearch({ ...dates, ...slice })}`;
}

const earlier = (one: string, other: string) => [one, other].toSorted()[0] ?? one;

/** The business dates that one point stands for: its day, or the week that starts on it, within the chart. */
export function pointSpan({ bucket, to }: ChartDefinition, label: string): Span {
  return { from: label, to: bucket === 'day' ? label : earlier(dayAfter(label, 6), to) };
}

/** To what a card is narrowed, and how it is broken down. */
export interface CardPlace {
  readonly unit?: string;
  readonly person?: string;
  readonly by?: string;
}

/** The card of an indicator: what it is, its course and the cases behind it. */
export function indicatorAddress(code: string, { from, to }: Span, place: CardPlace = {}): string {
  return `/results/indicators/${code}${writeSearch({ from, to, ...place })}`;
}
