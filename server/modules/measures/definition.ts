import { createHash } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { type Refusal, refuse } from '../../platform/call.ts';
import { checkRange } from '../../platform/range.ts';
import { catalogue, findIndicator, type IndicatorEntry } from './catalogue/index.ts';
import type { OwnCharted } from './own/charting.ts';

/** Three years. Above that a chart is no longer read, and one process has hardly stayed the same. */
export const maximumDays = 1_100;

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
  const { indicator, product, area, bucket, rules, baseline, splitOn } = chart;
  const frozen = baseline && { from: baseline.from, to: baseline.to };
  return createHash('sha256')
    .update(JSON.stringify({ indicator, product, area, bucket, rules, baseline: frozen, splitOn }))
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
  const { chartTypes } = entry.indicator;
  if (type !== 'auto' && !chartTypes.includes(type))
    return wrong('chart-type-unfit', 'body.type', { type, allowed: chartTypes.join(', ') });
  return checkRange({ from, to }, 'body', days) ?? checkParts(from, to, baseline, splitOn) ?? entry;
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
