import { expect, test } from 'vitest';
import { givenOf, giveTo } from './hand-over.ts';

const item = (id: string) => ({ type: 'complaint', id, number: id, projectId: null, dueAt: '2026-03-02T01:00:00Z' });
const work = [item('a'), item('b'), item('c')];

test('several are given at once, and taken back', () => {
  const given = giveTo({ a: 'x' }, [item('a'), item('b')], 'y');
  expect(given).toEqual({ a: 'y', b: 'y' });
  expect(giveTo(given, [item('a')], undefined)).toEqual({ b: 'y' });
});

test('only what is still open and given to somebody is sent', () => {
  expect(givenOf(work, { b: 'y', gone: 'z' })).toEqual([{ type: 'complaint', id: 'b', successorId: 'y' }]);
});
