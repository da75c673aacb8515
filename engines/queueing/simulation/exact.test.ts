import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { staffing } from '../index.ts';
import { type Estimate, type Group, type Simulation, type System, seededChance, simulate } from './index.ts';

const always = { aroundTheClock: true, confidence: 0.999 } as const;

function run(system: System, { days = 60, seed = 20_261_122 } = {}): Simulation {
  return simulate(system, { days, chance: seededChance(seed) });
}

function within(estimate: Estimate, exact: number, name: string): void {
  const { lower, upper } = estimate;
  expect(lower, name).not.toBeNull();
  expect(exact, `${name}: ${estimate.value} ± ${estimate.standardError}`).toBeGreaterThanOrEqual(lower ?? Infinity);
  expect(exact, `${name}: ${estimate.value} ± ${estimate.standardError}`).toBeLessThanOrEqual(upper ?? -Infinity);
}

// Exact steady states of two-skill systems, by their Markov chains, computed by others.
const root = resolve(
  import.meta.dirname,
  '../../..',
  process.env.TONGLI_TEST_DATA ?? '../shared',
  'reference/queueing',
);
const file = join(root, 'multiskill_ctmc_exact.csv');
if (!existsSync(file)) console.warn(`SKIPPED: no exact two-skill systems in ${root}; set TONGLI_TEST_DATA`);
const [head = '', ...lines] = existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\r?\n/) : [];
const rows = lines.map((line) =>
  Object.fromEntries(line.split(',').map((cell, place) => [head.split(',')[place], cell])),
);

function twoSkills(row: Readonly<Record<string, string | undefined>>): System {
  const num = (column: string): number => Number(row[column]);
  const specialists = (type: 1 | 2): Group => ({
    name: `specialists ${type}`,
    agents: num(`n_spec${type}`),
    skills: [{ type: `type ${type}`, level: 9 }],
  });
  return {
    ...always,
    intervalSeconds: 3600,
    agentSelection: 'best-level',
    types: ([1, 2] as const).map((type) => ({
      name: `type ${type}`,
      contacts: num(`lam${type}_per_h`),
      handleSeconds: num(`aht${type}_s`),
      patienceSeconds: num(`pat${type}_s`),
    })),
    groups: [
      specialists(1),
      specialists(2),
      {
        name: 'generalists',
        agents: num('n_gen'),
        takes: row.policy === 'LQF' ? 'longest-queue' : 'priority',
        skills: [
          { type: 'type 1', level: 5, priority: 1 },
          { type: 'type 2', level: 5, priority: row.policy === 'LQF' ? 1 : 2 },
        ],
      },
    ],
  };
}

describe.skipIf(rows.length === 0)('exact two-skill systems', () => {
  it.each(rows.map((row, place) => [`row ${place + 2}, ${row.policy}`, row] as const))('%s', (_title, row) => {
    const num = (column: string): number => Number(row[column]);
    const { types, groups } = run(twoSkills(row), { days: 120 });
    types.forEach((type, place) => {
      within(type.waitProbability, num(`p_wait_${place + 1}`), 'wait probability');
      within(type.abandonment, num(`p_abandon_${place + 1}`), 'abandonment');
      within(type.queueLength, num(`mean_queue_${place + 1}`), 'queue length');
      within(type.waitAllSeconds, num(`awt_all_${place + 1}_s`), 'wait of all');
    });
    const [first, second, generalists] = groups;
    expect.assert(first && second && generalists);
    within(first.occupancy, num('occ_spec1'), 'occupancy');
    within(second.occupancy, num('occ_spec2'), 'occupancy');
    if (num('n_gen') === 0) return;
    within(generalists.occupancy, num('occ_gen'), 'occupancy');
    const share = generalists.byType[0]?.handlingShare;
    expect.assert(share);
    within(share, num('share_gen_type1'), 'share of type 1');
  });
});

const measures = ['serviceLevel', 'serviceLevelAnswered', 'asaSeconds', 'waitAllSeconds', 'occupancy'] as const;
const shares = ['waitProbability', 'abandonment', 'queueLength'] as const;

