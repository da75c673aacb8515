import type { Why } from '@tongli/contracts/improvement';
import { expect, test } from 'vitest';
import { changed, newWhy, treeOf, without, withoutBlanks } from './whys.ts';

const why = (id: string, parentId: string | null, answer = id): Why => ({ ...newWhy(id, parentId), answer });
const whys = [why('a', null), why('b', 'a'), why('c', 'a'), why('d', 'c'), why('e', null)];

test('answers are numbered by their place below the first question', () => {
  const [first, second] = treeOf(whys);
  expect([first?.number, second?.number]).toEqual(['1', '2']);
  expect(first?.below.map(({ number }) => number)).toEqual(['1.1', '1.2']);
  expect(first?.below[1]?.below[0]).toMatchObject({ number: '1.2.1', depth: 3 });
});

test('an answer goes with all that hangs below it', () => {
  expect(without(whys, 'c').map(({ id }) => id)).toEqual(['a', 'b', 'e']);
  expect(without(whys, 'a').map(({ id }) => id)).toEqual(['e']);
});

test('a change leaves the others as they are', () => {
  const next = changed(whys, 'b', { answer: 'new' });
  expect(next[1]?.answer).toBe('new');
  expect(next[0]).toBe(whys[0]);
});

test('blank leaves are not sent, blank answers with something below are', () => {
  const blanks = [why('a', null, ''), why('b', 'a', ''), why('c', 'b', ' '), why('d', null, ''), why('e', 'd')];
  expect(withoutBlanks(blanks).map(({ id }) => id)).toEqual(['d', 'e']);
});
