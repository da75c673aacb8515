import type { TileAnswer } from '@tongli/contracts/measures';
import { type Call, refuse } from '../../../platform/call.ts';
import { earlier } from '../dates.ts';
import { breakdownOf, checkBack } from '../own/card.ts';
import { indicatorOf } from '../own/entry.ts';
import { editionsWithin, figureOver, figuresBy, readCounted } from '../own/reads.ts';
import { findOwn, type Own } from '../own/store.ts';
import { stepsOf } from '../scorecard/course.ts';
import { targetsAt, type Whose } from '../target/store.ts';
import { wantedOf } from '../target/wanted.ts';
import { type Asked, type Board, ranked, refused } from './asking.ts';
import { courseRange } from './of-catalogue.ts';

const unknown = (indicator: string) => refused(refuse('unknown-indicator', { params: { indicator } }));

async function targetAt(call: Call, own: Own, place: Whose, on: string): Promise<number | null> {
  return wantedOf(await targetsAt(call, place, on), own, place, on);
}

/** Of an indicator that people wrote, of the project that it was written for. */
export async function readOfOwn(call: Call, board: Board, { tile, range, before }: Asked): Promise<TileAnswer> {
  const own = await board.once(`own ${tile.indicator}`, () => findOwn(call, tile.indicator));
  if (own?.projectId !== board.projectId) return unknown(tile.indicator);
  const course = courseRange(range);
  const all = { from: earlier(before.from, course.from), to: range.to };
  const tooFar = checkBack(own, all);
  if (tooFar) return refused(tooFar);
  const place = { projectId: board.projectId, unitId: tile.unitId };
  const expressions = editionsWithin(own, all).map(({ expression }) => expression);
  const counted = await readCounted(call, place, expressions, all, board.today);
  const told = (span: typeof range) => {
    const { value, count, size } = figureOver(own, counted, span);
    return { value, count, size };
  };
  const points = (span: typeof range) => stepsOf(span).map((step) => ({ from: step.from, value: told(step).value }));
  const common = {
    ...{ indicator: indicatorOf(own, range.to), range, place: await board.nameOf(tile.unitId) },
    // Without one of its own a unit wants nothing: an edition wants it of the project as a whole.
    target: board.narrowed ? null : await targetAt(call, own, { ...place, personId: null }, range.to),
  };
  if (tile.kind === 'number')
    return { kind: tile.kind, ...common, ...told(range), points: points(course), previous: told(before).value };
  if (tile.kind === 'course') return { kind: tile.kind, ...common, points: points(range) };
  const parts = await figuresBy(call, own, place, { counted, range, by: tile.by });
  const named = await breakdownOf(call, tile, parts);
  return { kind: tile.kind, ...common, total: told(range), parts: ranked(named, tile.most) };
}
