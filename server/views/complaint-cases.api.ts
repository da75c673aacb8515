import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ComplaintsTables } from '../modules/complaints/index.ts';
import { projectId } from '../sample/people.ts';
import { openWorld, type World } from '../test/world.ts';
import { casesWithin, countCases, countCasesBy, findCases, findRecordings, readCases } from './complaint-cases.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const tables = () => world.house.floor.db.withTables<ComplaintsTables>();

async function addImport(shown: boolean): Promise<string> {
  const id = randomUUID();
  await tables().insertInto('complaints.ledger_import').values({ id, shown }).execute();
  return id;
}

interface Case {
  readonly cause: string;
  readonly product?: string;
  readonly area?: string;
  readonly on?: string;
  readonly importId?: string;
}

async function addCase({ cause, product = 'broadband', area = 'billing', on = '2026-02-20', importId }: Case) {
  const at = new Date(`${on}T02:00:00Z`);
  const given = { product, area, cause, lodged_on: on, lodged_at: at, due_at: at, import_id: importId ?? null };
  const plain = { state: 'closed', channel: 'ledger', severity: 'normal', kind: 'routine', facts: '账单重复' };
  await tables()
    .insertInto('complaints.complaint')
    .values({
      id: randomUUID(),
      number: randomUUID(),
      project_id: projectId,
      wants_response: true,
      about_handling: false,
      ...plain,
      ...given,
    })
    .execute();
}

const slice = { projectId, from: '2026-02-16', to: '2026-03-01', product: 'broadband', area: '' };
const read = (change: Partial<typeof slice> = {}) =>
  world.call('malin', (call) => readCases(call, { ...slice, ...change }));
const causes = async (change: Partial<typeof slice> = {}) => (await read(change)).map(({ cause }) => cause).toSorted();

test('counts what was lodged in the period and slice, without imports that are not complete', async () => {
  const complete = await addImport(true);
  const running = await addImport(false);
  const counted: Case[] = [
    { cause: 'double-charge', on: '2026-02-16' },
    { cause: 'double-charge', on: '2026-03-01', area: 'speed', importId: complete },
    { cause: '', importId: complete },
    { cause: 'late-bill' },
  ];
  const left: Case[] = [
    { cause: 'early', on: '2026-02-15' },
    { cause: 'late', on: '2026-03-02' },
    { cause: 'elsewhere', product: 'mobile' },
    { cause: 'hidden', importId: running },
  ];
  for (const one of [...counted, ...left]) await addCase(one);
  expect(await causes()).toEqual(['', 'double-charge', 'double-charge', 'late-bill']);
  expect(await causes({ area: 'speed' })).toEqual(['double-charge']);
  expect(await causes({ product: '' })).toContain('elsewhere');
  expect(await causes({ from: '2025-01-01', to: '2025-12-31' })).toEqual([]);
  expect(await world.call('malin', (call) => countCases(call, slice))).toBe(4);
  const counts = await world.call('malin', (call) => countCasesBy(call, slice));
  expect(counts.cause.toSorted((a, b) => b.cases - a.cases || (a.code < b.code ? -1 : 1))).toEqual([
    { code: 'double-charge', cases: 2 },
    { code: '', cases: 1 },
    { code: 'late-bill', cases: 1 },
  ]);
  expect(counts.area).toContainEqual({ code: 'speed', cases: 1 });
  expect(counts.step).toEqual([{ code: '', cases: 4 }]);
  const all = await read({ product: '', from: '2026-01-01' });
  const numbers = all.map(({ number }) => number);
  const within = await world.call('malin', (call) => casesWithin(call, slice, [...numbers, 'TS1999-000001']));
  expect(within.toSorted()).toEqual((await read()).map(({ number }) => number).toSorted());
  const [first] = await read();
  const asked = [first?.number ?? '', 'TS1999-000001'];
  const found = await world.call('malin', (call) => findCases(call, projectId, asked));
  expect(found).toEqual([{ id: first?.id, number: first?.number }]);
  expect(await world.call('malin', (call) => findCases(call, randomUUID(), asked))).toEqual([]);
  expect(await world.call('malin', (call) => findRecordings(call, projectId, ['CT-00000001']))).toEqual([]);
});
