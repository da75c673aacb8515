import { describe, expect, it } from 'vitest';
import { seededChance } from './chance.ts';
import { draw, meanOf, timesFrom } from './draws.ts';
import { type Simulation, type System, simulate } from './index.ts';
import { studentQuantile } from './student.ts';

const run = (system: System, days = 20): Simulation => simulate(system, { days, chance: seededChance(3) });
const calls = { name: 'calls', contacts: 100, handleSeconds: 180 };
const skills = [{ type: 'calls' }];

describe('a day', () => {
  const open: System = {
    intervalSeconds: 1800,
    types: [{ name: 'calls', contacts: [0, 60, 120, 0], handleSeconds: 180, patienceSeconds: 300 }],
    groups: [{ name: 'team', agents: [0, 8, 14, 14], skills }],
  };

  it('has the contacts and agents of its intervals', () => {
    const { types, groups, days, overall } = run(open, 400);
    expect(days).toBe(400);
    // 400 Poisson days of 180 have a standard deviation of 268.
    expect(Math.abs(overall.offered - 400 * 180)).toBeLessThan(3.3 * 268);
    expect(types[0]).toMatchObject({ offeredErlangs: 4.5, waiting: 0, stable: true });
    // 36 agents in four intervals, and a little for those who end their shift with a contact in hand.
    expect(groups[0]?.agents).toBeCloseTo(9, 1);
    const closed = run({ ...open, groups: [{ name: 'team', agents: [0, 8, 14, 0], skills }] }, 200);
    expect(closed.groups[0]?.agents).toBeGreaterThan(5.5);
    expect(closed.groups[0]?.agents).toBeLessThan(6.2);
  });

  it('begins empty, and ends when the last contact is done', () => {
    const patient = { ...open, types: [{ name: 'calls', contacts: [100, 100], handleSeconds: 300 }] };
    const result = run({ ...patient, groups: [{ name: 'team', agents: 10, skills }] });
    expect(result).toMatchObject({ stable: false, overall: { waiting: 0, abandoned: 0 } });
    const nobody = run({ ...patient, groups: [{ name: 'team', agents: [10, 0], skills }] });
    expect(nobody.overall.waiting).toBeGreaterThan(0);
  });

  it('has no measures without contacts, and no interval after a single day', () => {
    const { overall } = run({ ...open, types: [{ ...calls, contacts: [0, 0, 0, 0] }] });
    expect(overall.serviceLevel).toEqual({ value: null, lower: null, upper: null, standardError: null });
    expect(overall.occupancy.value).toBe(0);
    expect(run(open, 1).overall.serviceLevel).toMatchObject({ lower: null, upper: null, standardError: null });
  });
});

describe('choices', () => {
  const two: System = {
    intervalSeconds: 3600,
    aroundTheClock: true,
    types: ['a', 'b'].map((name) => ({ name, contacts: 20, handleSeconds: 240, patienceSeconds: 600 })),
    groups: [
      {
        name: 'first',
        agents: 2,
        skills: [
          { type: 'a', level: 9 },
          { type: 'b', level: 2 },
        ],
      },
      {
        name: 'second',
        agents: 2,
        skills: [
          { type: 'a', level: 2 },
          { type: 'b', level: 9 },
        ],
      },
    ],
  };

  it('prefer the better agent, or the one who is idle longest', () => {
    const shareOfA = (agentSelection: 'best-level' | 'longest-idle') =>
      run({ ...two, agentSelection }, 50).groups[0]?.byType[0]?.handlingShare.value ?? 0;
    expect(shareOfA('best-level')).toBeGreaterThan(0.6);
    expect(shareOfA('longest-idle')).toBeCloseTo(0.5, 1);
  });

  it('take first what has priority', () => {
    const groups = [
      { name: 'all', agents: 3, takes: 'priority', skills: [{ type: 'a' }, { type: 'b', priority: 2 }] },
    ] as const;
    const [a, b] = run({ ...two, groups }, 50).types;
    expect(a?.waitAllSeconds.upper ?? Infinity).toBeLessThan(b?.waitAllSeconds.lower ?? 0);
    const even = run({ ...two, groups: [{ ...groups[0], takes: 'longest-wait' }] }, 50);
    expect(even.types[0]?.waitAllSeconds.value).toBeCloseTo(even.types[1]?.waitAllSeconds.value ?? 0, -1);
  });

  it('take longer where a group is slower', () => {
    const groups = [{ name: 'new', agents: 20, skills: [{ type: 'calls', handleFactor: 2 }] }];
    const { occupancy } = run({
      intervalSeconds: 3600,
      aroundTheClock: true,
      types: [{ ...calls, contacts: 60 }],
      groups,
    }).overall;
    expect(occupancy.value).toBeCloseTo((60 * 360) / 3600 / 20, 2);
  });
});

