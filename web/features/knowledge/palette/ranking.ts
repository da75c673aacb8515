import {
  type PalettePhrase,
  type SituationCode,
  type SituationGroup,
  situationGroups,
  situationOf,
  situations,
} from '@tongli/contracts/knowledge';

type Language = 'zh' | 'en';

export interface PhraseGroup {
  /** `usual`: said most and last; `found`: what answers to what was typed. */
  readonly name: 'usual' | 'found' | SituationGroup;
  readonly phrases: readonly PalettePhrase[];
}

/** As many have a digit. */
export const mostUsual = 9;
const mostRecent = 3;

const order = new Map<SituationCode, number>(situations.map(({ code }, index) => [code, index]));
const bySituation = (a: PalettePhrase, b: PalettePhrase) =>
  (order.get(a.situation) ?? 0) - (order.get(b.situation) ?? 0);
const byUse = (a: PalettePhrase, b: PalettePhrase) => b.ownUses - a.ownUses || b.uses - a.uses || bySituation(a, b);
const byRecency = (a: PalettePhrase, b: PalettePhrase) => (b.lastUsedAt ?? '').localeCompare(a.lastUsedAt ?? '');

/** The last few that one said oneself, then those that are said most. */
function usualOf(phrases: readonly PalettePhrase[]): PalettePhrase[] {
  const recent = phrases
    .filter(({ lastUsedAt }) => lastUsedAt !== null)
    .toSorted(byRecency)
    .slice(0, mostRecent);
  const often = phrases.filter((one) => one.uses > 0 && !recent.includes(one)).toSorted(byUse);
  return [...recent, ...often].slice(0, mostUsual);
}

/** How a method of writing Chinese shows sounds that are not yet chosen: `w'h` is `wh`. */
const asTyped = (typed: string) => typed.toLowerCase().replace(/['’\s]/g, '');

const wordBegins = (words: string, asked: string) =>
  words
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => word.startsWith(asked));

/** How well a phrase answers what was typed; lower is better, null is not at all. The language that is written counts first. */
function rankOf({ situation, title, text }: PalettePhrase, asked: string, language: Language): number | null {
  const { initials = '', name = { zh: '', en: '' } } = situationOf(situation) ?? {};
  const sounds = initials.startsWith(asked);
  const begins = wordBegins(name.en, asked);
  if (language === 'zh' ? sounds : begins) return 0;
  if (sounds || begins) return 1;
  if (name.zh.includes(asked) || title.zh.includes(asked) || wordBegins(title.en, asked)) return 2;
  const said = asked.length > 1 || /\p{Script=Han}/u.test(asked);
  return said && (text.zh.includes(asked) || text.en.toLowerCase().includes(asked)) ? 3 : null;
}

function foundOf(phrases: readonly PalettePhrase[], asked: string, language: Language): PalettePhrase[] {
  return phrases
    .flatMap((phrase) => {
      const rank = rankOf(phrase, asked, language);
      return rank === null ? [] : [{ phrase, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || byUse(a.phrase, b.phrase))
    .map(({ phrase }) => phrase);
}

/** What can be chosen, in the order of its digits and arrows. */
export function groupsOf(phrases: readonly PalettePhrase[], typed: string, language: Language): PhraseGroup[] {
  const asked = asTyped(typed);
  if (asked !== '') return [{ name: 'found', phrases: foundOf(phrases, asked, language) }];
  const usual = usualOf(phrases);
  const rest = situationGroups.map((name) => ({
    name,
    phrases: phrases
      .filter((one) => situationOf(one.situation)?.group === name && !usual.includes(one))
      .toSorted(bySituation),
  }));
  return [{ name: 'usual' as const, phrases: usual }, ...rest].filter((group) => group.phrases.length > 0);
}

/** One phrase for each situation asked for, what is said most; where there is room, the next of each. */
export function fitting(
  phrases: readonly PalettePhrase[],
  situations: readonly string[],
  most: number,
): readonly PalettePhrase[] {
  const ranked = situations.flatMap((asked) =>
    phrases
      .filter(({ situation }) => situation === asked)
      .toSorted((a, b) => b.uses - a.uses || a.id.localeCompare(b.id))
      .map((phrase, rank) => ({ phrase, rank })),
  );
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ phrase }) => phrase);
}
