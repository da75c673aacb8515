import { expect, test } from 'vitest';
import { clockAt, instantAtClock } from './zone-time.ts';

test.each([
  ['Asia/Shanghai', '2026-03-02T09:30', '2026-03-02T01:30:00.000Z'],
  ['UTC', '2026-03-02T09:30', '2026-03-02T09:30:00.000Z'],
  // Summer time begins on 29 March 2026 at 02:00.
  ['Europe/Berlin', '2026-03-28T12:00', '2026-03-28T11:00:00.000Z'],
  ['Europe/Berlin', '2026-03-29T12:00', '2026-03-29T10:00:00.000Z'],
  ['America/New_York', '2026-01-01T00:15', '2026-01-01T05:15:00.000Z'],
])('in %s clocks read %s at %s', (zone, clock, at) => {
  expect(instantAtClock(zone, clock)).toBe(at);
  expect(clockAt(zone, Date.parse(at))).toBe(clock);
});
