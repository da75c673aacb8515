import type { BoardAgent, BoardContact, BoardState, QueueNumbers } from '@tongli/contracts/contacts';
import { expect, test } from 'vitest';
import { type AgentFilter, chosen, countStates, lineOf } from './agents.ts';
import { type BoardChange, boardOf, changed, introduced } from './board.ts';
import { queueLines, together } from './queues.ts';

const at = (minute: number) => `2026-01-05T01:${String(minute).padStart(2, '0')}:00Z`;
const slot = (number: number, state: 'idle' | 'talking' | 'offered' | 'hold' | 'wrapUp' = 'idle', since = at(0)) =>
  ({ number, kind: 'chat', state, since, contactId: null }) as const;
const agent = (id: string, more: Partial<BoardAgent> = {}): BoardAgent => ({
  ...{ id, name: id, unitId: 'u', status: 'ready', reason: null, since: at(0), queueIds: ['help'], slots: [slot(1)] },
  ...more,
});
const contact = (id: string, more: Partial<BoardContact> = {}): BoardContact => ({
  ...{ id, number: id, channel: 'chat', state: 'queued', held: false, projectId: 'p', queueId: 'help', agentId: null },
  ...{ queuedAt: at(1), since: at(1) },
  ...more,
});
const targets = {
  ...{ levelPercent: 80, poorLevelPercent: 60, abandonedPercent: 5, poorAbandonedPercent: 10 },
  ...{ waitSeconds: 60, poorWaitSeconds: 180, talkMinutes: 20, holdMinutes: 20, wrapUpMinutes: 20 },
  shortAbandonSeconds: 5,
};
const queue = (id: string, own: object = {}) => ({
  ...{ id, code: id, name: { zh: id, en: id }, projectId: 'p', answerWithinSeconds: 20 },
  targets: { ...targets, ...own },
});
const state = (more: Partial<BoardState> = {}): BoardState => ({
  ...{ now: at(0), queues: [queue('help'), queue('sales')], contacts: [], agents: [] },
  ...more,
});
const change = (more: Partial<BoardChange>): BoardChange => ({
  ...{ contacts: [], slots: [], statuses: [], staffed: [], settings: false },
  ...more,
});
const status = (agentId: string, own: BoardAgent['status']) =>
  ({ agentId, status: own, reason: null, since: at(5), unitId: 'u' }) as const;

test('a contact that is closed and an agent who signs out leave the board', () => {
  const board = boardOf(state({ contacts: [contact('c')], agents: [agent('a')] }));
  const next = changed(
    board,
    change({ contacts: [contact('c', { state: 'closed' })], statuses: [status('a', 'signedOut')] }),
  );
  expect([next.contacts.size, next.agents.size]).toEqual([0, 0]);
});

test('a contact that leaves an agent’s hands leaves the board, unless somebody told in whose it is now', () => {
  const mine = contact('c', { state: 'connected', agentId: 'a', since: at(3) });
  const board = boardOf(state({ contacts: [mine], agents: [agent('a'), agent('b')] }));
  const left = change({ gone: [{ id: 'c', agentId: 'a', since: at(5) }] });
  expect(changed(board, left).contacts.size).toBe(0);
  const next = change({ contacts: [{ ...mine, agentId: 'b', since: at(5) }] });
  const owners = [changed(changed(board, left), next), changed(changed(board, next), left)];
  expect(owners.map(({ contacts }) => contacts.get('c')?.agentId)).toEqual(['b', 'b']);
  const back = change({ contacts: [{ ...mine, since: at(6) }], ...(left.gone && { gone: left.gone }) });
  expect(changed(board, back).contacts.get('c')?.since).toBe(at(6));
});

test('a place changes and the others stay', () => {
  const board = boardOf(state({ agents: [agent('a', { slots: [slot(1), slot(2)] })] }));
  const next = changed(board, change({ slots: [{ agentId: 'a', ...slot(2, 'talking', at(3)) }] }));
  expect(next.agents.get('a')?.slots.map((one) => one.state)).toEqual(['idle', 'talking']);
});

