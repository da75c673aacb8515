import { defineCalendar } from '@tongli/calendar';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf, nextTick, tick, urgencyOf } from './clock.ts';
import { hurtOf, urgencyIn } from './hurt.ts';

const day = [
  { startMinute: 540, endMinute: 720 },
  { startMinute: 780, endMinute: 1080 },
];
const calendar = defineCalendar({
  zone: 'Asia/Shanghai',
  week: [day, day, day, day, day, [], []],
  special: {},
});

test('warnings stand at 75 % and 90 % of the working time, with lunch left out', () => {
  // Monday 9:00 to 15:00 with an hour of lunch: 300 working minutes; 225 end at 13:45, 270 at 14:30.
  const clock = clockOf(calendar, new Date('2026-03-02T01:00:00Z'), new Date('2026-03-02T07:00:00Z'));
  expect([clock.warnAt, clock.pressAt]).toEqual([new Date('2026-03-02T05:45:00Z'), new Date('2026-03-02T06:30:00Z')]);
});

test('where the calendar does not open until the end, plain time counts', () => {
  const clock = clockOf(calendar, new Date('2026-03-07T00:00:00Z'), new Date('2026-03-07T10:00:00Z'));
  expect([clock.warnAt, clock.pressAt]).toEqual([new Date('2026-03-07T07:30:00Z'), new Date('2026-03-07T09:00:00Z')]);
});

test('whenever somebody looks, each fires once, in order, and never before its instant', () => {
  const from = new Date('2026-03-02T01:00:00Z').getTime();
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20_000 }),
      fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 8 }),
      (minutes, looks) => {
        const dueAt = new Date(from + minutes * 60_000);
        let clock = clockOf(calendar, new Date(from), dueAt);
        const fired: string[] = [];
        for (const look of [...looks.toSorted((a, b) => a - b), 50_000]) {
          const now = new Date(from + look * 60_000);
          const ticking = tick(clock, now);
          for (const what of ticking.fired) {
            const at = { warned: clock.warnAt, pressing: clock.pressAt, breached: clock.dueAt }[what];
            expect(at <= now).toBe(true);
            fired.push(what);
          }
          clock = ticking.clock;
          const next = nextTick(clock);
          expect(next === null || next > now).toBe(true);
        }
        expect(fired).toEqual(['warned', 'pressing', 'breached']);
        expect(urgencyOf(clock)).toBe('breached');
      },
    ),
  );
});

test('what is breached hurts more than what is not, and a breached promise most; what runs stands by its due instant', () => {
  const at = new Date('2026-03-02T01:00:00Z');
  const later = new Date('2026-03-03T01:00:00Z');
  const order = [
    hurtOf({ kind: 'promise', urgency: 'breached', at: later }),
    hurtOf({ kind: 'task', urgency: 'breached', at }),
    hurtOf({ kind: 'limit', urgency: 'breached', at: later }),
    hurtOf({ kind: 'task', urgency: 'pressing', at }),
    hurtOf({ kind: 'promise', urgency: 'pressing', at: later }),
    hurtOf({ kind: 'approval', urgency: 'warned', at, dated: true }),
    hurtOf({ kind: 'task', urgency: 'calm', at }),
    hurtOf({ kind: 'limit', urgency: 'calm', at: later }),
    hurtOf({ kind: 'approval', urgency: 'calm', at }),
    hurtOf({ kind: 'mention', urgency: 'calm', at }),
  ];
  expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b));
  for (const urgency of ['breached', 'pressing', 'warned', 'calm'] as const)
    expect(urgencyIn(hurtOf({ kind: 'approval', urgency, at }))).toBe(urgency);
});
