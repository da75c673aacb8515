import { expect, test } from 'vitest';
import { type LogLine, totalsOf, visitsOf } from './visits.ts';

const line = (at: number, state: string, cause: string, rest: Partial<LogLine> = {}): LogLine => ({
  at,
  state,
  cause,
  held: false,
  queueId: 'a',
  agentId: null,
  outcome: null,
  ...rest,
});

const answeredThenTransferred = [
  line(0, 'queued', 'arrive'),
  line(4, 'offered', 'offer'),
  line(7, 'connected', 'accept'),
  line(17, 'connected', 'hold', { held: true }),
  line(20, 'connected', 'resume'),
  line(30, 'queued', 'transfer', { queueId: 'b' }),
  line(50, 'closed', 'abandon', { queueId: 'b', outcome: 'answered' }),
];

test('each stay in a queue has its own wait and its own outcome', () => {
  const [first, second, ...others] = visitsOf(answeredThenTransferred, 100);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    queueId: 'a',
    enteredAt: 0,
    leftAt: 30,
    outcome: 'answered',
    waitMs: 7,
    talkMs: 20,
    holdMs: 3,
  });
  expect(first?.transferred).toBe(true);
  expect(second).toMatchObject({
    queueId: 'b',
    enteredAt: 30,
    leftAt: 50,
    outcome: 'abandoned',
    waitMs: 20,
    talkMs: 0,
  });
});

test('the contact was answered, and its times are those of all stays', () => {
  expect(totalsOf(answeredThenTransferred, 100)).toEqual({
    answeredAt: 7,
    endedAt: 50,
    waitMs: 7,
    talkMs: 20,
    holdMs: 3,
    wrapUpMs: 0,
  });
});

test('who waits has no outcome yet, and waits until now', () => {
  const log = [line(0, 'queued', 'arrive'), line(60, 'queued', 'overflow', { queueId: 'b' })];
  const [left, waiting] = visitsOf(log, 100);
  expect(left).toMatchObject({ outcome: 'overflowed', leftAt: 60, waitMs: 60 });
  expect(waiting).toMatchObject({ outcome: null, leftAt: null, waitMs: 40 });
});

test('back to the queue because its agent was lost is the same stay, answered already', () => {
  const log = [
    line(0, 'queued', 'arrive'),
    line(2, 'offered', 'offer'),
    line(3, 'connected', 'accept'),
    line(40, 'queued', 'giveUpAgent'),
    line(45, 'offered', 'offer'),
    line(46, 'connected', 'accept'),
    line(60, 'wrapUp', 'endedByAgent'),
    line(90, 'closed', 'wrappedByAgent', { outcome: 'answered' }),
  ];
  expect(visitsOf(log, 100)).toHaveLength(1);
  expect(visitsOf(log, 100)[0]).toMatchObject({ outcome: 'answered', waitMs: 3, talkMs: 51, wrapUpMs: 30, leftAt: 90 });
  expect(totalsOf(log, 100)).toMatchObject({ endedAt: 60, answeredAt: 3 });
});
