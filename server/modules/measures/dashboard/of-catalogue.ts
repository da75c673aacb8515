import { addDays, dayRange } from '@tongli/calendar';
import type { TileAnswer } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { findIndicator, type IndicatorEntry, type Measure, measuresOf } from '../catalogue/index.ts';
import { breakdownOf } from '../cells/card.ts';
import { readSumsByDay, readTold } from '../cells/day-reading.ts';
import { earlier, later } from '../dates.ts';
import type { Range } from '../observations.ts';
import { type ByDay, figureOver, knownSince, pointsOf } from '../scorecard/course.ts';
import type { Told } from '../scorecard/items.ts';
import { type Asked, type Board, ranked } from './asking.ts';

/** A number of a short period is seen against as many days. */
const fewestDays = 14;

export function courseRange({ from, to }: Range): Range {
  return dayRange(from, to).length >= fewestDays ? { from, to } : { from: addDays(to, 1 - fewestDays), to };
}

interface Known {
  readonly asked: Asked;
  readonly entry: IndicatorEntry;
}

/** All that some tiles at one place need: one query, however many they are. */
async function readPlace(call: Call, { projectId }: Board, all: readonly Known[]): Promise<ByDay> {
  const measures = [...new Set(all.flatMap(({ entry }) => measuresOf(entry.recipe)))];
  const span = all
    .map(({ asked: { range, before } }) => ({ from: earlier(before.from, courseRange(range).from), to: range.to }))
    .reduce((one, other) => ({ from: earlier(one.from, other.from), to: later(one.to, other.to) }));
  return readSumsByDay(call, { projectId, unitId: all[0]?.asked.tile.unitId }, measures, span);
}

async function answerOf(call: Call, board: Board, { asked, entry }: Known, byDay: ByDay, told: Told) {
  const { tile, range, before } = asked;
  const { indicator } = entry;
  const since = knownSince(entry, told);
  const common = {
    ...{ indicator, range, place: await board.nameOf(tile.unitId) },
    target: await board.targetOf(indicator.code, tile.unitId, range.to),
  };
  const total = figureOver(entry, byDay, range, since);
  if (tile.kind === 'number')
    return {
      ...{ kind: tile.kind, ...common, ...total, points: pointsOf(entry, byDay, courseRange(range), since) },
      previous: figureOver(entry, byDay, before, since).value,
    };
  if (tile.kind === 'course') return { kind: tile.kind, ...common, points: pointsOf(entry, byDay, range, since) };
  const place = { projectId: board.projectId, unitId: tile.unitId, by: tile.by };
  const parts = await breakdownOf(call, entry, place, range, dayRange(range.from, range.to).length);
  return { kind: tile.kind, ...common, total, parts: ranked(parts, tile.most) };
}

/** Of the indicators of the catalogue, by the id of each tile. */
export async function readOfCatalogue(
  call: Call,
  board: Board,
  all: readonly Asked[],
): Promise<ReadonlyMap<string, TileAnswer>> {
  const known = all.flatMap((asked): Known[] => {
    const entry = findIndicator(asked.tile.indicator);
    return entry ? [{ asked, entry }] : [];
  });
  const measures: Measure[] = [...new Set(known.flatMap(({ entry }) => measuresOf(entry.recipe)))];
  if (known.length === 0) return new Map();
  const told = await readTold(call, [...measures, 'lodged'], board.projectId);
  const answers = new Map<string, TileAnswer>();
  for (const here of Map.groupBy(known, ({ asked }) => asked.tile.unitId).values()) {
    const byDay = await readPlace(call, board, here);
    for (const one of here) answers.set(one.asked.tile.id, await answerOf(call, board, one, byDay, told));
  }
  return answers;
}
