import { expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import {
  type ActionFacts,
  actionAllowances,
  type Caller,
  decideCompletion,
  decideMove,
  decideOpening,
  verificationDay,
} from './action.ts';

const today = '2026-03-20';
const open: ActionFacts = {
  state: 'open',
  version: 2,
  ownerId: 'owner',
  createdOn: '2026-03-10',
  dueOn: '2026-03-25',
  doneOn: null,
  verifyOn: '2026-04-25',
};
const inState = (state: ActionFacts['state']): ActionFacts => ({ ...open, state });
const owner: Caller = { id: 'owner', mayLead: false, mayAct: true };
const other: Caller = { id: 'other', mayLead: false, mayAct: true };
const leader: Caller = { id: 'leader', mayLead: true, mayAct: true };
const agent: Caller = { id: 'owner', mayLead: false, mayAct: false };
const code = (decision: unknown) => (isRefusal(decision) ? decision.refusal : null);

test.each<['open' | 'concluded', string, string, boolean, string | null]>([
  ['concluded', '2026-03-20', '2026-03-21', true, null],
  ['concluded', '2026-03-19', '2026-04-25', true, 'due-in-past'],
  ['concluded', '2026-03-25', '2026-03-25', true, 'verification-before-due'],
  ['concluded', '2026-03-25', '2026-03-26', false, 'not-a-person'],
  ['concluded', '2026-03-25', '9999-12-31', true, 'date-too-far'],
  ['open', '2026-03-25', '2026-04-25', true, 'root-cause-open'],
])('opening from a root cause that is %s, due %s, verified %s, owner a person %s: %s', (...row) => {
  const [state, dueOn, verifyOn, ownerIsPerson, refusal] = row;
  expect(code(decideOpening(state, { dueOn, verifyOn }, { ownerIsPerson, today }))).toBe(refusal);
});

test.each<[string, ActionFacts, Caller, number, string, string | null]>([
  ['by its owner', open, owner, 2, '2026-03-18', null],
  ['by whoever leads', open, leader, 2, '2026-03-20', null],
  ['on the day of opening', open, owner, 2, '2026-03-10', null],
  ['by somebody else', open, other, 2, '2026-03-18', 'not-action-owner'],
  ['by an owner without the right to act', open, agent, 2, '2026-03-18', 'forbidden'],
  ['tomorrow', open, owner, 2, '2026-03-21', 'done-in-future'],
  ['before it was opened', open, owner, 2, '2026-03-09', 'done-before-opened'],
  ['with an old version', open, owner, 1, '2026-03-18', 'stale-version'],
  ['twice', inState('done'), owner, 2, '2026-03-18', 'action-done'],
  ['after the verdict', inState('too-little-data'), leader, 2, '2026-03-18', 'action-done'],
])('completion %s', (_, action, caller, version, doneOn, refusal) => {
  expect(code(decideCompletion(action, { version, doneOn }, caller, today))).toBe(refusal);
});

test.each([
  ['2026-04-25', '2026-03-18', '2026-03-20', '2026-04-25'],
  ['2026-03-15', '2026-03-20', '2026-03-20', '2026-03-21'],
  ['2026-03-15', '2026-03-12', '2026-03-20', '2026-03-20'],
])('planned for %s, done on %s, reported on %s: verified on %s', (verifyOn, doneOn, reportedOn, day) => {
  expect(verificationDay(verifyOn, doneOn, reportedOn)).toBe(day);
});

test.each<[ActionFacts['state'], number, string, string | null]>([
  ['open', 2, '2026-04-26', 'open'],
  ['done', 2, '2026-04-26', 'done'],
  ['too-little-data', 2, '2026-04-26', 'done'],
  ['open', 1, '2026-04-26', null],
  ['done', 2, '2026-04-25', null],
  ['effective', 2, '2026-04-26', null],
  ['not-effective', 2, '2026-04-26', null],
  ['done', 2, '2036-04-26', null],
])('moving the verification of an action that is %s (version %i) to %s gives %s', (state, version, verifyOn, next) => {
  const decision = decideMove(inState(state), { version, verifyOn }, today);
  expect(isRefusal(decision) ? null : decision.state).toBe(next);
});

test('a verification moves to a day that is still to come', () => {
  const past = { ...inState('too-little-data'), verifyOn: '2026-03-15' };
  expect(decideMove(past, { version: 2, verifyOn: today }, today)).toMatchObject({
    refusal: 'verification-not-later',
    params: { after: today },
  });
});

test.each<[ActionFacts['state'], Caller, string | null, string | null]>([
  ['open', leader, null, null],
  ['open', owner, null, 'forbidden'],
  ['open', other, 'not-action-owner', 'forbidden'],
  ['done', leader, 'action-done', null],
  ['effective', leader, 'action-done', 'verdict-final'],
])('%s, %j: completing %s, moving %s', (state, caller, complete, move) => {
  const allowed = actionAllowances(inState(state), caller);
  expect([allowed.complete?.refusal, allowed.moveVerification?.refusal]).toEqual([complete, move]);
});
