import type { RecordingHead } from './head.ts';

/** Decibels below the loudest that are drawn as nothing. */
const floorDb = 60;
const loudest = 127;

/** From 0 to 1 for each of so many columns: the loudest moment of each, of what lies at that time of the call. */
export function columnsOf(
  { levels, levelsEveryMs }: RecordingHead,
  { beginsMs, wholeMs, columns }: { readonly beginsMs: number; readonly wholeMs: number; readonly columns: number },
): number[] {
  const heights = Array<number>(columns).fill(0);
  for (const [step, level] of levels.entries()) {
    const column = Math.floor(((beginsMs + step * levelsEveryMs) / Math.max(1, wholeMs)) * columns);
    const height = Math.max(0, 1 - (loudest - level) / floorDb);
    if (column < columns) heights[column] = Math.max(heights[column] ?? 0, height);
  }
  return heights;
}

/** Quieter than this is the noise of a room. */
const speechDb = 45;

/** When somebody first says something, of recordings that begin at these times; 0 where nobody does. */
export function firstSoundMs(
  lanes: readonly { readonly head: Pick<RecordingHead, 'levels' | 'levelsEveryMs'>; readonly beginsMs: number }[],
): number {
  const firsts = lanes.flatMap(({ head: { levels, levelsEveryMs }, beginsMs }) => {
    const step = levels.findIndex((level) => level > loudest - speechDb);
    return step < 0 ? [] : [beginsMs + step * levelsEveryMs];
  });
  return firsts.length === 0 ? 0 : Math.min(...firsts);
}

/** One closed line around the columns, as an SVG path in a box of `columns` × 2, its middle at 1. */
export function pathOf(heights: readonly number[]): string {
  const upper = heights.map((height, place) => `${place} ${round(1 - height)}`);
  const lower = heights.map((height, place) => `${place} ${round(1 + height)}`).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;
