import type { IsoDate } from '@tongli/calendar';
import type { AnnotatedChart, ChartDefinition } from '@tongli/contracts/measures';
import { compareBeforeAfter, type Verdict } from '@tongli/spc';
import { type Call, isRefusal, type Refusal } from '../../platform/call.ts';
import { businessDay, projectAsked } from '../org/index.ts';
import { annotationsOn } from './annotation/reading.ts';
import { type IndicatorEntry, measuresOf, type Recipe } from './catalogue/index.ts';
import { readCovered } from './coverage.ts';
import { earlier, later } from './dates.ts';
import { checkDefinition, maximumDays, tooFewPoints } from './definition.ts';
import { type Drawing, dataOf, draw, recommendType } from './drawing.ts';
import { type Range, readDays, readSpan } from './observations.ts';
import { findCharted, type OwnCharted, ownSeries } from './own/charting.ts';
import { isOwnCode } from './own/store.ts';
import { type Series, seriesOf } from './series.ts';
import { listKnownSignals, withStates } from './signals.ts';
import { sampledSeries } from './subgroup/subgroups.ts';

type Charted = IndicatorEntry | OwnCharted;

/** The indicator that a definition asks for, of the catalogue or of those that people wrote. */
export async function chartedBy(
  call: Call,
  definition: ChartDefinition,
  days = maximumDays,
): Promise<Charted | Refusal> {
  const own = isOwnCode(definition.indicator) ? await findCharted(call, definition.indicator) : undefined;
  return checkDefinition(definition, days, own);
}

/**
 * The series of an indicator: from the first date on record to the last complete one, so that neither the time before the
 * records nor a day that is not over is taken for a quiet one.
 */
async function series(call: Call, entry: Charted, definition: ChartDefinition): Promise<Series> {
  const { sample } = definition;
  if (sample) {
    const { lastComplete } = await businessDay(call);
    const to = earlier(definition.to, lastComplete);
    return definition.from > to ? noSeries : sampledSeries(call, entry, { ...definition, to, sample });
  }
  if ('own' in entry) return ownSeries(call, entry, definition);
  const { recipe } = entry;
  const { lastComplete } = await businessDay(call);
  const asked = { from: definition.from, to: earlier(definition.to, lastComplete) };
  if (recipe.size === 'calendar-days') return countSeries(call, recipe, definition, asked);
  const span = await readSpan(call, measuresOf(recipe), definition.projectId);
  const range = { from: later(asked.from, span?.from ?? asked.from), to: asked.to };
  if (span === null || range.from > range.to) return noSeries;
  return seriesOf({ ...definition, ...range }, await readDays(call, recipe, definition, range), 'counted');
}

/** A day without anything is a zero where a source was counting, and a gap between two sources. */
async function countSeries(call: Call, recipe: Recipe, definition: ChartDefinition, asked: Range): Promise<Series> {
  if (asked.from > asked.to) return noSeries;
  const covered = await readCovered(call, definition.projectId, asked);
  const days = [...covered].sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return noSeries;
  const counted = await readDays(call, recipe, definition, { from, to });
  return seriesOf({ ...definition, from, to }, counted, { covered });
}

const noSeries: Series = { points: [], splitIndex: null };

/** The drawing without what people have found out about its signals. A watched chart may grow longer than one asked for. */
export async function drawingOf(
  call: Call,
  definition: ChartDefinition,
  days = maximumDays,
): Promise<Drawing | Refusal> {
  const entry = await chartedBy(call, definition, days);
  if (isRefusal(entry)) return entry;
  return draw(definition, entry.recipe, await series(call, entry, definition));
}

/** Draws a chart from its definition, up to yesterday at most; keeps nothing. Signals under study carry their state. */
export async function drawChart(call: Call, definition: ChartDefinition): Promise<AnnotatedChart | Refusal> {
  const drawing = await drawingOf(call, definition);
  if (isRefusal(drawing)) return drawing;
  const projectId = await projectAsked(call, definition.projectId);
  // Signals are those of one project's chart; the sum over several is drawn and not watched.
  const known = isRefusal(projectId) ? [] : await listKnownSignals(call, projectId, definition);
  const annotations = await annotationsOn(call, definition);
  return { ...drawing, signals: withStates(drawing.signals, known), annotations, asOf: call.now.toISOString() };
}

export interface Comparison {
  readonly definition: ChartDefinition;
  readonly beforeFrom: IsoDate;
  /** First business date after the action. */
  readonly splitOn: IsoDate;
  readonly through: IsoDate;
}

export type BeforeAfter = Pick<Verdict, 'verdict' | 'explanation' | 'before' | 'after' | 'pValue'> & {
  readonly relativeChange: number | null;
};

/**
 * Whether the level of the indicator, in the slice and buckets of the definition, changed for the better from `splitOn` on.
 * Refused as the chart would be; too little data on a side is a verdict, not a refusal.
 */
export async function verify(
  call: Call,
  { definition, beforeFrom, splitOn, through }: Comparison,
): Promise<BeforeAfter | Refusal> {
  const compared = { ...definition, from: beforeFrom, to: through, splitOn, baseline: null };
  const entry = await chartedBy(call, compared);
  if (isRefusal(entry)) return entry;
  const { points, splitIndex } = await series(call, entry, compared);
  const recommendation = recommendType(entry.recipe, points);
  if (isRefusal(recommendation)) return recommendation;
  if (splitIndex === null || splitIndex === 0) return tooFewPoints('body.splitOn', 0);
  const { verdict, explanation, before, after, change, pValue } = compareBeforeAfter({
    ...dataOf(definition.type === 'auto' ? recommendation.type : definition.type, entry.recipe, points),
    rules: definition.rules,
    splitIndex,
    direction: entry.indicator.direction,
  });
  return { verdict, explanation, before, after, relativeChange: change.relative, pValue };
}
