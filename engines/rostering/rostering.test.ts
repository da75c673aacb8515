import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { refillDay, takeDay } from './bound/day.ts';
import { modelOfProblem } from './centre/model.ts';
import { checkCentre, checkInstance } from './checker/index.ts';
import {
  conflictOf,
  exampleCentre,
  FormatError,
  type Problem,
  readInstance,
  readProblem,
  resultOf,
  rowsOfInstance,
  type Solved,
  solve,
} from './index.ts';
import { rosterCost } from './search/roster.ts';
import { layAll, openSearch, walk } from './search/search.ts';
import { loadHighs } from './workers/highs.ts';

const folder = resolve(
  import.meta.dirname,
  '../..',
  process.env.TONGLI_TEST_DATA ?? '../shared',
  'data/scheduling/nrp_instances1_24',
);
const never = new AbortController().signal;

function instanceText(name: string): string {
  return gunzipSync(readFileSync(`${folder}/${name}.txt.gz`)).toString('utf8');
}

const tiny = `SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
L,480,E
SECTION_STAFF
A,E=7|L=7,2400,1440,5,1,1,1
B,E=7|L=0,2400,1440,5,1,1,1
C,E=7|L=7,1440,960,3,2,2,1
SECTION_DAYS_OFF
A,2
SECTION_SHIFT_ON_REQUESTS
B,0,E,3
SECTION_SHIFT_OFF_REQUESTS
C,4,L,2
SECTION_COVER
${Array.from({ length: 7 }, (_, day) => `${day},E,1,100,1\n${day},L,1,100,1`).join('\n')}
`;

describe('the public format', () => {
  it('is solved, and the checker agrees', async () => {
    const solved = await solve({ format: 'instance', text: tiny }, { seed: 1, workers: 1, stop: never, rounds: 12 });
    const verdict = checkInstance(tiny, rowsOfInstance(readInstance(tiny), solved.shift));
    expect(verdict).toEqual({ objective: solved.cost, broken: [] });
    expect(solved.bound).toBeLessThanOrEqual(solved.cost + 1e-6);
  });

  it('gives the same roster for the same seed and rounds', async () => {
    const once = await solve({ format: 'instance', text: tiny }, { seed: 7, workers: 2, stop: never, rounds: 2 });
    const again = await solve({ format: 'instance', text: tiny }, { seed: 7, workers: 2, stop: never, rounds: 2 });
    expect([...again.shift]).toEqual([...once.shift]);
    expect(again.bound).toBe(once.bound);
  });

  it('is refused with line, value and bound', () => {
    const spoilt = (from: string, to: string) => () => readInstance(tiny.replace(from, to));
    const error = (act: () => unknown): unknown => {
      try {
        return act();
      } catch (thrown) {
        return thrown;
      }
    };
    expect(error(spoilt('A,2', 'A,9'))).toMatchObject({ line: 11, value: '9', bound: 'day-in-horizon' });
    expect(error(spoilt('E,480', 'E,x'))).toMatchObject({ line: 4, value: 'x', bound: 'whole-number' });
    expect(error(spoilt('SECTION_COVER', '# SECTION_COVER'))).toBeInstanceOf(FormatError);
  });

  const present = existsSync(`${folder}/Instance1.txt.gz`);
  if (!present) console.warn(`SKIPPED: no benchmark instances in ${folder}; set TONGLI_TEST_DATA`);
  it.skipIf(!present)('reaches the proven optimum of instances 1 and 4', { timeout: 60_000 }, async () => {
    for (const [name, optimum, rounds] of [
      ['Instance1', 607, 25],
      ['Instance4', 1716, 150],
    ] as const) {
      const text = instanceText(name);
      const solved = await solve({ format: 'instance', text }, { seed: 1, workers: 1, stop: never, rounds });
      expect(checkInstance(text, rowsOfInstance(readInstance(text), solved.shift))).toEqual({
        objective: optimum,
        broken: [],
      });
      expect(solved.bound).toBeLessThanOrEqual(optimum + 1e-6);
    }
  });
});

