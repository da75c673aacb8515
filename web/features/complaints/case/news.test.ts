import { expect, test } from 'vitest';
import { type CaseNews, linesOf, unseen } from './news.ts';

const answered: CaseNews = { act: 'answered', byId: 'li', version: 7, heardAt: 100 };
const noted: CaseNews = { act: 'noted', byId: 'li', version: 7, heardAt: 200 };

test.each([
  ['older than both', { version: 6, readAt: 0 }, ['answered', 'noted']],
  ['read before either was heard, after the answer', { version: 7, readAt: 50 }, ['answered', 'noted']],
  ['read between them', { version: 7, readAt: 150 }, ['noted']],
  ['read after both', { version: 7, readAt: 250 }, []],
  ['newer than both', { version: 8, readAt: 0 }, []],
] as const)('what is not on screen yet: a record %s', (_, shown, expected) => {
  expect(unseen([answered, noted], shown).map(({ act }) => act)).toEqual(expected);
});

test('the same by the same person is said once, the latest first', () => {
  expect(linesOf([noted, answered, noted]).map(({ act }) => act)).toEqual(['noted', 'answered']);
});
