import type { AdkarScores } from '@tongli/contracts/improvement';
import { expect, test } from 'vitest';
import { overallOf, weakestAmong, weakestOf } from './adkar.ts';

const scores = (
  awareness: number,
  desire: number,
  knowledge: number,
  ability: number,
  reinforcement: number,
): AdkarScores => ({
  ...{ awareness, desire, knowledge, ability, reinforcement },
});

test.each<[string, AdkarScores, string, boolean]>([
  ['the first at three or below, though a later one is lower', scores(4, 3, 4, 1, 2), 'desire', true],
  ['above three by a little is no barrier', scores(4, 3.1, 4, 3, 2), 'ability', true],
  ['all above three: the lowest', scores(4.5, 4, 3.2, 3.8, 4), 'knowledge', false],
  ['equal ones: the first', scores(4, 4, 4, 4, 4), 'awareness', false],
])('the weakest link: %s', (_, given, stage, barrier) => {
  expect(weakestOf(given)).toEqual({ stage, barrier });
});

test('teams weigh as many people as were asked', () => {
  const teams = [
    { people: 30, scores: scores(4, 4, 4, 4, 4) },
    { people: 10, scores: scores(2, 4, 3, 4, 1) },
  ];
  expect(overallOf(teams)).toEqual(scores(3.5, 4, 3.75, 4, 3.25));
  expect(overallOf([])).toBeNull();
});

test('a change is stuck where its first team is, whatever the others make of it', () => {
  const well = { people: 30, scores: scores(4, 4, 4, 4, 3.5) };
  const stuck = { people: 5, scores: scores(4, 2.5, 4, 4, 4) };
  const sooner = { people: 5, scores: scores(3, 4, 4, 4, 4) };
  expect(weakestAmong([well])).toEqual({ stage: 'reinforcement', barrier: false });
  expect(weakestAmong([well, stuck])).toEqual({ stage: 'desire', barrier: true });
  expect(weakestAmong([stuck, sooner])).toEqual({ stage: 'awareness', barrier: true });
  expect(weakestAmong([])).toBeNull();
});