describe('a centre of one’s own', () => {
  const document = exampleCentre(12, 7, 3);

  async function solved(seed: number, rounds: number): Promise<Solved> {
    return solve({ format: 'centre', document }, { seed, workers: 1, stop: never, rounds });
  }

  it('is rostered within its rules, and costs what the checker counts', async () => {
    const problem = readProblem(document);
    const roster = await solved(1, 6);
    const result = resultOf(problem, roster.shift, roster.variant);
    const verdict = checkCentre(document, result.assignments);
    expect(verdict.broken).toEqual(result.belowLeast.length > 0 ? expect.anything() : []);
    expect(verdict.cost).toBeCloseTo(result.cost, 4);
    expect(roster.bound).toBeLessThanOrEqual(result.cost + 1e-6);
  });

  it('is never worse for a day that was filled anew, and keeps its rules', async () => {
    const six = exampleCentre(6, 7, 1);
    const problem = readProblem(six);
    const { model } = modelOfProblem(problem);
    const search = openSearch(model, 1);
    layAll(search);
    const highs = await loadHighs();
    const costs = [rosterCost(search.roster)];
    for (const day of [0, 3]) {
      refillDay(highs, model, search.roster, day, { nodes: 1, seconds: 60 });
      costs.push(rosterCost(search.roster));
    }
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(new Set(costs).size).toBe(3);
    const result = resultOf(problem, search.roster.shift, search.roster.variant);
    const verdict = checkCentre(six, result.assignments);
    expect(verdict.broken).toEqual(result.belowLeast.length > 0 ? expect.anything() : []);
    expect(verdict.cost).toBeCloseTo(costs.at(-1)!, 4);
  });

  it('takes a day over from another roster for those who can have it so', async () => {
    const problem = readProblem(document);
    const { model } = modelOfProblem(problem);
    const [mine, theirs] = [openSearch(model, 1), openSearch(model, 2)];
    for (const search of [mine, theirs]) layAll(search);
    walk(theirs, 1e6);
    for (let day = 0; day < model.days; day++) takeDay(model, mine.roster, day, theirs.best);
    const result = resultOf(problem, mine.roster.shift, mine.roster.variant);
    const verdict = checkCentre(document, result.assignments);
    expect(verdict.broken).toEqual(result.belowLeast.length > 0 ? expect.anything() : []);
    expect(verdict.cost).toBeCloseTo(rosterCost(mine.roster), 4);
  });

  it('gets no worse the longer it is searched', async () => {
    const costs = await Promise.all([solved(2, 1), solved(2, 3), solved(2, 6)]);
    const [first = 0, second = 0, third = 0] = costs.map(({ cost }) => cost);
    expect(second).toBeLessThanOrEqual(first);
    expect(third).toBeLessThanOrEqual(second);
  });

  it('stops at once and keeps the best', async () => {
    const stop = new AbortController();
    let last = 0;
    const onRound = (state: Solved): void => {
      last = state.cost;
      stop.abort();
    };
    const roster = await solve({ format: 'centre', document }, { seed: 1, workers: 1, stop: stop.signal, onRound });
    expect(roster.cost).toBe(last);
  });
});

describe('what cannot be', () => {
  const base = exampleCentre(4, 7, 1);
  const first = base.agents[0]!;
  const withFirst = (change: Partial<Problem['agents'][number]>): Problem =>
    readProblem({ ...base, agents: [{ ...first, ...change }, ...base.agents.slice(1)], demand: [] });

  it('is named by person and rules, and no rule more', () => {
    const problem = withFirst({ minMinutes: 2400, maxMinutes: 2400, leave: [0, 1, 2, 3], maxConsecutiveDays: 6 });
    expect(conflictOf(problem)).toEqual({ people: [first.id], rules: ['contract-hours', 'leave'] });
    expect(conflictOf(withFirst({ minMinutes: 0, leave: [1], fixed: [{ day: 1, shift: 'F07:00' }] }))).toEqual({
      people: [first.id],
      rules: ['leave', 'fixed'],
    });
    expect(conflictOf(withFirst({}))).toBeUndefined();
  });

  it('is named by interval where too few can be there', () => {
    const demand = [{ day: 2, skill: 'sales', from: '10:00', need: [9], least: [9] }];
    const conflict = conflictOf(readProblem({ ...base, demand }));
    expect(conflict?.rules).toEqual(['least-cover', 'skills']);
    expect(conflict?.cover).toMatchObject({ day: 2, skill: 'sales', from: '10:00', least: 9 });
    const away = base.agents.map((agent) => ({ ...agent, skills: ['sales'], leave: [2] }));
    const leave = conflictOf(
      readProblem({ ...base, agents: away, demand: [{ ...demand[0]!, need: [1], least: [1] }] }),
    );
    expect(leave?.rules).toEqual(['least-cover', 'leave']);
    expect(leave?.people).toHaveLength(4);
  });
});
