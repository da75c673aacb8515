import type { ParetoBar, ParetoBy } from '@tongli/contracts/improvement';
import type { CaseFacts, CodeCount } from '../beyond.ts';

/** Bars that a reader still takes in; what is left shares one. */
export const mostBars = 12;

/** Stands for all codes after the twelve most frequent; no term has this code. */
export const others = '*';

/**
 * The twelve most frequent codes, then the other codes together (`*`), then what has none (`''`), so that shares add up to 1 and
 * the unexplained part shows. Nothing counted: no bars.
 */
export function paretoOf(counts: readonly CodeCount[]): ParetoBar[] {
  const named = ranked(counts);
  const rest = { code: others, cases: sumOf(named.slice(mostBars)) };
  const without = { code: '', cases: sumOf(counts.filter(({ code }) => code === '')) };
  const total = sumOf(counts);
  let counted = 0;
  return [...named.slice(0, mostBars), rest, without]
    .filter(({ cases }) => cases > 0)
    .map(({ code, cases }) => {
      counted += cases;
      return { code, cases, share: cases / total, cumulative: counted / total };
    });
}

const ranked = (counts: readonly CodeCount[]) =>
  counts.filter(({ code }) => code !== '').sort((a, b) => b.cases - a.cases || (a.code < b.code ? -1 : 1));

const sumOf = (counts: readonly CodeCount[]): number => counts.reduce((sum, { cases }) => sum + cases, 0);

export const countsBy = (cases: readonly CaseFacts[], by: ParetoBy): CodeCount[] =>
  [...Map.groupBy(cases, (one) => one[by])].map(([code, own]) => ({ code, cases: own.length }));

/** The complaints of one bar: of a code, of all the others, or of none. */
export function casesOfBar(cases: readonly CaseFacts[], by: ParetoBy, code: string): readonly CaseFacts[] {
  if (code !== others) return cases.filter((one) => one[by] === code);
  const rest = new Set(
    ranked(countsBy(cases, by))
      .slice(mostBars)
      .map((one) => one.code),
  );
  return cases.filter((one) => rest.has(one[by]));
}
