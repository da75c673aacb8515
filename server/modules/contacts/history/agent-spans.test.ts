import { expect, test } from 'vitest';
import { type AgentLine, sumAgentLog } from './agent-spans.ts';

const line = (at: number, status: string, rest: Partial<AgentLine> = {}): AgentLine => ({
  ...{ at, status, reason: null, slot: null, state: null, cause: status },
  ...rest,
});
const place = (at: number, slot: number, state: string, cause: string) => line(at, 'ready', { slot, state, cause });

const day: readonly AgentLine[] = [
  line(0, 'notReady', { reason: 'signedIn' }),
  line(10, 'ready'),
  place(20, 1, 'offered', 'offer'),
  place(23, 1, 'talking', 'accept'),
  place(40, 2, 'offered', 'offer'),
  place(42, 2, 'talking', 'accept'),
  place(60, 1, 'wrapUp', 'wrapUp'),
  place(70, 1, 'idle', 'free'),
  place(80, 2, 'idle', 'free'),
  line(90, 'notReady', { reason: 'meal' }),
  line(120, 'signedOut'),
];

test('two chats at a time are one time of contact and two of places', () => {
  const sums = sumAgentLog(day, 0, 200);
  expect(sums).toMatchObject({ signedIn: 120, ready: 80, notReady: 40, busy: 57, idle: 20, ring: 5 });
  expect(sums.byPlace).toEqual({ offered: 5, talking: 75, wrapUp: 10 });
  expect(sums.byReason).toEqual({ signedIn: 10, meal: 30 });
  expect(sums).toMatchObject({ offers: 2, handled: 2, notTaken: 0 });
});

test('a span within the day counts what is within it, and what stood at its beginning', () => {
  const sums = sumAgentLog(day, 50, 100);
  expect(sums).toMatchObject({ signedIn: 50, busy: 30, idle: 10, notReady: 10, offers: 0 });
});

test('cut anywhere, the parts add up to the whole', () => {
  const whole = sumAgentLog(day, 0, 200);
  for (let cut = 1; cut < 200; cut += 7) {
    const [before, after] = [sumAgentLog(day, 0, cut), sumAgentLog(day, cut, 200)];
    for (const key of ['signedIn', 'ready', 'notReady', 'idle', 'busy', 'ring', 'offers', 'handled'] as const)
      expect(before[key] + after[key], `${key} cut at ${cut}`).toBe(whole[key]);
  }
});
