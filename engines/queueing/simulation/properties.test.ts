import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Simulation, type System, seededChance, simulate } from './index.ts';
import { advance, begin } from './run.ts';
import { worldOf } from './world.ts';

const byInterval = (value: fc.Arbitrary<number>) => fc.oneof(value, fc.array(value, { minLength: 4, maxLength: 4 }));
const times = fc.oneof(
  fc.integer({ min: 5, max: 600 }),
  fc.record({
    distribution: fc.constant('lognormal' as const),
    mean: fc.integer({ min: 5, max: 600 }),
    deviation: fc.integer({ min: 1, max: 900 }),
  }),
  fc.record({
    distribution: fc.constant('empirical' as const),
    values: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }),
  }),
);
const names = ['a', 'b', 'c'];

const systems: fc.Arbitrary<System> = fc
  .record({
    intervalSeconds: fc.constantFrom(900, 3600),
    aroundTheClock: fc.boolean(),
    agentSelection: fc.constantFrom('longest-idle' as const, 'best-level' as const),
    types: fc
      .array(
        fc.record(
          { contacts: byInterval(fc.integer({ min: 0, max: 60 })), handleSeconds: times, patienceSeconds: times },
          { requiredKeys: ['contacts', 'handleSeconds'] },
        ),
        { minLength: 1, maxLength: 3 },
      )
      // A list for the first type makes every day four intervals long.
      .map((types) =>
        types.map((type, at) => ({
          ...type,
          name: names[at] ?? '',
          ...(at === 0 ? { contacts: fours(type.contacts) } : {}),
        })),
      ),
    groups: fc.array(
      fc.record({
        name: fc.uuid(),
        agents: byInterval(fc.integer({ min: 0, max: 8 })),
        takes: fc.constantFrom('longest-wait' as const, 'priority' as const, 'longest-queue' as const),
        skills: fc.uniqueArray(
          fc.record({
            type: fc.constantFrom('a'),
            place: fc.integer({ min: 0, max: 2 }),
            level: fc.integer({ min: 1, max: 10 }),
            priority: fc.integer({ min: 1, max: 3 }),
            afterSeconds: fc.constantFrom(0, 0, 30, 200),
            atOnce: fc.constantFrom(1, 1, 3),
            slowdownEach: fc.constantFrom(0, 0.4),
          }),
          { selector: ({ place }) => place, minLength: 1, maxLength: 3 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map((system) => ({
    ...system,
    groups: system.groups.map((group) => {
      const skills = group.skills.map(({ place, ...skill }) => ({
        ...skill,
        type: names[place % system.types.length] ?? '',
      }));
      return {
        ...group,
        skills: skills.filter(({ type }, at) => skills.findIndex((other) => other.type === type) === at),
      };
    }),
  }));

function fours(contacts: number | number[]): number[] {
  return typeof contacts === 'number' ? [contacts, contacts, contacts, contacts] : contacts;
}

const run = (system: System, seed: number): Simulation => simulate(system, { days: 3, chance: seededChance(seed) });

describe('any system', () => {
  it('loses no contact: each is answered, has given up or waits', () => {
    fc.assert(
      fc.property(systems, fc.nat(), (system, seed) => {
        const { overall, types, groups } = run(system, seed);
        for (const counts of [overall, ...types]) {
          expect(counts.offered).toBe(counts.answered + counts.abandoned + counts.waiting);
          expect(counts.waiting).toBeGreaterThanOrEqual(0);
        }
        const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
        expect(sum(types.map(({ offered }) => offered))).toBe(overall.offered);
        expect(sum(groups.map(({ answered }) => answered))).toBe(overall.answered);
        types.forEach((type) => {
          const taken = groups.flatMap(({ byType }) => byType.filter((part) => part.type === type.name));
          expect(sum(taken.map(({ answered }) => answered))).toBe(type.answered);
          if (system.types.find(({ name }) => name === type.name)?.patienceSeconds === undefined)
            expect(type.abandoned).toBe(0);
        });
      }),
    );
  });

  it('never gives an agent more than fits, nor a group more agents than it has', () => {
    fc.assert(
      fc.property(systems, fc.nat(), (system, seed) => {
        const world = worldOf(system, 1, seededChance(seed));
        const { crew, plan, queues } = world;
        begin(world);
        while (!advance(world, 7)) {
          plan.mostAgents.forEach((most, group) => {
            const agents = [...crew.group.keys()].filter((agent) => crew.group[agent] === group);
            const busy = agents.filter((agent) => (crew.load[agent] ?? 0) > 0);
            expect(busy.length).toBe(world.busy[group]);
            expect(world.busy[group]).toBeLessThanOrEqual(world.present[group] ?? 0);
            expect(world.present[group]).toBeLessThanOrEqual(most);
            for (const agent of busy) {
              expect(crew.load[agent]).toBeLessThanOrEqual(plan.skill.atOnce[crew.busyWith[agent] ?? 0] ?? 0);
              expect(crew.duty[agent]).toBeGreaterThan(0);
            }
          });
          expect(queues.waiting).toBe(queues.length.reduce((sum, length) => sum + length, 0));
        }
      }),
    );
  });

  it('is the same with the same seed and another with another', () => {
    fc.assert(
      fc.property(systems, fc.nat(), (system, seed) => {
        expect(run(system, seed)).toEqual(run(system, seed));
      }),
      { numRuns: 20 },
    );
    const types = [{ name: 'a', contacts: 60, handleSeconds: 100 }];
    const system = { intervalSeconds: 1800, types, groups: [{ name: 'g', agents: 5, skills: [{ type: 'a' }] }] };
    expect(run(system, 1)).not.toEqual(run(system, 2));
  });

  it('goes through the same in pieces of any size', () => {
    fc.assert(
      fc.property(systems, fc.integer({ min: 1, max: 1000 }), (system, piece) => {
        const world = worldOf(system, 3, seededChance(5));
        begin(world);
        while (!advance(world, piece));
        const whole = worldOf(system, 3, seededChance(5));
        begin(whole);
        while (!advance(whole, 1e9));
        expect(world.tally).toEqual(whole.tally);
      }),
      { numRuns: 20 },
    );
  });
});
