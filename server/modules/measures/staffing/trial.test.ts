import type { StaffingTerms } from '@tongli/contracts/measures';
import { expect, test } from 'vitest';
import { tryOut } from './trial.ts';

/** The vector of the field: 100 calls in half an hour of 180 s, 80 % in 20 s, at most 85 % busy, 30 % shrinkage. */
const terms: StaffingTerms = {
  ...{ contacts: [100], intervalMinutes: 30, handleSeconds: 180, patienceSeconds: null, answerSeconds: 20 },
  ...{ serviceLevel: 0.8, maxOccupancy: 0.85, shrinkage: 0.3, agentsMore: 0, hourCost: 60 },
};

test('one interval is what the engine says of it, with what it costs', () => {
  const { needed, chosen, model } = tryOut(terms);
  expect(model).toBe('erlang-c');
  expect(needed).toMatchObject({ agents: 14, rostered: 20, paidHours: 10, abandonment: null, cost: 600 });
  expect(needed.serviceLevel).toBeCloseTo(0.88835, 4);
  expect(needed.occupancy).toBeCloseTo(0.7143, 4);
  expect(needed.asaSeconds).toBeCloseTo(7.84, 2);
  expect(needed.costPerContact).toBe(6);
  expect(chosen).toEqual(needed);
});

test('one agent fewer misses what is wanted; too few and the queue has no end', () => {
  expect(tryOut({ ...terms, agentsMore: -1 }).chosen.serviceLevel).toBeCloseTo(0.7956, 4);
  const overloaded = tryOut({ ...terms, agentsMore: -5 }).chosen;
  expect(overloaded).toMatchObject({ agents: 9, serviceLevel: 0, asaSeconds: null });
});

test('over a day every interval is staffed on its own, and an empty one needs nobody', () => {
  const day = tryOut({ ...terms, contacts: [0, 100, 20] });
  expect(day.intervals.map(({ needed }) => needed)).toEqual([0, 14, 4]);
  expect(day.needed.agents).toBe(14);
  const one = tryOut({ ...terms, contacts: [20] });
  expect(day.needed.serviceLevel).toBeCloseTo((100 * 0.888_35 + 20 * one.needed.serviceLevel) / 120, 4);
});

test('along the curve more agents never serve worse nor cost less, and patience is heard', () => {
  const { curve } = tryOut({ ...terms, patienceSeconds: 120 });
  for (const [place, one] of curve.entries()) {
    const before = curve[place - 1];
    if (!before) continue;
    expect(one.serviceLevel).toBeGreaterThanOrEqual(before.serviceLevel);
    expect(one.cost ?? 0).toBeGreaterThanOrEqual(before.cost ?? 0);
    expect(one.abandonment ?? 1).toBeLessThanOrEqual(before.abandonment ?? 0);
  }
});

test('nothing arrives: nobody is needed and nothing can be told of a contact', () => {
  expect(tryOut({ ...terms, contacts: [0] }).needed).toMatchObject({ agents: 0, cost: 0, costPerContact: null });
});
