import { createHash } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import type { ChartDefinition, ChartType } from '@tongli/contracts/measures';
import { type Refusal, refuse } from '../../platform/call.ts';
import { checkRange } from '../../platform/range.ts';
import { catalogue, findIndicator, type IndicatorEntry } from './catalogue/index.ts';
import type { OwnCharted } from './own/charting.ts';

/** Three years. Above that a chart is no longer read, and one process has hardly stayed the same. */
export const maximumDays = 1_100;

/** Of a sampled chart each quarter of an hour has its lot. */
export const mostSampledDays = 400;

/** A chart without the last day of a drawing: as days pass, the same chart goes on. */
export type LastingDefinition = Omit<ChartDefinition, 'to'>;

/**
 * What makes a chart this one: what it counts, how it is bucketed and judged. Neither the dates it is looked at over nor the
 * type it is drawn as, chosen or recommended, makes a signal another one.
 */
export type ChartIdentity = Omit<LastingDefinition, 'from' | 'type'>;

export function lastingDefinition({ to: _to, ...lasting }: ChartDefinition): LastingDefinition {
  return lasting;
}

/** Keys in one order, so that equal charts have equal hashes. */
export function chartHash(chart: ChartIdentity): string {
  const { indicator, product, area, bucket, rules, baseline, splitOn, sample } = chart;
  const frozen = baseline && { from: baseline.from, to: baseline.to };
  const drawn = sample && { size: sample.size, fromHour: sample.fromHour, toHour: sample.toHour };
  return createHash('sha256')
    .update(JSON.stringify({ indicator, product, area, bucket, rules, baseline: frozen, splitOn, sample: drawn }))
    .digest('hex');
}

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field, params });

/** The indicator that a definition asks for, of the catalogue or `own`, or what is wrong with it whatever was counted. */
export function checkDefinition<Own extends OwnCharted = never>(
  definition: ChartDefinition,
  days = maximumDays,
  own?: Own,
): IndicatorEntry | Own | Refusal {
  const { type, from, to, baseline, splitOn } = definition;
  const entry = own ?? findIndicator(definition.indicator);
  if (!entry) {
    const allowed = catalogue.map(({ indicator }) => indicator.code).join(', ');
    return wrong('unknown-indicator', 'body.indicator', { indicator: definition.indicator, allowed });
  }
  const chartTypes = definition.sample ? sampledTypes : entry.indicator.chartTypes;
  const unfit = checkSample(entry, definition);
  if (unfit) return unfit;
  if (type !== 'auto' && !chartTypes.includes(type))
    return wrong('chart-type-unfit', 'body.type', { type, allowed: chartTypes.join(', ') });
  const most = definition.sample ? Math.min(days, mostSampledDays) : days;
  return checkRange({ from, to }, 'body', most) ?? checkParts(from, to, baseline, splitOn) ?? entry;
}

const sampledTypes: readonly ChartType[] = ['xbar-r', 'xbar-s', 'i-mr'];

/** An average has values to be grouped; what is told by the day has one a day, and a p chart knows the spread of shares. */
function checkSample(entry: IndicatorEntry | OwnCharted, { sample }: ChartDefinition): Refusal | null {
  if (!sample) return null;
  if (!entry.indicator.hasSubgroups) return wrong('sampling-unfit', 'body.sample');
  const { fromHour, toHour } = sample;
  return fromHour < toHour ? null : wrong('sample-hours-empty', 'body.sample.toHour', { fromHour, toHour });
}

function checkParts(
  from: IsoDate,
  to: IsoDate,
  baseline: ChartDefinition['baseline'],
  splitOn: IsoDate | null,
): Refusal | null {
  if (splitOn !== null && !(splitOn > from && splitOn <= to))
    return wrong('split-outside-range', 'body.splitOn', { from, to });
  if (baseline === null) return null;
  if (baseline.from < from || baseline.to > to || baseline.from > baseline.to)
    return wrong('baseline-outside-range', 'body.baseline', { from, to });
  if (splitOn !== null && baseline.from < splitOn && baseline.to >= splitOn)
    return wrong('baseline-crosses-split', 'body.baseline', { splitOn });
  return null;
}

export const tooFewPoints = (field: string, points: number) => wrong('too-few-points', field, { points, minimum: 2 });
