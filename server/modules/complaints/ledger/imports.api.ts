import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import * as contract from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../platform/tabular/workbook/writer.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { ledgerTimer } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function upload(file: Buffer | string, fileName = 'ledger.csv') {
  return world.request('chenjing', contract.uploadLedger, { query: { fileName }, upload: Buffer.from(file) });
}

async function uploaded(file: Buffer | string): Promise<contract.LedgerImport> {
  const answer = await upload(file);
  expect(answer.status).toBe(200);
  return answer.reply;
}

const start = ({ id, mapping }: contract.LedgerImport, judgeOnTime = false) =>
  world.request('chenjing', contract.startImport, { params: { id }, body: { mapping, judgeOnTime } });

async function state(id: string): Promise<contract.LedgerImport> {
  return (await world.request('chenjing', contract.getImport, { params: { id } })).reply;
}

async function imported(file: Buffer | string, judgeOnTime = false): Promise<contract.LedgerImport> {
  const ledger = await uploaded(file);
  expect((await start(ledger, judgeOnTime)).status).toBe(200);
  await world.house.settle();
  return state(ledger.id);
}

const listed = async (query: Record<string, string> = {}) =>
  (await world.request('chenjing', contract.listComplaints, { query })).reply.items;

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    world.house.floor.db,
  );
  return rows[0]?.n ?? 0;
}

const fireOnce = () => world.call(null, (call) => ledgerTimer.fireDue(call, 100));

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `N-${from + at},2026-02-0${1 + (at % 9)},Loans`).join('\n');
const ledgerOf = (from: number, to: number) => `Complaint ID,Date received,Product\n${rows(from, to)}\n`;

const header = '投诉编号,受理时间,办结时间,产品,地区,投诉内容,客户姓名,联系电话';
const small = [
  header,
  'A-1,2026-02-02 09:00,2026-02-04 15:00,家庭宽带,高新区,断网,王敏,13800138000',
  'A-2,2026-02-02,2026-02-20,家庭宽带,高新区,"多收\n费用",王敏,13800138000',
  'A-3,2026-02-03,,话费,,没有发票,,',
  'A-1,2026-02-05,,家庭宽带,高新区,重复,,',
  ',2026-02-05,,家庭宽带,,没有编号,,',
  'A-5,2026-13-05,2026-02-01,家庭宽带,,没有日期,李强,',
].join('\r\n');

test('a ledger is understood, previewed, applied and counted', async () => {
  const ledger = await uploaded(small);
  expect(ledger).toMatchObject({ state: 'uploaded', encoding: 'utf-8', rows: 6, createdBy: '陈静' });
  expect(ledger.mapping).toMatchObject({ 投诉编号: 'number', 办结时间: 'closedAt', 联系电话: 'customerPhone' });
  const preview = await world.request('chenjing', contract.previewImport, {
    params: { id: ledger.id },
    body: { mapping: ledger.mapping },
  });
  expect(preview.reply.obstacles).toEqual([]);
  expect(preview.reply.limit).toMatchObject({ workingDays: 5, holidayYears: expect.arrayContaining(['2026']) });
  expect(preview.reply.rows[0]).toMatchObject({
    cells: { 投诉编号: 'A-1', 客户姓名: '王**', 联系电话: '138****8000' },
    understood: {
      number: 'A-1',
      state: 'closed',
      receivedAt: '2026-02-02T01:00:00.000Z',
      closedAt: '2026-02-04T07:00:00.000Z',
      product: 'broadband',
      area: 'gaoxin',
      facts: '断网',
      onTime: null,
      customerName: '王**',
      customerPhone: '138****8000',
    },
  });
  expect(preview.reply.rows[2]?.understood).toMatchObject({ state: 'lodged', product: '话费', customerName: null });
  expect(preview.reply.rows[4]?.understood).toBeNull();
  expect(preview.reply.rows.map((row) => [row.line, row.errors.map((error) => error.code)])).toEqual([
    [2, []],
    [3, []],
    [4, []],
    [5, []],
    [6, ['missing']],
    [7, ['unreadable-date']],
  ]);
  await start(ledger);
  await world.house.settle();
  expect(await state(ledger.id)).toMatchObject({
    state: 'complete',
    done: 6,
    applied: 3,
    duplicates: 1,
    wrong: 2,
    failure: null,
  });
  const found = (await listed()).map(({ number, product, state }) => ({ number, product, state }));
  expect(found.toSorted((a, b) => a.number.localeCompare(b.number))).toEqual([
    { number: 'A-1', product: 'broadband', state: 'closed' },
    { number: 'A-2', product: 'broadband', state: 'closed' },
    { number: 'A-3', product: '话费', state: 'lodged' },
  ]);
  expect(await count('customers.customer')).toBe(1);
  expect(await count('complaints.ledger_row')).toBe(0);
  const { reply } = await world.request('chenjing', contract.listRowErrors, { params: { id: ledger.id } });
  expect(reply).toEqual({
    errors: [
      { line: 6, column: '投诉编号', value: '', code: 'missing', params: {} },
      { line: 7, column: '受理时间', value: '2026-13-05', code: 'unreadable-date', params: {} },
    ],
    next: null,
  });
});

