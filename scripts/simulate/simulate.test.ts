import { expect, test } from 'vitest';
import { openAgenda } from './agenda.ts';
import { CallsRefusal, parseCalls, type RealCall } from './calls.ts';
import { figuresBy, figuresOf } from './figures.ts';
import { patienceOf, survivalOf } from './patience.ts';
import { patternOf } from './pattern.ts';
import { customersOf, instantAt } from './plan.ts';
import { nearness } from './print.ts';
import { crewShifts } from './shifts.ts';
import { spellsOf, turnaroundsOf } from './staffing.ts';
import { readWords, WordsRefusal } from './words.ts';

test('patience is the product-limit estimate: remissions under 6-MP (Freireich and others, 1963)', () => {
  const ended = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((seconds) => ({ seconds, left: true }));
  const on = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((seconds) => ({ seconds, left: false }));
  const survival = survivalOf([...ended, ...on]);
  const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
  expect(survival.seconds).toEqual([6, 7, 10, 13, 16, 22, 23]);
  expect(survival.share.map((share) => Math.round(share * 1_000) / 1_000)).toEqual(published);
  expect([0, 0.143, 0.19, 0.5, 0.55].map((chance) => patienceOf(survival, chance))).toEqual([6, 7, 7, 23, 23]);
  expect([0.56, 1].map((chance) => patienceOf(survival, chance))).toEqual([35, 35]);
  expect(patienceOf(survivalOf([]), 0.5)).toBe(Number.POSITIVE_INFINITY);
});

const bank = `vru+line	call_id	customer_id	priority	type	date	vru_entry	vru_exit	vru_time	q_start	q_exit	q_time	outcome	ser_start	ser_exit	ser_time	server
AA0101	1	0	2	PS	990105	9:00:31	9:00:36	5	9:00:36	9:03:09	153	HANG	0:00:00	0:00:00	0	NO_SERVER
AA0101	2	0	0	PS	990105	8:34:12	8:34:23	11	0:00:00	0:00:00	0	HANG	0:00:00	0:00:00	0	NO_SERVER
AA0101	3	0	0	NW	990105	6:55:20	6:55:26	6	6:55:26	6:55:43	17	AGENT	6:55:43	6:56:37	54	agent01
AA0101	4	0	0	PS	990105	7:41:16	7:41:26	10	0:00:00	0:00:00	0	PHANTOM	0:00:00	0:00:00	0	NO_SERVER
`;

test('a bank’s file: who was in the queue, in the order of arrival', () => {
  expect(parseCalls(bank)).toEqual([
    {
      ...{ day: '1999-01-05', at: 24_926, waitSeconds: 17, answered: true, serviceSeconds: 54 },
      ...{ agent: 'agent01', kind: 'NW', urgent: false },
    },
    {
      ...{ day: '1999-01-05', at: 32_436, waitSeconds: 153, answered: false, serviceSeconds: 0 },
      ...{ agent: null, kind: 'PS', urgent: true },
    },
  ]);
});

test('anybody’s table, and what is none', () => {
  const header = 'arrived_at,wait_seconds,answered,service_seconds,agent';
  const [call] = parseCalls(`${header}\r\n2026-03-02 09:00:10,12,1,200,li\r\n`);
  expect(call).toMatchObject({ day: '2026-03-02', at: 32_410, answered: true, serviceSeconds: 200, agent: 'li' });
  expect(() => parseCalls('when,how\n1,2\n')).toThrow(/no column arrived_at, wait_seconds/);
  expect(() => parseCalls(`${header}\nyesterday,12,1,200,li\n`)).toThrow(CallsRefusal);
});

const call = (at: number, waitSeconds: number, serviceSeconds: number, agent: string | null): RealCall => ({
  ...{ day: '2026-03-02', at, waitSeconds, answered: agent !== null, serviceSeconds, agent, kind: '', urgent: false },
});

test('who was there: until customers waited in vain, or for an hour', () => {
  const calls = [
    call(0, 0, 100, 'li'),
    // Nobody waits meanwhile: idle, and there.
    call(500, 0, 100, 'li'),
    // From 700 to 800 somebody waits, and Li takes nobody: away.
    call(700, 100, 50, 'wang'),
    call(1_000, 0, 60, 'li'),
    call(5_000, 0, 60, 'li'),
  ];
  const spell = (agent: string, from: number, until: number) => ({ agent, day: '2026-03-02', from, until });
  expect(spellsOf(calls)).toEqual([
    ...[spell('li', 0, 600), spell('li', 1_000, 1_060), spell('li', 5_000, 5_060)],
    spell('wang', 800, 850),
  ]);
});

