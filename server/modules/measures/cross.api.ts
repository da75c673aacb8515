import { contactClosed } from '@tongli/contracts/contacts';
import * as contract from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Call } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { personNamed, projectId, units } from '../../sample/people.ts';
import { caseId } from '../../test/measured-days.ts';
import { openWorld, type World } from '../../test/world.ts';
import { countFacts, type MeasuredFact } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const people = ['liwei', 'zhoumin', 'wangfang'].map((name) => personNamed(name).id);
const teams = [units[2]?.id ?? null, units[3]?.id ?? null];

/** One answered contact, by its number: each has a day, a queue, a team and a person of its own. */
async function serve(call: Call, number: number, enteredAt: string): Promise<void> {
  const [agentId = '', unitId = null] = [people[number % 3], teams[number % 2]];
  const queueId = caseId(20 + (number % 4));
  const inTime = number % 3 !== 0;
  const rules = { transferred: false, withinSeconds: 20, shortSeconds: 5, offers: 1, ringMs: 3_000 };
  const times = { waitMs: inTime ? 5_000 : 45_000, talkMs: 60_000 + number * 1_000, holdMs: 0, wrapUpMs: 10_000 };
  await append(call, contactClosed, caseId(1_000 + number), {
    ...{
      number: `C-${number}`,
      channel: number % 5 === 0 ? 'chat' : 'voice',
      state: 'closed',
      held: false,
      cause: 'finishWrapUp',
    },
    ...{ projectId, unitId, queueId, customerId: null, agentId, fromAgentId: agentId, outcome: 'answered', version: 9 },
    ...{ queuedAt: enteredAt, slots: [] },
    stays: [{ ...times, ...rules, queueId, agentId, unitId, outcome: 'answered', enteredAt }],
  });
}

const contactsOf = (from: number, days: readonly string[]) =>
  world.call(null, async (call) => {
    for (const [place, day] of days.entries()) await serve(call, from + place, `${day}T02:10:00.000Z`);
  });

const days = [
  '2026-01-03',
  '2026-01-30',
  '2026-02-01',
  '2026-02-14',
  '2026-02-14',
  '2026-02-28',
  '2026-03-01',
  '2026-03-02',
];
const query = { from: '2026-01-02', to: '2026-03-02', rows: 'unit', columns: 'queue' } as const;

const cross = (
  change: Partial<{ from: string; to: string; rows: contract.CrossBy; columns: contract.CrossBy; unitId: string }> = {},
) =>
  world.request('chenjing', contract.crossIndicator, {
    params: { code: 'service-level' },
    query: { ...query, ...change },
  });

/** Row, column, above and below the line, straight from the cells. */
async function plainly(row: string, column: string, from: string = query.from, to: string = query.to) {
  const { rows } = await sql<{ row: string; column: string; count: number; size: number }>`
    select coalesce(slice.${sql.ref(row)}::text, '') as row, coalesce(slice.${sql.ref(column)}::text, '') as column,
      coalesce(sum(cell.sum) filter (where measure = 'contacts-answered-within'), 0)::float8 as count,
      coalesce(sum(cell.sum) filter (where measure = 'contacts-answered'), 0)::float8 as size
    from measures.cell join measures.slice slice on slice.id = cell.slice_id
    where measure in ('contacts-answered', 'contacts-answered-within') and day between ${from}::date and ${to}::date
    group by 1, 2 order by 1, 2`.execute(world.house.floor.db);
  return rows;
}

function listed({ rows, columns, figures }: Awaited<ReturnType<typeof cross>>['reply']) {
  const all = rows.flatMap((row, r) =>
    columns.flatMap((column, c) => {
      const figure = figures[r]?.[c];
      return figure ? [{ row: row.key, column: column.key, count: figure.count, size: figure.size }] : [];
    }),
  );
  return all.toSorted((a, b) => (`${a.row} ${a.column}` < `${b.row} ${b.column}` ? -1 : 1));
}

/** Into the next night and out of it. */
async function oneDayOn(): Promise<void> {
  const now = await world.now();
  await world.house.advanceTo(new Date(now.getTime() + 26 * 3_600_000));
}

const left = async () => {
  const { rows } = await sql<{ span: string; count: number }>`
    select span, count(*)::int as count from measures.unsummed group by 1 order by 1`.execute(world.house.floor.db);
  return Object.fromEntries(rows.map(({ span, count }) => [span, count]));
};

test('an indicator by any two dimensions is what plain SQL over the cells says, before and after the dates are summed up', async () => {
  await contactsOf(0, days);
  await world.house.settle();
  const before = await cross();
  expect(before.status).toBe(200);
  expect(listed(before.reply)).toEqual(await plainly('unit_id', 'queue_id'));
  expect(before.reply.total).toMatchObject({ count: 5, size: 8, value: 5 / 8 });
  expect((await left()).day).toBeGreaterThan(20);

  await oneDayOn();
  // Only what was counted on the date that has not ended, and the month that runs, is left.
  expect(await left()).toMatchObject({ month: expect.any(Number) });
  const { rows: months } = await sql<{ on: string }>`
    select distinct from_on::text as on from measures.slice_sum where span = 'month' order by 1`.execute(
    world.house.floor.db,
  );
  expect(months.map(({ on }) => on)).toEqual(['2026-01-01', '2026-02-01']);
  const after = await cross();
  expect({ ...after.reply, asOf: '' }).toEqual({ ...before.reply, asOf: '' });
});

