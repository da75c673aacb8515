import type { TaskState } from '@tongli/contracts/work';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideTask, returnLeadsTo, type TaskAct, type TaskCaller, type TaskFacts, taskActs } from './task.ts';

const task = (more: Partial<TaskFacts> = {}): TaskFacts => ({
  kind: 'task',
  state: 'open',
  version: 1,
  ownerId: 'owner',
  creatorId: 'giver',
  returns: 0,
  arbitrated: false,
  arbiterId: null,
  ...more,
});
const caller = (id: string, mayAssign = false): TaskCaller => ({ id, mayAct: true, mayAssign });
const callers = {
  owner: caller('owner'),
  giver: caller('giver'),
  arbiter: caller('arbiter'),
  leader: caller('leader', true),
  stranger: caller('stranger'),
};
const verdict = (state: TaskState, act: TaskAct, who: keyof typeof callers) =>
  decideTask(task({ state, arbiterId: state === 'arbitration' ? 'arbiter' : null }), act, callers[who])?.refusal ??
  'yes';

const table: readonly [TaskState, TaskAct, keyof typeof callers, string][] = [
  ['open', 'start', 'owner', 'yes'],
  ['open', 'start', 'giver', 'not-owner'],
  ['open', 'start', 'leader', 'not-owner'],
  ['in-progress', 'start', 'owner', 'task-started'],
  ['open', 'complete', 'owner', 'yes'],
  ['in-progress', 'complete', 'owner', 'yes'],
  ['returned', 'complete', 'owner', 'task-returned'],
  ['arbitration', 'complete', 'owner', 'task-in-arbitration'],
  ['open', 'cancel', 'giver', 'yes'],
  ['open', 'cancel', 'leader', 'yes'],
  ['open', 'cancel', 'owner', 'not-giver'],
  ['arbitration', 'cancel', 'giver', 'yes'],
  ['open', 'assign', 'giver', 'yes'],
  ['returned', 'assign', 'giver', 'yes'],
  ['arbitration', 'assign', 'leader', 'task-in-arbitration'],
  ['open', 'assign', 'stranger', 'not-giver'],
  ['open', 'escalate', 'owner', 'yes'],
  ['in-progress', 'escalate', 'leader', 'yes'],
  ['open', 'escalate', 'stranger', 'not-giver'],
  ['returned', 'escalate', 'owner', 'task-returned'],
  ['arbitration', 'escalate', 'giver', 'task-in-arbitration'],
  ['open', 'return', 'owner', 'yes'],
  ['in-progress', 'return', 'owner', 'yes'],
  ['returned', 'return', 'owner', 'task-returned'],
  ['open', 'return', 'giver', 'not-owner'],
  ['returned', 'dispute', 'giver', 'yes'],
  ['returned', 'dispute', 'owner', 'not-giver'],
  ['open', 'dispute', 'giver', 'task-not-returned'],
  ['arbitration', 'arbitrate', 'arbiter', 'yes'],
  ['arbitration', 'arbitrate', 'leader', 'not-arbiter'],
  ['open', 'arbitrate', 'arbiter', 'task-not-in-arbitration'],
  ['open', 'change', 'giver', 'yes'],
  ['open', 'change', 'owner', 'not-giver'],
  ['done', 'comment', 'stranger', 'yes'],
  ['done', 'attach', 'owner', 'task-ended'],
];

test.each(table)('%s: %s by the %s → %s', (state, act, who, expected) => {
  expect(verdict(state, act, who)).toBe(expected);
});

test.each(['done', 'cancelled'] as const)('what is %s stays so', (state) => {
  for (const act of taskActs)
    for (const who of Object.keys(callers) as (keyof typeof callers)[])
      expect(verdict(state, act, who)).toBe(act === 'comment' || act === 'watch' ? 'yes' : 'task-ended');
});

test('an outdated version is refused after everything else, and a task of one’s own does not come back', () => {
  expect(decideTask(task(), 'complete', callers.owner, 2)?.refusal).toBe('stale-version');
  expect(decideTask(task(), 'complete', callers.giver, 2)?.refusal).toBe('not-owner');
  expect(decideTask(task({ creatorId: 'owner' }), 'return', callers.owner)?.refusal).toBe('task-is-own');
  expect(decideTask(task({ arbitrated: true }), 'return', callers.owner)?.refusal).toBe('task-arbitrated');
});

test('the second return, and that of what the house gave, leads to an arbiter', () => {
  expect(returnLeadsTo(task())).toBe('returned');
  expect(returnLeadsTo(task({ returns: 1 }))).toBe('arbitration');
  expect(returnLeadsTo(task({ creatorId: null }))).toBe('arbitration');
});

/** What the commands make of an act that was allowed, as handling.ts and returning.ts do. */
function after(before: TaskFacts, act: TaskAct, to: string): TaskFacts {
  if (act === 'start') return { ...before, state: 'in-progress' };
  if (act === 'complete') return { ...before, state: 'done' };
  if (act === 'cancel') return { ...before, state: 'cancelled', arbiterId: null };
  if (act === 'assign' || act === 'escalate') return { ...before, state: 'open', ownerId: to };
  if (act === 'return') {
    const state = returnLeadsTo(before);
    return { ...before, state, returns: before.returns + 1, arbiterId: state === 'arbitration' ? 'arbiter' : null };
  }
  if (act === 'dispute') return { ...before, state: 'arbitration', arbiterId: 'arbiter' };
  if (act === 'arbitrate') return { ...before, state: 'open', ownerId: to, arbitrated: true, arbiterId: null };
  return before;
}

test('whatever people try, a task has one owner, at most two returns, and somebody who can go on with it until it ends', () => {
  const people = ['owner', 'giver', 'arbiter', 'leader', 'stranger'];
  const act = fc.record({
    act: fc.constantFrom(...taskActs),
    by: fc.constantFrom(...people),
    to: fc.constantFrom(...people),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let now = task();
      for (const { act, by, to } of acts) {
        if (decideTask(now, act, caller(by, by === 'leader'))) continue;
        now = after(now, act, to);
        expect(people).toContain(now.ownerId);
        expect(now.returns).toBeLessThanOrEqual(2);
        expect(now.state === 'arbitration').toBe(now.arbiterId !== null);
        const open = now.state !== 'done' && now.state !== 'cancelled';
        const goesOn = people.some((id) =>
          (['start', 'complete', 'assign', 'arbitrate'] as const).some(
            (one) => decideTask(now, one, caller(id, id === 'leader')) === null,
          ),
        );
        expect(goesOn).toBe(open);
      }
    }),
  );
});
