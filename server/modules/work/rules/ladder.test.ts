import { defineCalendar } from '@tongli/calendar';
import type { Ladder } from '@tongli/contracts/work';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideLadders, ladderFor, nextRungAt } from './ladder.ts';

const arbiter = { post: 'head', where: 'above' as const };
const ladder = (unitId: string | null, kind: Ladder['kind'], minutes: readonly number[] = [60]): Ladder => ({
  unitId,
  kind,
  rungs: minutes.map((afterMinutes) => ({ afterMinutes, to: arbiter })),
  arbiter,
  arbitrationMinutes: 60,
});
const everyDay = [{ startMinute: 0, endMinute: 1440 }];
const calendar = defineCalendar({
  zone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, () => everyDay),
  special: {},
});

test('the nearest unit goes before any unit, the kind before any kind', () => {
  const all = [ladder(null, null), ladder(null, 'promise'), ladder('centre', null), ladder('team', 'promise')];
  const line = ['team', 'centre'];
  expect(ladderFor(all, line, 'promise')).toBe(all[3]);
  expect(ladderFor(all, line, 'task')).toBe(all[2]);
  expect(ladderFor(all, ['elsewhere'], 'promise')).toBe(all[1]);
  expect(ladderFor(all, [], 'task')).toBe(all[0]);
  expect(ladderFor([ladder('team', null)], ['centre'], 'task')).toBeNull();
  // A limit takes a record from its owner: only where the house has a ladder for that.
  expect(ladderFor(all, line, 'limit')).toBeNull();
  expect(ladderFor([...all, ladder(null, 'limit')], line, 'limit')?.kind).toBe('limit');
});

test('ladders that fall, and two for the same, are refused', () => {
  expect(decideLadders([ladder(null, null, [60, 60])])?.refusal).toBe('rungs-not-rising');
  expect(decideLadders([ladder(null, null), ladder(null, null)])?.refusal).toBe('ladder-twice');
  expect(decideLadders([ladder(null, null, [60, 61]), ladder('team', null)])).toBeNull();
});

test('every ladder that is accepted ends, each rung later than the one before and after the due instant', () => {
  const dueAt = new Date('2026-03-02T02:00:00Z');
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { maxLength: 8 }), (minutes) => {
      const one = ladder(null, null, minutes);
      if (decideLadders([one])) return;
      let climbed = 0;
      let last = dueAt;
      for (;;) {
        const at = nextRungAt(one, climbed, { calendar, dueAt });
        if (at === null) break;
        expect(at > last).toBe(true);
        [last, climbed] = [at, climbed + 1];
      }
      expect(climbed).toBe(minutes.length);
    }),
  );
});
