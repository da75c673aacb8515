import { normaliseName, normalisePhone } from './identity.ts';

/** How one is addressed says nothing of who one is. */
const titles = /(?:先生|女士|小姐|太太|老师|师傅)$|^(?:mr|mrs|ms|miss|dr)\.? /u;
const tailLength = 4;

const bare = (name: string): string => normaliseName(name).replace(titles, '').trim();

/** The last four digits of a number and the first letter of a name, to be looked up together; null where there is too little of either. */
export function tailOf({ name, phone }: { readonly name: string; readonly phone: string }): string | null {
  const digits = normalisePhone(phone).replace(/\D/g, '');
  const [first] = bare(name);
  return digits.length < tailLength || first === undefined ? null : `${digits.slice(-tailLength)} ${first}`;
}

/**
 * Whether two names may be one that was heard or typed differently: at most one letter in four is another, missing or added, of a
 * name of three at most one; of two none. A title or a surname alone is no name.
 */
export function similarNames(one: string, other: string): boolean {
  const [a, b] = [[...bare(one)], [...bare(other)]];
  const longer = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < 2) return false;
  return distance(a, b) <= Math.max(longer > 2 ? 1 : 0, Math.floor(longer / 4));
}

/** Letters to be changed, added or left out (Levenshtein). */
function distance(a: readonly string[], b: readonly string[]): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [row, letter] of a.entries()) {
    const now = [row + 1];
    for (const [column, other] of b.entries())
      now.push(
        Math.min(
          (before[column] ?? 0) + (letter === other ? 0 : 1),
          (before[column + 1] ?? 0) + 1,
          (now[column] ?? 0) + 1,
        ),
      );
    before = now;
  }
  return before.at(-1) ?? 0;
}
