import { expect, test } from 'vitest';
import { alertsOf, suggestFor, type Watched } from './alerting.ts';

const now = Date.parse('2026-03-02T02:10:00Z');
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const idle = { number: 1, kind: 'voice' as const, state: 'idle' as const, since: ago(60), contactId: null };
const agent = (id: string, queueIds: string[], rest: object = {}) => ({
  ...{ id, name: id, unitId: null, status: 'ready' as const, reason: null, since: ago(30), slots: [idle], queueIds },
  ...rest,
});
const numbers = (queueId: string, rest: object = {}) => ({
  ...{
    queueId,
    name: { zh: '', en: '' },
    projectId: 'p',
    waiting: 0,
    longestWaitSeconds: 0,
    agentsReady: 0,
    agentsFree: 0,
  },
  ...{ offered: 0, answered: 0, abandoned: 0, overflowed: 0, refused: 0, callbacks: 0, open: 0 },
  ...{ serviceLevel: null, averageAnswerSeconds: null, abandonedShare: null },
  ...rest,
});

const targets = {
  ...{ levelPercent: 80, poorLevelPercent: 60, abandonedPercent: 5, poorAbandonedPercent: 10 },
  ...{ waitSeconds: 60, poorWaitSeconds: 180, talkMinutes: 20, holdMinutes: 20, wrapUpMinutes: 20 },
  shortAbandonSeconds: 5,
};
const queue = (id: string, own: object) => ({
  ...{ id, code: id, name: { zh: '', en: '' }, projectId: 'p', answerWithinSeconds: 20 },
  targets: { ...targets, ...own },
});

const calm: Watched = {
  board: { now: ago(0), queues: [], contacts: [], agents: [agent('ann', ['a'])] },
  numbers: [numbers('a')],
  settings: {
    concurrency: { voice: 1, chat: 2, chatBesideVoice: 2 },
    ...{ graceSeconds: 30, ageingSeconds: 60 },
    targets,
  },
  ...{ volumes: [], quarter: Date.parse('2026-03-02T02:00:00Z') },
  mostMinutes: new Map([['break', 15]]),
  now,
};

const waiting = {
  ...{ id: 'c', number: 'CT-1', channel: 'chat' as const, state: 'queued' as const, held: false, projectId: 'p' },
  ...{ queueId: 'b', agentId: null, queuedAt: ago(4), since: ago(4) },
};

test('a calm floor has nothing to look at', () => {
  expect(alertsOf(calm)).toEqual([]);
});

test('who waits too long is told with whom to move', () => {
  const board = { ...calm.board, contacts: [waiting] };
  const watched = { ...calm, board, numbers: [numbers('a'), numbers('b', { waiting: 1 })] };
  const [alert] = alertsOf(watched);
  expect(alert).toMatchObject({ code: 'waiting-long', queueId: 'b', contactId: 'c', value: 240, bound: 180 });
  expect(alert?.suggestion).toEqual({ code: 'move-agents', agentIds: ['ann'], fromQueueId: 'a', toQueueId: 'b' });
});

test('with nobody to move, somebody on a break is asked, but not from a meal nor whose browser is gone', () => {
  const resting = agent('bob', ['b'], { status: 'notReady', reason: 'break' });
  const eating = agent('eve', ['b'], { status: 'notReady', reason: 'meal' });
  const gone = agent('dan', ['b'], { status: 'notReady', reason: 'connectionLost' });
  const agents = [gone, resting, eating];
  const busy = { board: { ...calm.board, agents }, numbers: [numbers('b', { waiting: 2 })] };
  expect(suggestFor(busy, 'b')).toMatchObject({ code: 'end-break', agentIds: ['bob'] });
  expect(suggestFor({ ...busy, board: { ...calm.board, agents: [eating] } }, 'b')).toMatchObject({
    code: 'offer-callback',
  });
});

test('a break beyond its time, and a state that lasts', () => {
  const resting = agent('bob', [], { status: 'notReady', reason: 'break', since: ago(16) });
  const stuck = agent('eve', [], { slots: [{ ...idle, state: 'wrapUp', since: ago(25), contactId: 'x' }] });
  const codes = alertsOf({ ...calm, board: { ...calm.board, agents: [resting, stuck] } }).map(({ code }) => code);
  expect(codes.toSorted()).toEqual(['break-long', 'state-long']);
});

test('a queue is held to what it has of its own', () => {
  const held = { ...calm.board, contacts: [waiting, { ...waiting, id: 'h', state: 'connected' as const }] };
  const patient = { ...held, queues: [queue('b', { poorWaitSeconds: 300 })] };
  expect(alertsOf({ ...calm, board: patient }).map(({ code }) => code)).toEqual([]);
  const onHold = agent('eve', [], { slots: [{ ...idle, state: 'hold', since: ago(3), contactId: 'h' }] });
  const strict = { ...held, contacts: [], queues: [], agents: [onHold] };
  expect(alertsOf({ ...calm, board: strict })).toEqual([]);
  const strictQueue = { ...held, agents: [onHold], queues: [queue('b', { holdMinutes: 2, poorWaitSeconds: 300 })] };
  expect(alertsOf({ ...calm, board: strictQueue })).toMatchObject([{ code: 'state-long', value: 3, bound: 2 }]);
});

test('abandonment is judged on enough contacts only', () => {
  const share = { abandonedShare: 0.2 };
  expect(alertsOf({ ...calm, numbers: [numbers('a', { offered: 19, ...share })] })).toEqual([]);
  expect(alertsOf({ ...calm, numbers: [numbers('a', { offered: 20, ...share })] })[0]?.code).toBe('abandoning');
});

const surge = {
  ...{ queueId: 'b', code: 'volume-high' as const, from: -1, quarters: 2, value: 40, bound: 22, expected: 10.04 },
  ...{ source: 'own' as const, logProbability: -20 },
};

test('a surge says since when and against what, with whoever is free to help', () => {
  const [alert] = alertsOf({ ...calm, volumes: [surge] });
  expect(alert).toMatchObject({
    ...{ key: 'volume-high b', value: 40, bound: 22, since: '2026-03-02T01:45:00.000Z' },
    pattern: { from: '2026-03-02T01:45:00.000Z', minutes: 30, expected: 10, source: 'own' },
    suggestion: { code: 'move-agents', agentIds: ['ann'] },
  });
});

test('with nobody to move a surge is announced; silence is only looked into', () => {
  const alone = { ...calm, board: { ...calm.board, agents: [] } };
  expect(alertsOf({ ...alone, volumes: [surge] })[0]?.suggestion).toMatchObject({ code: 'announce', toQueueId: 'b' });
  expect(alertsOf({ ...alone, volumes: [{ ...surge, code: 'volume-low' }] })[0]?.suggestion).toBe(null);
});
