import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absenceState, decideAbsence } from './absence.ts';
import { suggestSuccessors } from './successor.ts';

const now = new Date('2026-03-02T02:00:00Z');
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const absence = (from: number, until: number, cancelledAt: Date | null = null) => ({
  personId: 'absent',
  fromAt: at(from),
  untilAt: at(until),
  cancelledAt,
});

test.each([
  [absence(1, 2), 'coming'],
  [absence(0, 2), 'running'],
  [absence(-2, 0), 'over'],
  [absence(1, 2, now), 'cancelled'],
])('%j is %s', (one, expected) => {
  expect(absenceState(one, now)).toBe(expected);
});

test.each([
  ['hand-over', 'leader', true, null],
  ['hand-over', 'absent', false, 'not-leader'],
  ['cancel', 'absent', false, null],
  ['cancel', 'stranger', false, 'not-leader'],
] as const)('%s by the %s → %s', (act, id, mayLead, refusal) => {
  const caller = { id, mayLead };
  expect(decideAbsence(absence(0, 2), act, { caller, now })?.refusal ?? null).toBe(refusal);
  expect(decideAbsence(absence(-2, 0), act, { caller, now })?.refusal).toBe(refusal ?? 'absence-over');
});

test('nobody who is absent gets their own work back, and colleagues end with loads as even as they can be', () => {
  const arbitrary = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(arbitrary, fc.integer({ min: 0, max: 30 }), (loads, count) => {
      const colleagues = [{ id: 'absent', open: 0 }, ...loads.map((open, index) => ({ id: `c${index}`, open }))];
      const givers = Array.from({ length: count }, () => 'absent');
      const suggested = suggestSuccessors(givers, { absentId: 'absent', substituteId: null, colleagues });
      const after = loads.map(
        (open, index) => open + suggested.filter(({ successorId }) => successorId === `c${index}`).length,
      );
      expect(suggested.every(({ successorId }) => successorId !== null && successorId !== 'absent')).toBe(true);
      const given = after.filter((load, index) => load > (loads[index] ?? 0));
      if (given.length > 0) expect(Math.max(...given) - Math.min(...after)).toBeLessThanOrEqual(1);
    }),
  );
});

test('a substitute goes before all, the giver after colleagues, and nobody is a result', () => {
  const of = (more: object) =>
    suggestSuccessors(['giver', null], { absentId: 'absent', substituteId: null, colleagues: [], ...more });
  expect(of({ substituteId: 'deputy' }).map(({ rule }) => rule)).toEqual(['substitute', 'substitute']);
  expect(of({}).map(({ rule, successorId }) => [rule, successorId])).toEqual([
    ['giver', 'giver'],
    ['nobody', null],
  ]);
});