test('a late contact shows at once, and its date is summed up anew', async () => {
  await contactsOf(0, days);
  await world.house.settle();
  await oneDayOn();
  await contactsOf(50, ['2026-02-14', '2026-01-03']);
  await world.house.settle();
  for (const [rows, columns, row, column] of [
    ['person', 'queue', 'person_id', 'queue_id'],
    ['channel', 'unit', 'channel', 'unit_id'],
    ['queue', 'person', 'queue_id', 'person_id'],
  ] as const)
    expect(listed((await cross({ rows, columns })).reply)).toEqual(await plainly(row, column));
  await oneDayOn();
  const summed = await cross({ from: '2026-01-03', to: '2026-02-28' });
  expect(listed(summed.reply)).toEqual(await plainly('unit_id', 'queue_id', '2026-01-03', '2026-02-28'));
});

test('months stand in their order, each a number of its own; lines and the whole are no means of their parts', async () => {
  await contactsOf(0, days);
  await world.house.settle();
  const { reply } = await cross({ rows: 'channel', columns: 'month' });
  expect(reply.columns.map(({ key }) => key)).toEqual(['2026-01', '2026-02', '2026-03']);
  const size = (all: readonly { size: number }[]) => all.reduce((sum, one) => sum + one.size, 0);
  expect([size(reply.rows), size(reply.columns), reply.total.size]).toEqual([8, 8, 8]);
  const perDay = await world.request('chenjing', contract.crossIndicator, {
    params: { code: 'contacts-per-day' },
    query: { ...query, rows: 'queue', columns: 'month' },
  });
  // 30 days of January, 28 of February, 2 of March.
  expect(perDay.reply.columns.map(({ size: counted }) => counted)).toEqual([30, 28, 2]);
  expect(perDay.reply.total).toMatchObject({ count: 8, size: 60 });
});

/** An agent who was signed in for so many minutes of a day, and not ready for some of them. */
const away = (day: string, unit: string | null, person: string, minutes: number, by: Record<string, number>) => {
  const know = { projectId, unitId: unit, personId: person };
  const fact = (cause: string, measure: 'signed-in-seconds' | 'not-ready-seconds', value: number): MeasuredFact => ({
    ...{ subject: null, at: new Date(`${day}T03:00:00Z`), day, know: { ...know, cause } },
    counts: [{ measure, value: value * 60 }],
  });
  return [
    fact('', 'signed-in-seconds', minutes),
    ...Object.entries(by).map(([cause, value]) => fact(cause, 'not-ready-seconds', value)),
  ];
};

test.each(['unit', 'person'] as const)(
  'time not ready by reason and %s is a share of all that was signed in there',
  async (other) => {
    const facts = [
      ...away('2026-02-02', teams[0] ?? null, people[0] ?? '', 400, { meal: 40, training: 20 }),
      ...away('2026-02-03', teams[0] ?? null, people[0] ?? '', 100, { meal: 10 }),
      ...away('2026-02-03', teams[1] ?? null, people[1] ?? '', 500, { meal: 100 }),
    ];
    await world.call(null, (call) => countFacts(call, facts));
    const [one, two] = other === 'unit' ? teams : people;
    const table = async (by: { rows: contract.CrossBy; columns: contract.CrossBy }) =>
      (
        await world.request('chenjing', contract.crossIndicator, {
          params: { code: 'not-ready-rate' },
          query: { ...query, ...by },
        })
      ).reply;
    const found = await table({ rows: 'cause', columns: other });
    expect(found.rows.map(({ key, value }) => [key, value])).toEqual([
      ['meal', 0.15],
      ['training', 0.02],
    ]);
    const at = (key: string | null | undefined) => found.columns.findIndex((column) => column.key === key);
    const cell = (row: number, key: string | null | undefined) => found.figures[row]?.[at(key)]?.value ?? null;
    expect([cell(0, one), cell(1, one), cell(0, two), cell(1, two)]).toEqual([0.1, 0.04, 0.2, null]);
    // Reasons add up to the line of their team, and all of them to the whole.
    expect([found.columns[at(one)]?.value, found.columns[at(two)]?.value, found.total.value]).toEqual([
      0.14, 0.2, 0.17,
    ]);
    const turned = await table({ rows: other, columns: 'cause' });
    expect(turned.rows.find(({ key }) => key === one)?.value).toBe(0.14);
    expect(turned.figures[turned.rows.findIndex(({ key }) => key === one)]?.map((figure) => figure?.value)).toEqual([
      0.1, 0.04,
    ]);
  },
);

test('what cannot be crossed is refused with its reason', async () => {
  expect((await cross({ columns: 'unit' })).problem).toMatchObject({
    errors: [{ code: 'crossed-with-itself', field: 'query.columns' }],
  });
  expect((await cross({ from: '2026-03-03', to: '2026-03-02' })).problem).toMatchObject({ code: 'from-after-to' });
  expect((await cross({ from: '2024-01-01' })).problem).toMatchObject({ code: 'range-too-long' });
});
