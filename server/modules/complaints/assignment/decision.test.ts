import type { AssignmentRule } from '@tongli/contracts/complaints';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asked, decideOwner, type Handler, ruleFor } from './decision.ts';

const free: Handler = { id: 'b', load: 0, most: 800, recused: false, absent: false, lacks: [], lastAt: null };
const of = (more: Partial<Handler>): Handler => ({ ...free, ...more });

test.each<[string, readonly Handler[], string | null, string]>([
  ['nobody belongs to the unit', [], null, 'nobody-there'],
  ['the only one', [free], 'b', 'only-one'],
  ['the least of their limit', [of({ id: 'a', load: 400 }), of({ load: 500, most: 1_600 })], 'b', 'least-loaded'],
  ['longest without', [of({ id: 'a', lastAt: 2 }), of({ lastAt: 1 })], 'b', 'longest-without'],
  ['never had one', [of({ id: 'a', lastAt: 2 }), free], 'b', 'longest-without'],
  ['the fixed order', [free, of({ id: 'a' })], 'a', 'fixed-order'],
  [
    'recused, away, unskilled',
    [of({ recused: true }), of({ absent: true }), of({ lacks: ['s'] })],
    null,
    'nobody-able',
  ],
  ['all full', [of({ load: 701 }), of({ id: 'a', absent: true })], null, 'all-full'],
  ['just room', [of({ load: 700 })], 'b', 'only-one'],
])('%s', (_, handlers, personId, rule) => {
  expect(decideOwner(handlers, { weight: 100 })).toMatchObject({ personId, rule });
});

test('a substitute goes first, but not beyond what binds everybody', () => {
  const others = [of({ id: 'a' }), of({ id: 's', load: 500 })];
  expect(decideOwner(others, { weight: 100, substituteId: 's' })).toMatchObject({ personId: 's', rule: 'substitute' });
  const full = [of({ id: 'a' }), of({ id: 's', load: 750 })];
  expect(decideOwner(full, { weight: 100, substituteId: 's' })).toMatchObject({ personId: 'a', rule: 'only-one' });
});

const handler = fc.record({
  load: fc.integer({ min: 0, max: 900 }),
  most: fc.integer({ min: 100, max: 900 }),
  recused: fc.boolean(),
  absent: fc.boolean(),
  lacks: fc.constantFrom<readonly string[]>([], [], ['skill']),
  lastAt: fc.option(fc.integer({ min: 0, max: 5 })),
});
const handlers = fc
  .array(handler, { maxLength: 8 })
  .map((many): Handler[] => many.map((one, index) => ({ ...one, id: `h${index}` })));

test('over any arrivals nobody holds more than they may, nobody is passed over while free, and order does not matter', () => {
  fc.assert(
    fc.property(handlers, fc.array(fc.integer({ min: 10, max: 400 }), { maxLength: 30 }), (begin, weights) => {
      let now = begin;
      for (const weight of weights) {
        const able = now.filter((one) => !one.recused && !one.absent && one.lacks.length === 0);
        const withRoom = able.filter((one) => one.load + weight <= one.most);
        const { personId } = decideOwner(now, { weight });
        expect(decideOwner(now.toReversed(), { weight }).personId).toBe(personId);
        expect(personId === null).toBe(withRoom.length === 0);
        if (personId !== null) expect(withRoom.map(({ id }) => id)).toContain(personId);
        now = now.map((one) => (one.id === personId ? { ...one, load: one.load + weight } : one));
      }
    }),
  );
});

const rule = (unitId: string, products: string[], areas: string[]): AssignmentRule => ({
  ...{ unitId, products, areas, onLodging: true, onAbsence: true, absenceMoves: 'all', most: 8, own: [] },
  asks: [
    { product: null, area: null, language: null, skillId: 'complaints', level: 2 },
    { product: 'broadband', area: null, language: null, skillId: 'complaints', level: 3 },
    { product: null, area: 'east', language: 'en', skillId: 'english', level: 2 },
  ],
});

test('the narrowest rule takes a matter, of two alike the first; a skill asked twice is asked at its higher level', () => {
  const rules = [
    rule('any', [], []),
    rule('first', ['broadband'], []),
    rule('second', ['broadband'], []),
    rule('east', [], ['east']),
  ];
  expect(ruleFor(rules, { product: 'broadband', area: 'east' })?.unitId).toBe('first');
  expect(ruleFor(rules, { product: 'tv', area: 'east' })?.unitId).toBe('east');
  expect(ruleFor(rules.slice(1), { product: 'tv', area: 'west' })).toBeNull();
  expect([...asked(rule('any', [], []), { product: 'broadband', area: 'east', language: 'en' })]).toEqual([
    ['complaints', 3],
    ['english', 2],
  ]);
});
