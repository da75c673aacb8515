import { expect, test } from 'vitest';
import { bonesOf, type CauseNode, wrapped } from './tree.ts';

const node = (id: string, category: string, below: CauseNode[] = []): CauseNode => ({
  ...{ id, number: id, answer: id, category, evidence: 0, cases: 0, share: null, below },
});

test('usual bones stand always, own ones after them, causes of no category last', () => {
  const roots = [node('1', 'method', [node('1.1', '')]), node('2', '代维'), node('3', '')];
  const bones = bonesOf(roots, ['people', 'method']);
  expect(bones.map(({ category, lines }) => [category, lines.map(({ node, depth }) => [node.id, depth])])).toEqual([
    ['people', []],
    [
      'method',
      [
        ['1', 0],
        ['1.1', 1],
      ],
    ],
    ['代维', [['2', 0]]],
    ['', [['3', 0]]],
  ]);
});

test('Chinese is wrapped by characters, Latin by about half of them, and what is left out shows', () => {
  expect(wrapped('师傅没有按时上门', 4, 3)).toEqual(['师傅没有', '按时上门']);
  expect(wrapped('abcdefgh', 4, 3)).toEqual(['abcdefg', 'h']);
  expect(wrapped('师傅没有按预约的时间上门', 4, 2)).toEqual(['师傅没有', '按预约…']);
});
