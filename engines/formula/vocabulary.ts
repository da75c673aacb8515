/** What a sum of a measure is measured in; counts and shares are plain numbers. */
export type MeasureUnit = 'number' | 'seconds' | 'minutes' | 'hours' | 'days' | 'money';

export interface MeasureWord {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly unit: MeasureUnit;
  /** Whether single values are known well enough for percentiles. */
  readonly hasPercentiles?: boolean;
}

export interface DimensionWord {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** What a formula may speak of. Codes and names of either kind are told apart; small and capital letters are one. */
export interface Vocabulary {
  readonly measures: readonly MeasureWord[];
  readonly dimensions: readonly DimensionWord[];
}

const same = (written: string, { code, name }: MeasureWord | DimensionWord): boolean => {
  const wanted = written.toLowerCase();
  return [code, name.zh, name.en].some((word) => word.toLowerCase() === wanted);
};

export const findMeasure = (written: string, { measures }: Vocabulary): MeasureWord | undefined =>
  measures.find((word) => same(written, word));

export const findDimension = (written: string, { dimensions }: Vocabulary): DimensionWord | undefined =>
  dimensions.find((word) => same(written, word));

/** The word that is fewest changes of letters away, where that is not more than half of it; '' where none is. */
export function nearest(written: string, words: readonly (MeasureWord | DimensionWord)[]): string {
  const wanted = written.toLowerCase();
  const candidates = words
    .flatMap(({ code, name }) => [code, name.zh, name.en])
    .map((word) => ({ word, steps: changes(wanted, word.toLowerCase()) }))
    .toSorted((a, b) => a.steps - b.steps);
  const best = candidates[0];
  return best && best.steps <= Math.max(1, wanted.length / 2) ? best.word : '';
}

/** Levenshtein's distance. */
function changes(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