async function daysOf(id: string) {
  const facts = await world.house.floor.db
    .selectFrom('platform.event')
    .select('payload')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute();
  return facts.map((fact) => fact.payload);
}

test('the days of a ledger are told by product and area', async () => {
  const { id, judgedWithinDays } = await imported(small, true);
  expect(judgedWithinDays).toBe(5);
  const cell = { product: 'broadband', area: 'gaoxin', lodged: 0, closed: 1, timed: 1, dated: 1 };
  expect(await daysOf(id)).toMatchObject([
    { day: '2026-02-02', cells: [{ product: 'broadband', area: 'gaoxin', lodged: 2, closed: 0, timed: 0, dated: 0 }] },
    { day: '2026-02-03', cells: [{ product: '话费', area: '', lodged: 1, closed: 0 }] },
    { day: '2026-02-04', cells: [{ ...cell, closedOnTime: 1, daysToCloseSum: 2.25 }] },
    { day: '2026-02-20', cells: [{ ...cell, closedOnTime: 0, daysToCloseSum: 18 }] },
  ]);
});

test('a limit that nobody chose for a ledger judges none of its rows', async () => {
  const { id, judgedWithinDays } = await imported(small);
  expect(judgedWithinDays).toBeNull();
  expect(await daysOf(id)).toMatchObject([
    { day: '2026-02-02', cells: [{ lodged: 2, closed: 0, timed: 0 }] },
    { day: '2026-02-03', cells: [{ lodged: 1, closed: 0, timed: 0 }] },
    { day: '2026-02-04', cells: [{ lodged: 0, closed: 1, timed: 0, closedOnTime: 0 }] },
    { day: '2026-02-20', cells: [{ lodged: 0, closed: 1, timed: 0, closedOnTime: 0 }] },
  ]);
});

test('rows without a closing date are in no count of closings; their timeliness is found on the day of receipt', async () => {
  const timely = [
    'Complaint ID,Date received,Product,Timely response?',
    '1,2026-02-02,Loans,Yes',
    '2,2026-02-02,Loans,No',
    '3,2026-02-02,Loans,',
  ].join('\n');
  const { id, judgedWithinDays } = await imported(timely, true);
  expect(judgedWithinDays).toBeNull();
  expect(await daysOf(id)).toMatchObject([
    { day: '2026-02-02', cells: [{ lodged: 3, closed: 0, timed: 2, closedOnTime: 1, dated: 0, daysToCloseSum: 0 }] },
  ]);
  expect(await listed({ 'filter[closedOn][eq]': '2026-02-02' })).toEqual([]);
  const timed = await listed({ 'filter[timedOn][eq]': '2026-02-02' });
  expect(timed.map(({ number, state, closedAt }) => ({ number, state, closedAt }))).toEqual(
    expect.arrayContaining(['1', '2'].map((number) => ({ number, state: 'closed', closedAt: null }))),
  );
  expect(timed).toHaveLength(2);
  expect(await listed({ 'filter[timedOn][gte]': '2026-02-01', 'filter[onTime][eq]': 'true' })).toHaveLength(1);
});

