import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import * as contract from '@tongli/contracts/complaints';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../platform/tabular/workbook/writer.ts';
import {
  count,
  header,
  imported,
  ledgerOf,
  listed,
  small,
  start,
  state,
  upload,
  uploaded,
} from '../../../test/ledger-imports.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test('a ledger is understood, previewed, applied and counted', async () => {
  const ledger = await uploaded(world, small);
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
  await start(world, ledger);
  await world.house.settle();
  expect(await state(world, ledger.id)).toMatchObject({
    state: 'complete',
    done: 6,
    applied: 3,
    duplicates: 1,
    wrong: 2,
    failure: null,
  });
  const found = (await listed(world)).map(({ number, product, state }) => ({ number, product, state }));
  expect(found.toSorted((a, b) => a.number.localeCompare(b.number))).toEqual([
    { number: 'A-1', product: 'broadband', state: 'closed' },
    { number: 'A-2', product: 'broadband', state: 'closed' },
    { number: 'A-3', product: '话费', state: 'lodged' },
  ]);
  expect(await count(world, 'customers.customer')).toBe(1);
  expect(await count(world, 'complaints.ledger_row')).toBe(0);
  const { reply } = await world.request('chenjing', contract.listRowErrors, { params: { id: ledger.id } });
  expect(reply).toEqual({
    errors: [
      { line: 6, column: '投诉编号', value: '', code: 'missing', params: {} },
      { line: 7, column: '受理时间', value: '2026-13-05', code: 'unreadable-date', params: {} },
    ],
    next: null,
  });
});

test('the same numbers again are duplicates and stay as they are', async () => {
  await imported(world, ledgerOf(0, 100));
  expect(await imported(world, ledgerOf(50, 130))).toMatchObject({
    state: 'complete',
    applied: 30,
    duplicates: 50,
    wrong: 0,
  });
});

test('a mapping is remembered for the same columns', async () => {
  const ledger = await uploaded(world, 'a,b,c\n1,2026-02-01,x');
  expect(ledger.mapping).toEqual({});
  const mapping = { a: 'number', b: 'receivedAt', c: 'cause' } as const;
  await start(world, { ...ledger, mapping });
  expect((await uploaded(world, 'c,b,a\nx,2026-02-01,2')).mapping).toEqual(mapping);
  expect((await uploaded(world, 'c,b\nx,2026-02-01')).mapping).toEqual({});
});

test('GB18030, and the order of dates from their column', async () => {
  const gb18030 = Buffer.from(
    'cdb6cbdfb1e0bac52ccadcc0edcab1bce42cb2fac6b72ccdb6cbdfc4dac8dd0d0a542d312c323032362f322f3120393a33302cbfedb4f82cb6cfcdf80d0a542d322c323032362f322f322cbbb0b7d12cb6e0cad50d0a',
    'hex',
  );
  expect(await imported(world, gb18030)).toMatchObject({ encoding: 'gb18030', applied: 2, wrong: 0 });
  expect((await listed(world)).map((complaint) => complaint.product).toSorted()).toEqual(['宽带', '话费']);
  const us = `id;date\n${'1;02/01/2026\n2;01/31/2026\n'}`;
  expect(await imported(world, us)).toMatchObject({ applied: 2, wrong: 0 });
  const unsure = 'id;date\n3;02/01/2026\n4;01/02/2026\n';
  expect(await imported(world, unsure)).toMatchObject({ applied: 0, wrong: 2 });
});

test('a ledger in a workbook', async () => {
  const table = [header.split(','), ['A-1', '2026-02-02', '', '话费', '', '没有发票', '', '']];
  expect(await imported(world, await buffer(writeWorkbook([{ name: '投诉', rows: table }])))).toMatchObject({
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
    const answer = await upload(world, file);
    expect(answer).toMatchObject({ status: 422, problem: { code, errors: [{ field: 'upload' }] } });
    await world.house.settle();
    expect(await count(world, 'complaints.ledger_import')).toBe(0);
    expect(await count(world, 'complaints.ledger_row')).toBe(0);
  });

  test('by rights, by state and by mapping', async () => {
    const query = { fileName: 'ledger.csv' };
    const file = Buffer.from(ledgerOf(0, 3));
    const asAgent = await world.request('wangfang', contract.uploadLedger, { query, upload: file });
    expect(asAgent.status).toBe(403);
    const ledger = await uploaded(world, file);
    const incomplete = await start(world, { ...ledger, mapping: { Product: 'product' } });
    expect(incomplete).toMatchObject({ status: 422, problem: { code: 'missing-field', params: { field: 'number' } } });
    const unknown = await start(world, { ...ledger, mapping: { ...ledger.mapping, Elsewhere: 'area' } });
    expect(unknown.problem).toMatchObject({ code: 'unknown-column', params: { column: 'Elsewhere' } });
    expect((await start(world, ledger)).status).toBe(200);
    expect((await start(world, ledger)).problem.code).toBe('already-started');
  });
});

test('wrong rows are listed by pages of whole rows', async () => {
  const wrong = Array.from({ length: 1_203 }, () => ',')
    .join('\n')
    .replaceAll(',', ',?');
  const { id } = await imported(world, `Complaint ID,Date received\n${wrong}\n`);
  expect(await state(world, id)).toMatchObject({ wrong: 1_203, applied: 0 });
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
