import { expect, test } from 'vitest';
import { judgeAbandoned, judgeLevel, judgeWait } from './judged.ts';

const targets = {
  ...{ levelPercent: 90, poorLevelPercent: 70, abandonedPercent: 3, poorAbandonedPercent: 6 },
  ...{ waitSeconds: 30, poorWaitSeconds: 90, talkMinutes: 20, holdMinutes: 5, wrapUpMinutes: 3 },
  shortAbandonSeconds: 5,
};

test.each([
  [0.9, 'done'],
  [0.89, 'limit'],
  [0.7, 'limit'],
  [0.69, 'breached'],
  [null, null],
])('a service level of %d is %s where nine of ten are wanted', (share, judged) => {
  expect(judgeLevel(share, targets)).toBe(judged);
});

test('what is abandoned and how long somebody waits are judged by the same targets', () => {
  expect([0.03, 0.06, 0.061].map((share) => judgeAbandoned(share, targets))).toEqual(['done', 'limit', 'breached']);
  expect([null, 30, 90, 91].map((wait) => judgeWait(wait, targets))).toEqual(['done', 'done', 'limit', 'breached']);
});