test('nothing shows before all is applied; a killed batch leaves no trace, and no row comes twice', async () => {
  const ledger = await uploaded(ledgerOf(0, 5_000));
  const terms = await count('complaints.term');
  await start(ledger);
  expect(await fireOnce()).toBe(1);
  expect(await state(ledger.id)).toMatchObject({ state: 'running', done: 2_000, applied: 2_000 });
  const killed = world.call(null, async (call) => {
    await ledgerTimer.fireDue(call, 100);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await state(ledger.id)).toMatchObject({ state: 'running', done: 2_000 });
  expect(await count('complaints.complaint')).toBe(2_000);
  expect(await listed()).toEqual([]);
  expect(await count('complaints.term')).toBe(terms);
  const together = await Promise.all([fireOnce(), fireOnce(), fireOnce()]);
  expect(together.filter((fired) => fired === 1).length).toBeGreaterThanOrEqual(1);
  await world.house.settle();
  expect(await state(ledger.id)).toMatchObject({ state: 'complete', done: 5_000, applied: 5_000, duplicates: 0 });
  expect(await count('complaints.complaint')).toBe(5_000);
  expect(await count('complaints.term')).toBe(terms + 1);
  expect(await count('complaints.ledger_tally')).toBe(0);
  expect((await listed()).length).toBe(50);
});

test('the same numbers again are duplicates and stay as they are', async () => {
  await imported(ledgerOf(0, 100));
  expect(await imported(ledgerOf(50, 130))).toMatchObject({ state: 'complete', applied: 30, duplicates: 50, wrong: 0 });
});

test('a mapping is remembered for the same columns', async () => {
  const ledger = await uploaded('a,b,c\n1,2026-02-01,x');
  expect(ledger.mapping).toEqual({});
  const mapping = { a: 'number', b: 'receivedAt', c: 'cause' } as const;
  await start({ ...ledger, mapping });
  expect((await uploaded('c,b,a\nx,2026-02-01,2')).mapping).toEqual(mapping);
  expect((await uploaded('c,b\nx,2026-02-01')).mapping).toEqual({});
});

test('what fails is removed again, and says so', async () => {
  const ledger = await uploaded(ledgerOf(0, 3_000));
  await start(ledger);
  await fireOnce();
  await sql`alter table complaints.complaint add constraint broken check (number <> 'N-2500')`.execute(
    world.house.floor.db,
  );
  await world.house.settle();
  expect(await state(ledger.id)).toMatchObject({ state: 'failed', failure: 'database-23514' });
  expect(await count('complaints.complaint')).toBe(0);
  expect(await count('complaints.ledger_row')).toBe(0);
});

test('an upload that nobody starts is not kept', async () => {
  const ledger = await uploaded(ledgerOf(0, 10));
  await world.house.advanceTo(new Date('2026-04-02T02:00:00Z'));
  expect(await state(ledger.id)).toMatchObject({ state: 'failed', failure: 'not-started' });
  expect(await count('complaints.ledger_row')).toBe(0);
});

test('GB18030, and the order of dates from their column', async () => {
  const gb18030 = Buffer.from(
    'cdb6cbdfb1e0bac52ccadcc0edcab1bce42cb2fac6b72ccdb6cbdfc4dac8dd0d0a542d312c323032362f322f3120393a33302cbfedb4f82cb6cfcdf80d0a542d322c323032362f322f322cbbb0b7d12cb6e0cad50d0a',
    'hex',
  );
  expect(await imported(gb18030)).toMatchObject({ encoding: 'gb18030', applied: 2, wrong: 0 });
  expect((await listed()).map((complaint) => complaint.product).toSorted()).toEqual(['宽带', '话费']);
  const us = `id;date\n${'1;02/01/2026\n2;01/31/2026\n'}`;
  expect(await imported(us)).toMatchObject({ applied: 2, wrong: 0 });
  const unsure = 'id;date\n3;02/01/2026\n4;01/02/2026\n';
  expect(await imported(unsure)).toMatchObject({ applied: 0, wrong: 2 });
});

test('a ledger in a workbook', async () => {
  const table = [header.split(','), ['A-1', '2026-02-02', '', '话费', '', '没有发票', '', '']];
  expect(await imported(await buffer(writeWorkbook([{ name: '投诉', rows: table }])))).toMatchObject({
    encoding: 'xlsx',
    applied: 1,
  });
});

describe('refused', () => {
  test.each<[string, Buffer, string]>([
    ['a broken workbook', Buffer.from('PK\u0003\u0004sheet'), 'damaged-file'],
    ['no rows', Buffer.from('a,b\n'), 'no-rows'],
    ['a late fault', Buffer.from(`${ledgerOf(0, 4_000)}"open`), 'malformed-csv'],
    ['a bomb', gzipSync(`a,b\n${`${'x'.repeat(9_998)},\n`.repeat(2_000)}`), 'packed-too-tightly'],
  ])('%s', async (_, file, code) => {
    const answer = await upload(file);
    expect(answer).toMatchObject({ status: 422, problem: { code, errors: [{ field: 'upload' }] } });
    await world.house.settle();
    expect(await count('complaints.ledger_import')).toBe(0);
    expect(await count('complaints.ledger_row')).toBe(0);
  });

  test('by rights, by state and by mapping', async () => {
    const query = { fileName: 'ledger.csv' };
    const file = Buffer.from(ledgerOf(0, 3));
    const asAgent = await world.request('wangfang', contract.uploadLedger, { query, upload: file });
    expect(asAgent.status).toBe(403);
    const ledger = await uploaded(file);
    const incomplete = await start({ ...ledger, mapping: { Product: 'product' } });
    expect(incomplete).toMatchObject({ status: 422, problem: { code: 'missing-field', params: { field: 'number' } } });
    const unknown = await start({ ...ledger, mapping: { ...ledger.mapping, Elsewhere: 'area' } });
    expect(unknown.problem).toMatchObject({ code: 'unknown-column', params: { column: 'Elsewhere' } });
    expect((await start(ledger)).status).toBe(200);
    expect((await start(ledger)).problem.code).toBe('already-started');
  });
});

test('wrong rows are listed by pages of whole rows', async () => {
  const wrong = Array.from({ length: 1_203 }, () => ',')
    .join('\n')
    .replaceAll(',', ',?');
  const { id } = await imported(`Complaint ID,Date received\n${wrong}\n`);
  expect(await state(id)).toMatchObject({ wrong: 1_203, applied: 0 });
  const lines: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const { reply }: { reply: { errors: contract.RowError[]; next: number | null } } = await world.request(
      'chenjing',
      contract.listRowErrors,
      { params: { id }, query: { after: String(after) } },
    );
    lines.push(...reply.errors.map((error) => error.line));
    after = reply.next;
  }
  expect(lines).toEqual(Array.from({ length: 2_406 }, (_, at) => 2 + Math.floor(at / 2)));
});
