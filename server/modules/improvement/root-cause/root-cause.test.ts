import type { Why } from '@tongli/contracts/improvement';
import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import { decideConclusion, decideStudy, type RootCauseState, rootCauseAllowances } from './root-cause.ts';
import { checkWhys, deepestChain } from './whys.ts';

const why = (id: string, parentId: string | null, cases: string[] = []): Why => ({
  id,
  parentId,
  answer: `because ${id}`,
  evidence: '',
  cases,
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
  expect(deepestChain(whys)).toBe(depth);
});

const open: RootCauseState = { state: 'open', version: 4 };
const done: RootCauseState = { state: 'concluded', version: 4 };

test.each<[string, RootCauseState, number, string[], Why[], string | null]>([
  ['its version is the current one', open, 4, ['p'], chain(2), null],
  ['somebody saved in between', open, 3, ['p'], [], 'stale-version'],
  ['a stranger is in the team', open, 4, ['p', 'q'], [], 'not-a-person'],
  ['the whys go in a circle', open, 4, [], [why('a', 'a')], 'why-circular'],
  ['it is concluded', done, 4, ['p'], [], 'root-cause-concluded'],
])('a study when %s', (_, state, version, teamIds, whys, refusal) => {
  const decision = decideStudy(state, { version, teamIds, whys }, (id) => id === 'p');
  expect(code(decision)).toBe(refusal);
  if (refusal === null) expect(decision).toEqual({ version: 5 });
});

test.each<[string, RootCauseState, Why[], number, string, string | null]>([
  ['three whys and a cause', open, chain(3), 4, ' billing ', null],
  ['two whys', open, chain(2), 4, 'billing', 'whys-too-shallow'],
  ['three answers side by side', open, [why('a', null), why('b', null), why('c', null)], 4, 'x', 'whys-too-shallow'],
  ['a blank cause', open, chain(3), 4, '  ', 'cause-missing'],
  ['an old version', open, chain(3), 3, 'billing', 'stale-version'],
  ['a conclusion already', done, chain(3), 4, 'billing', 'root-cause-concluded'],
])('a conclusion with %s', (_, state, whys, version, cause, refusal) => {
  const decision = decideConclusion(state, whys, { version, cause });
  expect(code(decision)).toBe(refusal);
  if (refusal === null) expect(decision).toEqual({ version: 5, cause: 'billing' });
});

test('a shallow chain says how deep it is and how deep it must be', () => {
  expect(decideConclusion(open, chain(1), { version: 4, cause: 'x' })).toMatchObject({
    params: { depth: 1, minimum: 3 },
  });
});

test.each<[RootCauseState, number, boolean, (string | null)[]]>([
  [open, 3, true, [null, null, 'root-cause-open']],
  [open, 1, true, [null, 'whys-too-shallow', 'root-cause-open']],
  [done, 3, true, ['root-cause-concluded', 'root-cause-concluded', null]],
  [open, 3, false, ['forbidden', 'forbidden', 'forbidden']],
])('%j with %i whys, leading %s, allows study, conclusion, action: %j', (state, depth, mayLead, refusals) => {
  const { study, conclude, openAction } = rootCauseAllowances(state, chain(depth), mayLead);
  expect([study, conclude, openAction].map((one) => one?.refusal)).toEqual(refusals);
});
