import type { ProcessDefinition } from '@tongli/contracts/requests';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { words } from '../process/supplied/building.ts';
import { deviationsOf } from './conformance.ts';
import { factsOf } from './facts.ts';
import { createMiner } from './miner.ts';
import { quantile } from './spread.ts';
import { end, start, type Trace } from './trace.ts';

const minute = 60_000;
const wall = (from: number, until: number) => (until - from) / minute;

type Ways = Readonly<Record<string, { next?: readonly string[]; back?: readonly string[] }>>;

const definition = (ways: Ways): ProcessDefinition => ({
  ...{ kind: 'order', phase: 'in-sale', name: words('', ''), about: words('', ''), calendar: 'service', limit: null },
  steps: Object.entries(ways).map(([key, { next = [], back = [] }]) => ({
    ...{ key, name: words(key, key), owner: { role: 'handler' }, inputs: [], outputs: [], standards: [], fields: [] },
    ...{ limit: { amount: 1, unit: 'days' }, next: next.map((to) => ({ to, when: [] })), back: [...back] },
  })),
});

const free = definition({});

const oneMinute = (_index: number): number => 1;

/** Each step takes as many minutes as `spent` says, one after the other. */
function traceOf(steps: readonly string[], { applied = free, spent = oneMinute, id = '' } = {}): Trace {
  let at = 0;
  const visits = steps.map((step, index) => {
    const from = at;
    at += step === end ? 0 : spent(index) * minute;
    return { step, from, until: at };
  });
  return { id, lodgedAt: 0, visits, stands: null, definition: applied };
}

const mined = (log: Readonly<Record<string, number>>) => {
  const miner = createMiner(wall);
  for (const [steps, times] of Object.entries(log))
    for (let at = 0; at < times; at++) miner.add(traceOf([...steps, end]));
  return miner.result();
};

const followed = (log: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    mined(log)
      .edges.filter(({ from, to }) => from !== start && to !== end)
      .map(({ from, to, count }) => [`${from}${to}`, count]),
  );

// W. M. P. van der Aalst, Process Mining: Data Science in Action, 2nd edition, 2016: the logs L1 and L7 of chapter 6, and the log of
// section 7.2 whose table of |a > b| is printed there.
test('counts what directly follows what as the book prints it', () => {
  expect(followed({ abcd: 3, acbd: 2, aed: 1 })).toEqual({ ab: 3, ac: 2, ae: 1, bc: 3, bd: 2, cb: 2, cd: 3, ed: 1 });
  expect(followed({ ac: 2, abc: 3, abbc: 2, abbbbc: 1 })).toEqual({ ab: 6, ac: 2, bb: 5, bc: 6 });
  expect(followed({ ae: 5, abce: 10, acbe: 10, abe: 1, ace: 1, ade: 10, adde: 2, addde: 1 })).toEqual({
    ...{ ab: 11, ac: 11, ad: 13, ae: 5, bc: 10, be: 11, cb: 10, ce: 11, dd: 4, de: 13 },
  });
});

test('ranks variants by their share of the finished cases', () => {
  const { variants, finished } = mined({ abcd: 3, acbd: 2, aed: 1 });
  expect(finished).toBe(6);
  expect(variants.map(({ steps, share }) => [steps.join(''), share])).toEqual([
    [`abcd${end}`, 3 / 6],
    [`acbd${end}`, 2 / 6],
    [`aed${end}`, 1 / 6],
  ]);
});

test('counts each way back once, with all that was done again because of it', () => {
  const miner = createMiner(wall);
  // b and c again after the first way back, b and c once more after the second; d was never done before.
  miner.add(traceOf([...'abcbcbcd', end], { spent: (index) => 10 ** Math.min(index, 6) }));
  const { loops, rework } = miner.result();
  expect(loops).toMatchObject([{ from: 'c', to: 'b', count: 2, cases: 1, totalMinutes: 1_111_000 }]);
  expect(rework).toEqual({ cases: 1, minutes: 1_111_000 });
});