describe('an overloaded type', () => {
  const load = (name: string, contacts: number, patienceSeconds?: number) => ({
    name,
    contacts,
    handleSeconds: 180,
    ...(patienceSeconds ? { patienceSeconds } : {}),
  });
  const stable = (system: Omit<System, 'intervalSeconds'>, days = 5) =>
    run({ intervalSeconds: 1800, ...system }, days).types.map((type) => type.stable);

  it('is told apart from one that is not', () => {
    const all = (agents: number) => [{ name: 'all', agents, skills: [{ type: 'a' }] }];
    expect(stable({ types: [load('a', 100)], groups: all(11) })).toEqual([true]);
    expect(stable({ types: [load('a', 100)], groups: all(10) })).toEqual([false]);
    expect(stable({ types: [load('a', 100, 60)], groups: all(5) })).toEqual([true]);
    expect(
      stable({ types: [load('a', 100)], groups: [{ name: 'all', agents: 4, skills: [{ type: 'a', atOnce: 3 }] }] }),
    ).toEqual([true]);
    const apart = [
      { name: 'a', agents: 12, skills: [{ type: 'a' }] },
      { name: 'b', agents: 9, skills: [{ type: 'b' }] },
    ];
    const types = [load('a', 100), load('b', 100)];
    expect(stable({ types, groups: apart })).toEqual([true, false]);
    const helping = apart.map((group) => ({
      ...group,
      skills: [{ type: 'b' }, ...(group.name === 'a' ? [{ type: 'a' }] : [])],
    }));
    expect(stable({ types, groups: helping })).toEqual([true, true]);
    expect(stable({ types, groups: helping.map((group) => ({ ...group, agents: group.agents - 2 })) })).toEqual([
      false,
      false,
    ]);
  });

  it('may be one that others always go before', () => {
    const groups = [
      { name: 'all', agents: 10, takes: 'priority', skills: [{ type: 'a', priority: 2 }, { type: 'b' }] },
    ] as const;
    const system = { aroundTheClock: true, types: [load('a', 20), load('b', 150, 600)], groups };
    expect(stable(system, 10)).toEqual([false, true]);
  });

  it('ends the simulation before it fills the memory', () => {
    const types = [{ name: 'calls', contacts: 100_000, handleSeconds: 600 }];
    const result = run(
      { intervalSeconds: 1800, aroundTheClock: true, types, groups: [{ name: 'g', agents: 1, skills }] },
      50,
    );
    expect(result).toMatchObject({ stable: false, days: 0 });
  });
});

describe('chance', () => {
  const moments = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
  };
  const count = 200_000;

  it.each([
    [240, 240, 240],
    [{ distribution: 'exponential', mean: 90 }, 90, 90],
    [{ distribution: 'lognormal', mean: 240, deviation: 120 }, 240, 120],
    [{ distribution: 'empirical', values: [10, 20, 30] }, 20, Math.sqrt(200 / 3)],
    [{ distribution: 'empirical', values: [10, 20, 30], weights: [1, 0, 3] }, 25, Math.sqrt(75)],
  ] as const)('draws %j with its mean and deviation', (given, mean, deviation) => {
    const draws = timesFrom(given, seededChance(9)(4));
    const found = moments(Array.from({ length: count }, () => draw(draws)));
    expect(meanOf(given)).toBe(mean);
    expect(Math.abs(found.mean - mean)).toBeLessThan((4 * deviation) / Math.sqrt(count));
    expect(found.deviation).toBeCloseTo(deviation, -0.5);
  });

  it('is even, and its streams and seeds have nothing to do with each other', () => {
    const stream = (seed: number, number: number) => {
      const values = new Float64Array(count);
      seededChance(seed)(number)(values);
      return values;
    };
    const first = stream(1, 0);
    const { mean, deviation } = moments([...first]);
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * count));
    expect(deviation).toBeCloseTo(1 / Math.sqrt(12), 2);
    for (const other of [stream(2, 0), stream(1, 1), stream(2 ** 32 + 1, 0)]) {
      let together = 0;
      for (let at = 0; at < count; at++) together += ((first[at] ?? 0) - 0.5) * ((other[at] ?? 0) - 0.5);
      expect(Math.abs((together / count) * 12)).toBeLessThan(4 / Math.sqrt(count));
    }
    expect(() => seededChance(-1)).toThrow('seed is -1');
  });

  // Two-sided points of Student's distribution, as printed in every table.
  it.each([
    [0.95, 1, 12.7062],
    [0.95, 2, 4.3027],
    [0.95, 9, 2.2622],
    [0.99, 10, 3.1693],
    [0.999, 30, 3.646],
    [0.95, 999, 1.9623],
  ])('knows that %d of t with %d degrees of freedom lies within %d', (confidence, freedom, t) => {
    expect(studentQuantile(confidence, freedom)).toBeCloseTo(t, 3);
  });
});
