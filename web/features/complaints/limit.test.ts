import type { Limit, LimitState } from '@tongli/contracts/work';
import { expect, test } from 'vitest';
import { stateNow } from './limit.ts';

const at = (time: string) => `2026-03-02T${time}:00.000Z`;
const limit = (state: LimitState): Limit => ({
  kind: 'respond',
  state,
  startedAt: at('01:00'),
  warnAt: at('04:00'),
  dueAt: at('05:00'),
  pausedUntil: null,
});

test.each<[LimitState, string, LimitState]>([
  ['running', '03:59', 'running'],
  ['running', '04:00', 'warned'],
  ['running', '05:00', 'warned'],
  ['running', '05:01', 'breached'],
  ['warned', '03:00', 'warned'],
  ['warned', '05:01', 'breached'],
  ['met', '05:01', 'met'],
  ['met-late', '03:00', 'met-late'],
  ['breached', '03:00', 'breached'],
  ['cancelled', '05:01', 'cancelled'],
  ['paused', '05:01', 'paused'],
])('%s at %s is %s', (state, time, expected) => {
  expect(stateNow(limit(state), Date.parse(at(time)))).toBe(expected);
});
