import { addDays, dayRange, type IsoDate } from '@tongli/calendar';
import { chartDefinition, type ReportResult } from '@tongli/contracts/measures';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { measuresOf } from '../catalogue/index.ts';
import { readSumsByDay, readTold } from '../cells/day-reading.ts';
import { later } from '../dates.ts';
import { draw } from '../drawing.ts';
import type { Range } from '../observations.ts';
import { findCharted, ownSeries } from '../own/charting.ts';
import { figureOver, knownSince } from '../scorecard/course.ts';
import type { Series } from '../series.ts';
import { type Entries, isOwn, type ReportPlace } from './figures.ts';

/** How much of the past a chart shows, up to the last day that is over. */
const pastDays = 60;
const fewestValues = 12;

/** A control chart of each number as of the end of the period; one with too little to judge by is left out. */
export async function drawCharts(
  call: Call,
  entries: Entries,
  place: ReportPlace,
  through: IsoDate,
): Promise<ReportResult['charts']> {
  const range = { from: addDays(through, 1 - pastDays), to: through };
  const drawn: ReportResult['charts'] = [];
  for (const one of entries) {
    const code = isOwn(one) ? one.code : one.indicator.code;
    const definition = chartDefinition.parse({ indicator: code, projectId: place.projectId, ...range });
    // What is counted of an own indicator is not narrowed to a unit by its series.
    const found = isOwn(one)
      ? place.unitId === null && (await ofOwn(call, code, definition))
      : { recipe: one.recipe, series: await seriesOf(call, one, place, range) };
    if (!found || found.series.points.filter(({ size }) => size > 0).length < fewestValues) continue;
    const drawing = draw(definition, found.recipe, found.series);
    if (isRefusal(drawing)) continue;
    const signals = drawing.signals.map((signal) => {
      return { ...signal, triageId: null, triageNumber: null, state: 'new' as const };
    });
    drawn.push({ indicator: code, chart: { ...drawing, signals, asOf: call.now.toISOString() } });
  }
  return drawn;
}

async function ofOwn(call: Call, code: string, definition: Parameters<typeof ownSeries>[2]) {
  const charted = await findCharted(call, code);
  return charted && { recipe: charted.recipe, series: await ownSeries(call, charted, definition) };
}

async function seriesOf(
  call: Call,
  entry: Exclude<Entries[number], { editions: unknown }>,
  place: ReportPlace,
  { from, to }: Range,
): Promise<Series> {
  const wanted = measuresOf(entry.recipe);
  const since = knownSince(entry, await readTold(call, wanted, place.projectId));
  const start = later(from, since ?? from);
  if (start > to) return { points: [], splitIndex: null };
  const byDay = await readSumsByDay(call, place, wanted, { from: start, to });
  const points = dayRange(start, to).map((label) => {
    const { count, size } = figureOver(entry, byDay, { from: label, to: label }, since);
    return { label, count: size > 0 ? count : 0, size };
  });
  return { points, splitIndex: null };
}
