import type { Why } from '@tongli/contracts/improvement';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import {
  decideAttribution,
  decideConclusion,
  decideReopening,
  decideStudy,
  type Hand,
  type RootCauseState,
  rootCauseAllowances,
} from './root-cause.ts';
import { checkWhys, deepestEnd, depthFrom } from './whys.ts';

const why = (id: string, parentId: string | null, cases: string[] = []): Why => ({
  id,
  parentId,
  answer: `because ${id}`,
  category: '',
  evidence: '',
  cases,
  recordings: [],
  charts: [],
});
const chain = (length: number) =>
  Array.from({ length }, (_, index) => why(`w${index}`, index === 0 ? null : `w${index - 1}`));
const code = (decision: unknown) => (isRefusal(decision) ? decision.refusal : null);

test.each<[string, Why[], string | null, string | null]>([
  ['nothing yet', [], null, null],
  ['two trees', [why('a', null), why('b', 'a'), why('c', null)], null, null],
  ['a child before its parent', [why('b', 'a'), why('a', null)], null, null],
  ['a hundred in one chain', chain(100), null, null],
  ['a hundred and one', chain(101), 'too-many-whys', 'body.whys'],
  ['one id twice', [why('a', null), why('a', null)], 'why-twice', 'body.whys'],
  ['a parent that is not there', [why('a', 'gone')], 'why-without-parent', 'body.whys.0.parentId'],
  ['its own parent', [why('a', 'a')], 'why-circular', 'body.whys.0.parentId'],
  ['a circle beside a tree', [why('r', null), why('a', 'b'), why('b', 'a')], 'why-circular', 'body.whys.1.parentId'],
  ['a tail on a circle', [why('a', 'b'), why('b', 'b')], 'why-circular', 'body.whys.0.parentId'],
  ['numbers of cases', [why('a', null, ['TS-2026-000012', '2025/7 甲'])], null, null],
  ['a blank number', [why('a', null, [' '])], 'case-number-malformed', 'body.whys.0.cases'],
  ['a number with a line break', [why('a', null, ['1\n2'])], 'case-number-malformed', 'body.whys.0.cases'],
  ['a case twice', [why('a', null, ['1', '1'])], 'case-number-twice', 'body.whys.0.cases'],
])('whys: %s', (_, whys, refusal, field) => {
  const checked = checkWhys(whys);
  expect([checked?.refusal ?? null, checked?.field ?? null]).toEqual([refusal, field]);
});

test.each<[Why[], number]>([
  [[], 0],
  [[why('a', null)], 1],
  [[why('a', null), why('b', 'a'), why('c', 'a')], 2],
  [[why('d', 'c'), why('c', 'b'), why('b', 'a'), why('a', null), why('x', null)], 4],
])('the deepest chain of %j is %i', (whys, depth) => {
  expect(depthFrom(whys, deepestEnd(whys)?.id ?? '')).toBe(depth);
});

const open: RootCauseState = { state: 'open', version: 4 };
const done: RootCauseState = { state: 'concluded', version: 4 };

const leader: Hand = { leads: true, joined: true };
const joined: Hand = { leads: false, joined: true };
const stranger: Hand = { leads: false, joined: false };
const founded = () => true;

test.each<[string, RootCauseState, number, Hand, Why[], string | null]>([
  ['its version is the current one', open, 4, leader, chain(2), null],
  ['somebody of the team writes', open, 4, joined, chain(2), null],
  ['somebody beside the team writes', open, 4, stranger, chain(2), 'not-in-team'],
  ['somebody saved in between', open, 3, leader, [], 'stale-version'],
  ['the whys go in a circle', open, 4, leader, [why('a', 'a')], 'why-circular'],
  ['it is concluded', done, 4, leader, [], 'root-cause-concluded'],
])('a study when %s', (_, state, version, hand, whys, refusal) => {
  const decision = decideStudy(state, { version, whys }, hand);
  expect(code(decision)).toBe(refusal);
  if (refusal === null) expect(decision).toEqual({ version: 5 });
});

test('complaints are attributed to causes of the saved study alone, by the team', () => {
  expect(decideAttribution(open, chain(2), 'w1', joined)).toBeNull();
  expect(code(decideAttribution(open, chain(2), 'w9', leader))).toBe('no-such-cause');
  expect(code(decideAttribution(open, chain(2), 'w1', stranger))).toBe('not-in-team');
  expect(code(decideAttribution(done, chain(2), 'w1', leader))).toBe('root-cause-concluded');
});

test.each<[string, RootCauseState, Why[], number, string, string | null]>([
  ['three whys and a cause', open, chain(3), 4, ' billing ', null],
  ['two whys', open, chain(2), 4, 'billing', 'whys-too-shallow'],
  ['three answers side by side', open, [why('a', null), why('b', null), why('c', null)], 4, 'x', 'whys-too-shallow'],
  ['a blank cause', open, chain(3), 4, '  ', 'cause-missing'],
  ['an old version', open, chain(3), 3, 'billing', 'stale-version'],
  ['a conclusion already', done, chain(3), 4, 'billing', 'root-cause-concluded'],
])('a conclusion with %s', (_, state, whys, version, cause, refusal) => {
  const decision = decideConclusion(state, whys, { version, cause }, founded);
  expect(code(decision)).toBe(refusal);
  if (refusal === null) expect(decision).toEqual({ version: 5, cause: 'billing', causeId: 'w2' });
});

test('a conclusion names one cause of the tree, deep enough and founded on what exists', () => {
  const conclude = (causeId: string, hasEvidence: (id: string) => boolean) =>
    decideConclusion(open, chain(4), { version: 4, cause: 'x', causeId }, hasEvidence);
  expect(conclude('w2', (id) => id === 'w2')).toMatchObject({ causeId: 'w2' });
  expect(code(conclude('w3', (id) => id === 'w2'))).toBe('cause-without-evidence');
  expect(code(conclude('w1', founded))).toBe('whys-too-shallow');
  expect(code(conclude('w9', founded))).toBe('no-such-cause');
});

test('a shallow chain says how deep it is and how deep it must be', () => {
  expect(decideConclusion(open, chain(1), { version: 4, cause: 'x' }, founded)).toMatchObject({
    params: { depth: 1, minimum: 3 },
  });
});

test.each<[RootCauseState, number, Hand, (string | null)[]]>([
  [open, 3, leader, [null, null, 'root-cause-open']],
  [open, 1, leader, [null, 'whys-too-shallow', 'root-cause-open']],
  [done, 3, leader, ['root-cause-concluded', 'root-cause-concluded', null]],
  [open, 3, joined, [null, 'forbidden', 'forbidden']],
  [open, 3, stranger, ['not-in-team', 'forbidden', 'forbidden']],
])('%j with %i whys, %j, allows study, conclusion, action: %j', (state, depth, hand, refusals) => {
  const { study, conclude, openAction } = rootCauseAllowances(state, chain(depth), hand, founded, false);
  expect([study, conclude, openAction].map((one) => one?.refusal)).toEqual(refusals);
});

test.each<[string, RootCauseState, number, boolean, string | null]>([
  ['after an action without effect', done, 4, true, null],
  ['while its actions may yet help', done, 4, false, 'no-action-without-effect'],
  ['before it is concluded', open, 4, true, 'root-cause-not-concluded'],
  ['by an old version', done, 3, true, 'stale-version'],
])('an analysis begun again %s', (_, state, version, hasFailed, refusal) => {
  const decision = decideReopening(state, version, hasFailed);
  expect(code(decision)).toBe(refusal);
  if (refusal === null) expect(decision).toEqual({ version: 5 });
});