describe('closed forms', () => {
  it.each([
    [12, undefined],
    [14, undefined],
    [9, 120],
    [12, 60],
  ])('%d agents with a patience of %s seconds are Erlang C and A', (agents, patienceSeconds) => {
    const load = { contacts: 100, handleSeconds: 180, ...(patienceSeconds ? { patienceSeconds } : {}) };
    const groups = [{ name: 'all', agents, skills: [{ type: 'calls' }] }];
    const [calls] = run({ ...always, intervalSeconds: 1800, types: [{ name: 'calls', ...load }], groups }).types;
    expect.assert(calls);
    const exact = staffing({ ...load, intervalSeconds: 1800, answerSeconds: 20, targets: {}, agents });
    for (const name of [...measures, ...shares]) within(calls[name], exact[name], name);
    expect(calls).toMatchObject({ stable: true, offeredErlangs: 10 });
  });

  // F. Pollaczek, 1930, and A. Khinchine, 1932: the mean wait of one server is λ·E(S²) / (2(1 − ρ)).
  it.each([
    ['exponential', { distribution: 'exponential', mean: 60 }, 7200],
    ['lognormal', { distribution: 'lognormal', mean: 60, deviation: 45 }, 60 ** 2 + 45 ** 2],
    ['constant', { distribution: 'empirical', values: [60] }, 3600],
    ['observed', { distribution: 'empirical', values: [20, 90, 400], weights: [2, 1, 0] }, (2 * 400 + 8100) / 3],
  ] as const)('one agent, handling %s, waits as Pollaczek and Khinchine say', (_name, handleSeconds, square) => {
    const mean = handleSeconds.distribution === 'empirical' && handleSeconds.values.length > 1 ? 130 / 3 : 60;
    const rate = 0.7 / mean;
    const types = [{ name: 'calls', contacts: rate * 3600, handleSeconds }];
    const groups = [{ name: 'one', agents: 1, skills: [{ type: 'calls' }] }];
    const [calls] = run({ ...always, intervalSeconds: 3600, types, groups }, { days: 200 }).types;
    expect.assert(calls);
    within(calls.waitAllSeconds, (rate * square) / 2 / 0.3, 'wait');
    within(calls.occupancy, 0.7, 'occupancy');
  });

  // M/M/n+G: S. Zeltyn and A. Mandelbaum, Queueing Systems 51, 2005, (3.1) to (3.4), with their integrals summed in small steps.
  it.each([
    ['everybody after a minute', [60], [1]],
    ['some soon, most late', [15, 240], [1, 2]],
  ] as const)('observed patience, %s, is M/M/n+G', (_name, values, weights) => {
    const [rate, agents, mean] = [1 / 18, 10, 180];
    const all = weights.reduce<number>((sum, weight) => sum + weight, 0);
    const staying = (u: number) =>
      values.reduce((sum, value, at) => sum + (u < value ? (weights[at] ?? 0) / all : 0), 0);
    const step = 0.01;
    let [stayed, density, waits] = [0, 0, 0];
    for (let x = step / 2; x < 3000; x += step) {
      stayed += staying(x) * step;
      const weight = Math.exp(rate * (stayed - (staying(x) * step) / 2) - (agents / mean) * x) * step;
      density += weight;
      waits += stayed * weight;
    }
    let below = 0;
    for (let n = agents - 1, weight = 1; n >= 0; weight *= n / (rate * mean), n--) below += weight;
    const system = {
      ...always,
      intervalSeconds: 1800,
      types: [
        {
          name: 'calls',
          contacts: rate * 1800,
          handleSeconds: mean,
          patienceSeconds: { distribution: 'empirical', values, weights },
        },
      ],
      groups: [{ name: 'all', agents, skills: [{ type: 'calls' }] }],
    } as const;
    const [calls] = run(system, { days: 200 }).types;
    expect.assert(calls);
    const total = below + rate * density;
    within(calls.waitProbability, (rate * density) / total, 'wait probability');
    within(calls.abandonment, (1 + (rate - agents / mean) * density) / total, 'abandonment');
    within(calls.waitAllSeconds, (rate * waits) / total, 'wait of all');
  });

  it.each([0, 0.3])('chats side by side with a slowdown of %d are a birth–death chain', (slowdownEach) => {
    const [rate, handle, patience, atOnce] = [1 / 60, 200, 90, 4];
    const weights = [1];
    for (let n = 1; n < 200; n++) {
      const inHand = Math.min(n, atOnce);
      const ends = inHand / handle / (1 + slowdownEach * (inHand - 1)) + Math.max(0, n - atOnce) / patience;
      weights.push(((weights[n - 1] ?? 0) * rate) / ends);
    }
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = (of: (n: number) => number) => weights.reduce((sum, weight, n) => sum + weight * of(n), 0) / all;
    const types = [{ name: 'chat', contacts: rate * 3600, handleSeconds: handle, patienceSeconds: patience }];
    const groups = [{ name: 'one', agents: 1, skills: [{ type: 'chat', atOnce, slowdownEach }] }];
    const result = run({ ...always, intervalSeconds: 3600, types, groups }, { days: 200 });
    const [chat] = result.types;
    const [one] = result.groups;
    expect.assert(chat && one);
    const queue = mean((n) => Math.max(0, n - atOnce));
    const busy = mean((n) => (n > 0 ? 1 : 0));
    within(
      chat.waitProbability,
      mean((n) => (n >= atOnce ? 1 : 0)),
      'wait probability',
    );
    within(chat.queueLength, queue, 'queue');
    within(chat.abandonment, queue / patience / rate, 'abandonment');
    within(one.occupancy, busy, 'occupancy');
    within(one.contactsAtOnce, mean((n) => Math.min(n, atOnce)) / busy, 'at once');
  });

  it('overflow at once is one pool, and overflow never is two', () => {
    const system = (afterSeconds: number): System => ({
      ...always,
      intervalSeconds: 1800,
      types: ['a', 'b'].map((name) => ({ name, contacts: 50, handleSeconds: 180 })),
      groups: ['a', 'b'].map((name) => ({
        name,
        agents: 6,
        skills: ['a', 'b'].map((type) => ({ type, afterSeconds: type === name ? 0 : afterSeconds })),
      })),
    });
    const pair = { intervalSeconds: 1800, handleSeconds: 180, answerSeconds: 20, targets: {} };
    const pooled = staffing({ ...pair, contacts: 100, agents: 12 });
    const apart = staffing({ ...pair, contacts: 50, agents: 6 });
    within(run(system(0)).overall.waitAllSeconds, pooled.waitAllSeconds, 'pooled');
    within(run(system(86_400)).overall.waitAllSeconds, apart.waitAllSeconds, 'apart');
    const between = run(system(30)).overall.waitAllSeconds.value ?? 0;
    expect(between).toBeGreaterThan(pooled.waitAllSeconds);
    expect(between).toBeLessThan(apart.waitAllSeconds);
  });
});