test('a reopened case goes round too, and what rested in between is no time of it', () => {
  const trace: Trace = {
    ...traceOf([]),
    visits: [
      { step: 'a', from: 0, until: 10 * minute },
      { step: end, from: 10 * minute, until: 10 * minute },
      { step: 'a', from: 1_000 * minute, until: 1_007 * minute },
      { step: end, from: 1_007 * minute, until: 1_007 * minute },
    ],
  };
  const miner = createMiner(wall);
  miner.add(trace);
  const { whole, loops, edges } = miner.result();
  expect(whole?.minutes.median).toBe(17);
  expect(loops).toMatchObject([{ from: end, to: 'a', totalMinutes: 7 }]);
  expect(edges.find(({ from }) => from === end)?.minutes.median).toBe(7);
});

const ordered = definition({
  a: { next: ['b'] },
  b: { next: ['c', 'd'], back: ['a'] },
  c: { next: ['e'] },
  d: { next: ['e'] },
  e: {},
});

test.each([
  ['abce', []],
  ['abde', []],
  ['ababde', []],
  ['aabce', []],
  ['ace', ['skipped:a>c']],
  ['bce', ['skipped:null>b']],
  ['abcde', ['wrong-order:c>d']],
  ['abcbce', ['back-not-allowed:c>b']],
  ['abc', [`ended-early:c>${end}`]],
  ['', [`ended-early:null>${end}`]],
  ['abxce', ['unknown-step:b>x']],
])('%s leaves the definition at %j', (steps, expected) => {
  const found = deviationsOf(traceOf([...steps, end], { applied: ordered }));
  expect(found.map(({ kind, from, to }) => `${kind}:${from}>${to}`)).toEqual(expected);
});

test('stages are in no definition, and a reopened or moved case may go on anywhere', () => {
  expect(deviationsOf(traceOf([...'ab', '@assessed', ...'ce', end, ...'ce', end], { applied: ordered }))).toEqual([]);
  const moved = traceOf([...'aece', end], { applied: ordered });
  const visits = moved.visits.map((visit, index) => (index < 2 ? { ...visit, moved: true as const } : visit));
  expect(deviationsOf({ ...moved, visits })).toEqual([]);
});

test('names the slowest step only where it was done often enough', () => {
  const miner = createMiner(wall);
  const spent = (index: number) => [1, 5, 100][index] ?? 0;
  for (let at = 0; at < 4; at++) miner.add(traceOf([...'abc'], { spent }));
  expect(miner.result().slowest).toBeNull();
  miner.add(traceOf([...'ab'], { spent }));
  expect(miner.result().slowest).toBe('b');
});

// Ten numbers and what numpy.percentile, R (type 7) and the PERCENTILE.INC of spreadsheets say of them.
test('quantiles lie where others put them', () => {
  const values = Float64Array.from([3, 6, 7, 8, 8, 9, 10, 13, 15, 16, 20]);
  expect([0, 0.25, 0.5, 0.75, 0.9, 1].map((share) => quantile(values, share))).toEqual([3, 7.5, 9, 14, 16, 20]);
});

const logs = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }), { maxLength: 20 });

test('of any log, counted by hand: ways in equal ways out, repeated stays equal the cost of loops, ways add up to the whole', () => {
  fc.assert(
    fc.property(logs, (log) => {
      const miner = createMiner(wall);
      const traces = log.map((steps) => traceOf([...steps, end], { spent: (index) => index + 1 }));
      for (const trace of traces) miner.add(trace);
      const { steps, edges, loops, variants, otherVariants } = miner.result();
      const flow = (side: 'from' | 'to', key: string) =>
        edges.reduce((sum, edge) => sum + (edge[side] === key ? edge.count : 0), 0);
      for (const { key, count } of steps) expect([flow('to', key), flow('from', key)]).toEqual([count, count]);
      const again = traces.flatMap(({ visits }) =>
        visits.filter(({ step }, at) => step !== end && visits.findIndex((one) => one.step === step) < at),
      );
      const cost = again.reduce((sum, { from, until }) => sum + wall(from, until), 0);
      expect(loops.reduce((sum, { totalMinutes }) => sum + totalMinutes, 0)).toBeCloseTo(cost);
      expect(variants.reduce((sum, { cases }) => sum + cases, otherVariants.cases)).toBe(log.length);
      for (const trace of traces) {
        const facts = factsOf(trace, wall);
        const ways = facts.filter(({ element }) => element.startsWith('edge:'));
        const whole = facts.find(({ element }) => element === 'whole');
        expect(ways.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(whole?.minutes ?? Number.NaN);
      }
    }),
  );
});
