/** The first character of each letter's share of Chinese, in the order of their sounds. */
const shares =
  '\u963f\u516b\u5693\u54d2\u59b8\u53d1\u65ee\u54c8\u8ba5\u5494\u5783\u75f3\u62cf\u5662\u5991\u4e03\u5465\u6254\u5b83\u7a75\u5915\u4e2b\u5e00';
const letters = 'abcdefghjklmnopqrstwxyz';
const bySound = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
const isHan = /\p{Script=Han}/u;

function initialOf(character: string): string {
  if (!isHan.test(character)) return character.toLowerCase();
  for (let index = letters.length - 1; index >= 0; index--)
    if (bySound.compare(character, shares[index] ?? '') >= 0) return letters[index] ?? '';
  return '';
}

/** The first letters of a Chinese name's sounds, as people type them. */
export const initialsOf = (words: string): string => [...words].map(initialOf).join('');

export interface Findable {
  /** What it is called, in every language that people may type. */
  readonly names: readonly string[];
}

/** How well something answers what was typed: lower is better, null is not at all. */
export function rankOf({ names }: Findable, typed: string): number | null {
  const asked = typed.trim().toLowerCase();
  if (asked === '') return 0;
  const ranks = names.flatMap((name) => {
    const words = name.toLowerCase();
    if (words === asked) return [0];
    if (words.startsWith(asked)) return [1];
    if (words.includes(asked)) return [2];
    if (asked.length > 1 && isHan.test(name) && initialsOf(name).includes(asked)) return [3];
    return asked.includes(' ') && asked.split(/\s+/).every((part) => words.includes(part)) ? [4] : [];
  });
  return ranks.length === 0 ? null : Math.min(...ranks);
}

/** Those that answer, the best first; equals keep their order. */
export function matching<One extends Findable>(all: readonly One[], typed: string): One[] {
  return all
    .map((one) => ({ one, rank: rankOf(one, typed) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ one }) => one);
}