test('whoever signs in is read, and nothing told meanwhile is undone by it', () => {
  const board = changed(boardOf(state({ agents: [agent('a')] })), change({ statuses: [status('b', 'ready')] }));
  expect([...board.unread]).toEqual(['b']);
  const since = changed(board, change({ statuses: [status('a', 'notReady')] }));
  const read = introduced(since, since.unread, state({ agents: [agent('a', { queueIds: ['sales'] }), agent('b')] }));
  expect([...read.agents.values()].map(({ id, status: own, queueIds }) => [id, own, queueIds])).toEqual([
    ['a', 'notReady', ['sales']],
    ['b', 'ready', ['help']],
  ]);
  const gone = changed(since, change({ statuses: [status('a', 'signedOut')] }));
  expect([...introduced(gone, gone.unread, state({ agents: [agent('a')] })).agents.keys()]).toEqual([]);
});

test.each([
  [{}, 'free', 0],
  [{ slots: [slot(1, 'idle', at(4))] }, 'free', 4],
  [{ status: 'notReady', since: at(2) }, 'notReady', 2],
  [{ status: 'notReady', slots: [slot(1, 'wrapUp', at(3))] }, 'wrapUp', 3],
  [{ slots: [slot(1, 'talking', at(6)), slot(2, 'talking', at(3)), slot(3, 'offered', at(1))] }, 'talking', 3],
] as const)('an agent with %j is %s', (more, own, minute) => {
  const line = lineOf(agent('a', more as Partial<BoardAgent>));
  expect([line.state, line.since]).toEqual([own, Date.parse(at(minute))]);
});

test('agents stand by state, and by how long they are in it', () => {
  const lines = [
    agent('free'),
    agent('late', { slots: [slot(1, 'talking', at(4))] }),
    agent('long', { slots: [slot(1, 'talking', at(1))] }),
    agent('other', { queueIds: ['sales'] }),
  ].map(lineOf);
  const all: AgentFilter = { text: '', queueId: null, unitId: null, state: null };
  const ids = (filter: Partial<AgentFilter>) => chosen(lines, { ...all, ...filter }).map((line) => line.agent.id);
  expect(ids({})).toEqual(['long', 'late', 'free', 'other']);
  expect(ids({ queueId: 'sales' })).toEqual(['other']);
  expect(ids({ state: 'free', text: 'FR' })).toEqual(['free']);
  expect(countStates(lines)).toMatchObject({ talking: 2, free: 2 });
});

const numbers = (queueId: string, answered: number, serviceLevel: number | null) =>
  ({ queueId, answered, offered: answered + 10, abandoned: 0, serviceLevel }) as QueueNumbers;

test('queues in which people wait stand first, each with its agents', () => {
  const board = boardOf(
    state({
      contacts: [
        contact('c1', { queueId: 'sales', queuedAt: at(3) }),
        contact('c2', { queueId: 'sales', state: 'offered', queuedAt: at(2) }),
        contact('c3', { state: 'connected' }),
      ],
      agents: [agent('a', { queueIds: ['help', 'sales'] }), agent('b')],
    }),
  );
  const lines = queueLines(board, [...board.agents.values()].map(lineOf), [numbers('sales', 3, 1)], null);
  expect(lines.map(({ id, waiting, oldest, agents }) => [id, waiting.length, oldest, agents.free])).toEqual([
    ['sales', 2, Date.parse(at(2)), 1],
    ['help', 0, null, 2],
  ]);
  expect(queueLines(board, [], [], 'another')).toEqual([]);
});

test('shares of several queues are those of their contacts, not the mean of shares', () => {
  const board = boardOf(state());
  const lines = queueLines(board, [], [numbers('help', 90, 1), numbers('sales', 10, 0)], null);
  expect(together(lines)).toMatchObject({ answered: 100, serviceLevel: 0.9, targets });
  expect(together(queueLines(board, [], [numbers('help', 0, null)], null)).serviceLevel).toBe(null);
  const queues = [queue('help', { levelPercent: 90 }), queue('sales', { waitSeconds: 20 })];
  const strict = together(queueLines(boardOf(state({ queues })), [], [], null)).targets;
  expect(strict).toEqual({ ...targets, levelPercent: 90, waitSeconds: 20 });
});
