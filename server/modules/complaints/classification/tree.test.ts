import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import { confusedOf, isEnough, lessonOf } from './lesson.ts';
import { choosable, decideAdd, decideChange, decideChoose, pathOf, type TreeClass, treeOf } from './tree.ts';

const one = (code: string, parentCode: string | null, more: Partial<TreeClass> = {}): TreeClass => ({
  ...{ code, parentCode, names: { zh: code, en: code }, position: 0, retired: false, version: 1 },
  ...more,
});
const tree = treeOf([
  one('net', null),
  one('slow', 'net'),
  one('fault', 'net'),
  one('dead', 'fault'),
  one('old', 'net', { retired: true }),
  one('bill', null),
]);
const codeOf = (decision: unknown) => (isRefusal(decision) ? decision.refusal : decision);

test('the way to a class begins at the top, and a circle does not last for ever', () => {
  expect(pathOf(tree, 'dead')).toEqual(['net', 'fault', 'dead']);
  expect(pathOf(tree, 'none')).toEqual([]);
  expect(pathOf(treeOf([one('a', 'b'), one('b', 'a')]), 'a')).toEqual(['b', 'a']);
});

test.each([
  ['slow', null],
  ['bill', null],
  ['net', 'class-too-coarse'],
  ['old', 'class-retired'],
  ['none', 'unknown-class'],
])('choosing %s: %s', (code, refusal) => {
  expect(codeOf(decideChoose(tree, code))).toBe(refusal);
});

test('only what says most can be chosen', () => {
  expect([...choosable(tree)].sort()).toEqual(['bill', 'dead', 'slow']);
});

const name = { zh: '新', en: 'new' };
test.each([
  [{ code: 'new', parentCode: 'net', name }, null],
  [{ code: 'slow', parentCode: null, name }, 'code-taken'],
  [{ code: 'new', parentCode: 'none', name }, 'unknown-class'],
  [{ code: 'new', parentCode: 'old', name }, 'class-retired'],
  [{ code: 'new', parentCode: 'net', name: { zh: '慢', en: 'SLOW' } }, 'class-name-taken'],
])('adding %j: %s', (input, refusal) => {
  expect(codeOf(decideAdd(tree, input))).toBe(refusal);
});

describe('changing a class', () => {
  const change = (code: string, more: object) => {
    const before = tree.get(code) ?? one(code, null);
    const { names, parentCode, position, retired, version } = before;
    return decideChange(tree, before, { name: names, parentCode, position, retired, version, ...more });
  };

  test.each([
    ['net', { parentCode: 'dead' }, 'class-cycle'],
    ['net', { parentCode: 'net' }, 'class-cycle'],
    ['fault', { retired: true }, 'classes-below'],
    ['slow', { version: 7 }, 'stale-version'],
    ['slow', { name: { zh: 'fault', en: 'x' } }, 'class-name-taken'],
    ['slow', { parentCode: 'old' }, 'class-retired'],
  ])('%s to %j is refused: %s', (code, more, refusal) => {
    expect(codeOf(change(code, more))).toBe(refusal);
  });

  test('a branch is moved with all that hangs on it, as deep as the tree may be', () => {
    expect(change('fault', { parentCode: 'bill' })).toEqual([{ act: 'moved', params: { from: 'net', to: 'bill' } }]);
    const deep = treeOf([
      ...['a', 'b', 'c', 'd'].map((code, at, all) => one(code, all[at - 1] ?? null)),
      one('x', null),
      one('y', 'x'),
    ]);
    const before = deep.get('x') ?? one('x', null);
    const input = { name: before.names, position: 0, retired: false, version: 1 };
    expect(codeOf(decideChange(deep, before, { ...input, parentCode: 'd' }))).toBe('tree-too-deep');
    expect(decideChange(deep, before, { ...input, parentCode: 'c' })).toHaveLength(1);
  });

  test('says each thing that was done', () => {
    const acts = change('slow', { name: { zh: '慢', en: 'slow' }, retired: true });
    expect(isRefusal(acts) ? [] : acts.map(({ act }) => act)).toEqual(['renamed', 'retired']);
    expect(change('slow', {})).toEqual([]);
  });
});

describe('what a night learns from', () => {
  const cases = (path: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${path}${at}`, text: path, path: path.split('/') }));

  test('leaves rare classes out, and needs enough of two', () => {
    const lesson = lessonOf([...cases('a/b', 40), ...cases('a/c', 20), ...cases('d', 2)]);
    expect([lesson.cases.length, lesson.leftOut, isEnough(lesson)]).toEqual([60, 1, true]);
    expect(isEnough(lessonOf(cases('a', 200)))).toBe(false);
    expect(isEnough(lessonOf([...cases('a', 20), ...cases('b', 20)]))).toBe(false);
  });

  test('names pairs that are taken for each other, the most frequent first, with cases', () => {
    const given = [...cases('a', 3), ...cases('b', 2)];
    const paths = [['b'], ['b'], ['a'], ['a'], ['b']].map((predicted, example) => ({ example, predicted }));
    expect(confusedOf(given, paths)).toEqual([
      { given: ['a'], predicted: ['b'], count: 2, caseIds: ['a0', 'a1'] },
      { given: ['b'], predicted: ['a'], count: 1, caseIds: ['b0'] },
    ]);
  });
});
