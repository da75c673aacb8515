import { type PalettePhrase, situations } from '@tongli/contracts/knowledge';
import { expect, test } from 'vitest';
import { fitting, groupsOf, mostUsual } from './ranking.ts';

const all: PalettePhrase[] = situations.map(({ code, name }) => ({
  ...{ id: code, situation: code, pattern: null, title: name, text: { zh: '您好', en: 'Hello' } },
  ...{ uses: 0, ownUses: 0, lastUsedAt: null },
}));

const used = (code: string, use: Partial<PalettePhrase>) =>
  all.map((one) => (one.id === code ? { ...one, ...use } : one));

const found = (typed: string, language: 'zh' | 'en' = 'zh', phrases = all) =>
  groupsOf(phrases, typed, language).flatMap((group) => group.phrases.map(({ id }) => id));

test.each(situations.map((one) => [one.code, one] as const))(
  '%s is among those with a digit after the slash and one letter more',
  (code, { initials, name }) => {
    expect(found(initials.charAt(0)).slice(0, mostUsual)).toContain(code);
    const letters = new Set(name.en.toLowerCase().match(/\b[a-z]/g));
    const shown = [...letters].map((letter) => found(letter, 'en').slice(0, mostUsual));
    expect(shown.some((codes) => codes.includes(code))).toBe(true);
  },
);

test('what is not typed at all shows everything, by the course of a conversation', () => {
  expect(found('')).toEqual(situations.map(({ code }) => code));
  expect(groupsOf(all, '', 'zh')[0]?.name).toBe('opening');
});

test('what one said last stands first, then what is said most', () => {
  const phrases = used('closing', { uses: 90, ownUses: 0 }).map((one) =>
    one.id === 'transfer' ? { ...one, uses: 2, ownUses: 2, lastUsedAt: '2026-03-02T02:00:00.000Z' } : one,
  );
  const [usual] = groupsOf(phrases, '', 'zh');
  expect(usual).toMatchObject({ name: 'usual', phrases: [{ id: 'transfer' }, { id: 'closing' }] });
  expect(found('', 'zh', phrases)).toHaveLength(all.length);
});

test.each([
  ['wh', 'greeting'],
  ["w'h", 'greeting'],
  ['W', 'greeting'],
  ['问候', 'greeting'],
  ['转', 'transfer'],
  ['hands', 'hands-free'],
  ['colleague', 'colleague-complaint'],
])('%s finds %s first', (typed, code) => {
  expect(found(typed)[0]).toBe(code);
});

test('what nothing answers to finds nothing', () => {
  expect(found('qqq')).toEqual([]);
});

test('words for a step are the most said of each of its situations, in their order', () => {
  const again = { ...all[0], id: 'again', situation: 'closing', uses: 5 } as PalettePhrase;
  const ids = (most: number) => fitting([...all, again], ['empathy-although', 'closing'], most).map(({ id }) => id);
  expect(ids(2)).toEqual(['empathy-although', 'again']);
  expect(ids(4)).toEqual(['empathy-although', 'again', 'closing']);
  expect(fitting(all, ['never-heard-of'], 4)).toEqual([]);
});
