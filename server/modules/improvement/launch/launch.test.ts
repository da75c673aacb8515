import { launchCheckKind } from '@tongli/contracts/improvement';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import {
  type CheckState,
  decideConfirmation,
  decideGoingLive,
  decideOpening,
  decideRecord,
  type LaunchState,
  outcomeOf,
} from './launch.ts';

const code = (decision: unknown) => (isRefusal(decision) ? decision.refusal : null);
const check = (kind: CheckState['kind'], change: Partial<CheckState> = {}): CheckState => ({
  kind,
  doneBy: 'owner',
  confirmed: true,
  quiz: kind === 'quiz' ? { given: 10, passed: 8 } : null,
  ...change,
});
const all = launchCheckKind.options.map((kind) => check(kind));
const launch = (change: Partial<LaunchState> = {}): LaunchState => ({
  state: 'preparing',
  version: 2,
  ownerId: 'owner',
  checks: all,
  ...change,
});
const leader = { id: 'leader', leads: true };
const owner = { id: 'owner', leads: false };
const other = { id: 'other', leads: false };

test.each<[string, CheckState[], string | null]>([
  ['all four', all, null],
  ['no forecast', all.slice(1), 'forecast'],
  [
    'words that nobody has confirmed',
    [check('forecast'), check('wording', { confirmed: false }), ...all.slice(2)],
    'wording',
  ],
  ['a quiz that seven of ten passed', [...all.slice(0, 3), check('quiz', { quiz: { given: 10, passed: 7 } })], 'quiz'],
  ['a quiz given to nobody', [...all.slice(0, 3), check('quiz', { quiz: { given: 0, passed: 0 } })], 'quiz'],
  ['nothing', [], 'forecast, wording, remedy, quiz'],
])('going live with %s', (_, checks, missing) => {
  const decision = decideGoingLive(launch({ checks }), 2, leader);
  if (missing === null) expect(decision).toBeNull();
  else expect(decision).toMatchObject({ refusal: 'launch-unchecked', params: { missing } });
});

test('who may, and when', () => {
  expect(code(decideGoingLive(launch(), 1, leader))).toBe('stale-version');
  expect(code(decideGoingLive(launch(), 2, owner))).toBe('forbidden');
  expect(code(decideGoingLive(launch({ state: 'live' }), 2, leader))).toBe('launch-over');
  expect(code(decideOpening({ plannedOn: '2026-03-01' }, '2026-03-02'))).toBe('due-in-past');
});

test('a forecast has its numbers in order, a quiz its training; its owner lays them down', () => {
  const given = (hand = owner, isTraining = true) => ({ hand, isTraining });
  const none = { forecast: null, trainingId: null };
  const forecast = (low: number, expected: number, high: number) => ({
    forecast: { low, expected, high },
    trainingId: null,
  });
  expect(decideRecord(launch(), 'wording', none, given())).toBeNull();
  expect(decideRecord(launch(), 'forecast', forecast(5, 8, 12), given())).toBeNull();
  expect(code(decideRecord(launch(), 'forecast', forecast(9, 8, 12), given()))).toBe('forecast-out-of-order');
  expect(code(decideRecord(launch(), 'forecast', none, given()))).toBe('forecast-missing');
  expect(code(decideRecord(launch(), 'quiz', none, given()))).toBe('no-such-training');
  expect(code(decideRecord(launch(), 'quiz', { ...none, trainingId: 't' }, given(owner, false)))).toBe(
    'no-such-training',
  );
  expect(code(decideRecord(launch(), 'wording', none, given(other)))).toBe('not-launch-owner');
});

test('a check is confirmed once, by somebody else', () => {
  const open = launch({ checks: [check('wording', { confirmed: false })] });
  expect(decideConfirmation(open, 'wording', leader)).toBeNull();
  expect(code(decideConfirmation(open, 'remedy', leader))).toBe('check-not-laid-down');
  expect(code(decideConfirmation(open, 'wording', { id: 'owner', leads: true }))).toBe('own-check');
  expect(code(decideConfirmation(launch(), 'wording', leader))).toBe('check-confirmed');
});

test.each([
  [4, 'below'],
  [5, 'within'],
  [12, 'within'],
  [13, 'above'],
] as const)('%i complaints against 5 to 12 are %s the forecast', (actual, outcome) => {
  expect(outcomeOf({ low: 5, high: 12 }, actual)).toBe(outcome);
});
