import { empathyPattern, faultOf, phraseContent, situationCodes } from '@tongli/contracts/knowledge';
import { expect, test } from 'vitest';
import { decideContent } from '../phrase.ts';
import { suppliedPhrases } from './index.ts';

test('every named situation has a phrase, and every empathy pattern', () => {
  const covered = new Set(suppliedPhrases.map(({ situation }) => situation));
  expect(situationCodes.filter((code) => !covered.has(code))).toEqual([]);
  const used = new Set(suppliedPhrases.map(({ pattern }) => pattern));
  expect(empathyPattern.options.filter((pattern) => !used.has(pattern))).toEqual([]);
});

test.each(suppliedPhrases.map((content) => [content.title.en, content] as const))(
  '%s could be written by hand',
  (_, content) => {
    expect(phraseContent.parse(content)).toEqual(content);
    expect(decideContent(content)).toBeNull();
    expect([faultOf(content.text.zh), faultOf(content.text.en)]).toEqual([null, null]);
  },
);

test('both languages leave the same places to be filled', () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).toSorted();
  for (const { text, title } of suppliedPhrases)
    expect([title.zh, places(text.zh)]).toEqual([title.zh, places(text.en)]);
});

test('no title stands twice', () => {
  const titles = suppliedPhrases.flatMap(({ title }) => [title.zh, title.en]);
  expect(titles.length).toBe(new Set(titles).size);
});