test('to be free again takes as long as it took where somebody waited all the while', () => {
  const calls = [call(0, 0, 100, 'li'), call(90, 18, 100, 'li'), call(400, 0, 10, 'li')];
  expect(turnaroundsOf(calls)).toEqual([8]);
});

test('a replay keeps arrivals and services, and draws patience from the same kind', () => {
  const source = parseCalls(bank);
  const customers = customersOf(source, source, 7);
  expect(customers).toEqual(customersOf(source, source, 7));
  expect(customers[0]).toMatchObject({ at: instantAt('1999-01-05', 24_926), serviceSeconds: 54, urgent: false });
  expect(customers.every(({ patienceSeconds }) => patienceSeconds === 153)).toBe(true);
});

test('a day of our own repeats by its seed, with a dip at noon and a quiet Sunday', () => {
  const wished = { days: ['2026-03-02'], perDay: 2_000, agents: 5, seed: 3 };
  const { customers } = patternOf(wished);
  expect(patternOf(wished).customers).toEqual(customers);
  expect(patternOf({ ...wished, seed: 4 }).customers).not.toEqual(customers);
  const between = (from: number, to: number) =>
    customers.filter(
      ({ at }) => at >= instantAt('2026-03-02', from * 3_600) && at < instantAt('2026-03-02', to * 3_600),
    ).length;
  expect(between(12, 13)).toBeLessThan(between(10, 11) * 0.7);
  expect(between(12, 13)).toBeLessThan(between(14, 15) * 0.8);
  expect(patternOf({ ...wished, days: ['2026-03-01'] }).customers.length).toBeLessThan(customers.length * 0.7);
});

test('shifts: breaks lie within, and one goes home once', () => {
  const shifts = crewShifts(['2026-03-02'], 3);
  expect(shifts.filter(({ last }) => last)).toHaveLength(3);
  for (const [place, { agent, from, until }] of shifts.entries()) {
    expect(until).toBeGreaterThan(from);
    const next = shifts[place + 1];
    if (next?.agent === agent) expect(next.from).toBeGreaterThan(until);
  }
});

test('the agenda hands out instants in order', () => {
  const agenda = openAgenda<number>();
  const instants = [5, 3, 9, 3, 1, 7, 5, 2];
  for (const [place, at] of instants.entries()) agenda.add(at, place);
  const taken: [number, readonly number[]][] = [];
  for (let now = agenda.take(); now; now = agenda.take()) taken.push([now.at, now.events]);
  expect(taken).toEqual([
    ...[
      [1, [4]],
      [2, [7]],
      [3, [1, 3]],
      [5, [0, 6]],
    ],
    ...[
      [7, [5]],
      [9, [2]],
    ],
  ]);
});

test('words that say nothing are refused by a sentence', () => {
  expect(readWords(['--day', '1999-01-05', '--agents', '20'])).toMatchObject({
    from: '1999-01-05',
    agents: 20,
    seed: 1,
  });
  for (const words of [
    ['--dya', 'x'],
    ['--day', 'monday'],
    ['--agents', '0'],
    ['--from', '2026-03-02', '--to', '2026-03-01'],
    ['--live', 'here'],
  ])
    expect(() => readWords(words), words.join(' ')).toThrow(WordsRefusal);
});

test('figures by hand: of a stretch, and of all', () => {
  const passed = [
    { at: 0, waitMs: 20_000, answered: true },
    { at: 500_000, waitMs: 40_000, answered: true },
    { at: 900_000, waitMs: 10_000, answered: false },
    { at: 1_900_000, waitMs: 0, answered: true },
  ];
  const staffed = { staffed: [[0, 2_000_000]], busy: [[100_000, 1_900_000]] } as const;
  const all = figuresOf(passed, staffed);
  expect(all).toEqual({
    ...{
      offered: 4,
      answered: 3,
      abandoned: 1,
      abandonment: 0.25,
      answerSeconds: 20,
      serviceLevel: 0.5,
      occupancy: 0.9,
    },
  });
  const [first, second] = [...figuresBy(1_800_000, passed, staffed).values()];
  expect(first).toMatchObject({ offered: 3, answerSeconds: 30, occupancy: 1_700 / 1_800 });
  expect(second).toMatchObject({ offered: 1, abandonment: 0, occupancy: 0.5 });
  expect(figuresOf([], { staffed: [], busy: [] })).toMatchObject({
    abandonment: null,
    answerSeconds: null,
    occupancy: null,
  });
  const known = { ...all, abandonment: 0.2, answerSeconds: 25.5 };
  expect(nearness(all, known)).toBe('Abandoned 25.0 %, known 20.0 %: +5.0 points. ASA 20.0 s, known 25.5 s: −5.5 s.');
});
