import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOfInstance } from '../benchmark/model.ts';
import { readInstance } from '../benchmark/read.ts';
import { checkInstance } from '../checker/index.ts';
import { openDesk } from './desk.ts';
import { limitedLine } from './limited.ts';
import { wholeLine, windowOf } from './window.ts';

const days = 10;

type Rules = {
  maxRun: number;
  minRun: number;
  minOff: number;
  weekends: number;
  least: number;
  most: number;
  nights: number;
};

/** One employee, an early shift of 8 hours and a night of 10 that no early may follow, as a file of the public format. */
function instanceOf({ maxRun, minRun, minOff, weekends, least, most, nights }: Rules): string {
  return [
    'SECTION_HORIZON',
    `${days}`,
    'SECTION_SHIFTS',
    'E,480,',
    'N,600,E',
    'SECTION_STAFF',
    `A,E=${days}|N=${nights},${most},${least},${maxRun},${minRun},${minOff},${weekends}`,
    'SECTION_COVER',
    '0,E,0,0,0',
  ].join('\n');
}

const someRules: fc.Arbitrary<Rules> = fc.record({
  maxRun: fc.integer({ min: 2, max: 5 }),
  minRun: fc.integer({ min: 1, max: 2 }),
  minOff: fc.integer({ min: 1, max: 3 }),
  weekends: fc.integer({ min: 0, max: 2 }),
  least: fc.integer({ min: 0, max: 40 }).map((units) => units * 120),
  most: fc.integer({ min: 20, max: 50 }).map((units) => units * 120),
  nights: fc.integer({ min: 0, max: 3 }),
});
const somePrices = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: days * 2, maxLength: days * 2 });

/** All lines that the checker lets pass, the cheapest by trying each. */
function cheapestByTrial(text: string, prices: readonly number[], fixed: (line: readonly string[]) => boolean): number {
  let best = Number.POSITIVE_INFINITY;
  const line: string[] = [];
  const grow = (cost: number): void => {
    if (line.length === days) {
      if (cost < best && fixed(line) && checkInstance(text, [['A', ...line]]).broken.length === 0) best = cost;
      return;
    }
    for (const [at, shift] of ['E', 'N', ''].entries()) {
      line.push(shift);
      grow(cost + (shift === '' ? 0 : (prices[(line.length - 1) * 2 + at] ?? 0)));
      line.pop();
    }
  };
  grow(0);
  return best;
}

describe('a line', () => {
  it('is the cheapest of all that the checker lets pass, and `least` is below it', () => {
    fc.assert(
      fc.property(someRules, somePrices, (rules, prices) => {
        const text = instanceOf(rules);
        const model = modelOfInstance(readInstance(text));
        const [person] = model.people;
        const desk = openDesk(model);
        const cost = Float64Array.from(prices, (price, at) => price + (person?.cost[at] ?? 0));
        const found = limitedLine(desk, model, person!, wholeLine(model, person!), cost, person!.maxOf);
        const best = cheapestByTrial(text, prices, () => true);
        expect(found.cost).toBeCloseTo(best, 6);
        expect(found.least).toBeLessThanOrEqual(best + 1e-6);
      }),
      { numRuns: 12, seed: 5 },
    );
  });

  it('fits between the days that stand around a stretch', () => {
    fc.assert(
      fc.property(
        someRules,
        somePrices,
        fc.constantFrom([0, 5], [3, 7], [4, 10], [2, 5]),
        (rules, prices, [from = 0, to = 0]) => {
          const text = instanceOf(rules);
          const model = modelOfInstance(readInstance(text));
          const person = model.people[0]!;
          const desk = openDesk(model);
          const whole = limitedLine(
            desk,
            model,
            person,
            wholeLine(model, person),
            Float64Array.from(person.cost),
            person.maxOf,
          );
          if (whole.cost === Number.POSITIVE_INFINITY) return;
          const standing = desk.line.slice();
          const names = ['E', 'N'];
          const window = windowOf(model, person, standing, 0, from, to);
          const cost = Float64Array.from(
            { length: (to - from) * 2 },
            (_, at) => (prices[from * 2 + at] ?? 0) + (person.cost[from * 2 + at] ?? 0),
          );
          const left = person.maxOf.map(
            (most, shift) =>
              most - standing.filter((worked, day) => worked === shift && (day < from || day >= to)).length,
          );
          const found = limitedLine(desk, model, person, window, cost, left);
          const outside = (line: readonly string[]): boolean =>
            line.every((shift, day) => (day >= from && day < to) || shift === (names[standing[day] ?? -1] ?? ''));
          const inside = prices.map((price, at) => (at >= from * 2 && at < to * 2 ? price : 0));
          expect(found.cost).toBeCloseTo(cheapestByTrial(text, inside, outside), 6);
        },
      ),
      { numRuns: 12, seed: 6 },
    );
  });
});
