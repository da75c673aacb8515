import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import * as contract from '@tongli/contracts/imports';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../platform/tabular/workbook/writer.ts';
import {
  checked,
  count,
  header,
  imported,
  ledgerOf,
  listed,
  query,
  small,
  start,
  state,
  upload,
  uploaded,
} from '../../../test/ledger-imports.ts';
import { fileOf } from '../../../test/people-tables.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const errorsOf = async (id: string, after = '0') =>
  (await world.request('chenjing', contract.listCellErrors, { params: { id }, query: { after } })).reply;

test('a ledger is understood and previewed', async () => {
  const ledger = await uploaded(world, small);
  expect(ledger).toMatchObject({ state: 'uploaded', encoding: 'utf-8', rows: 6, createdBy: '陈静' });
  expect(ledger.mapping).toMatchObject({ 投诉编号: 'number', 办结时间: 'closedAt', 联系电话: 'customerPhone' });
  const { reply } = await world.request('chenjing', contract.previewRun, {
    params: { id: ledger.id },
    body: { mapping: ledger.mapping },
  });
  expect(reply.obstacles).toEqual([]);
  expect(reply.options.map(({ label, usual }) => [label.zh, usual])).toEqual([
    ['跳过编号重复的行', true],
    ['按现行时限（5 个工作日）判定是否按时', false],
  ]);
  expect(reply.options[1]?.meaning.zh).toContain('2026');
  expect(reply.rows[0]).toMatchObject({
    cells: { 投诉编号: 'A-1', 客户姓名: '王**', 联系电话: '138****8000' },
    shown: {
      number: 'A-1',
      state: 'closed',
      receivedAt: '2026-02-02 09:00:00',
      closedAt: '2026-02-04 15:00:00',
      product: '家庭宽带 · Home broadband',
      facts: '断网',
      onTime: '',
      customerName: '王**',
      customerPhone: '138****8000',
    },
  });
  expect(reply.rows[1]?.shown.facts).toBe('多收\n费用');
  expect(reply.rows[2]?.shown).toMatchObject({ state: 'lodged', product: '话费', customerName: '' });
  expect(reply.rows.map((row) => [row.line, row.outcome, row.errors.map((error) => error.code)])).toEqual([
    [2, 'added', []],
    [3, 'added', []],
    [4, 'added', []],
    [5, 'skipped', []],
    [6, null, ['missing']],
    [7, null, ['unreadable-date']],
  ]);
});

test('of equal numbers the first row without errors comes in, in one batch or many rows later', async () => {
  const between = Array.from({ length: 2_100 }, (_, at) => `N-${at},2026-02-05`);
  const equal = ['D-1,2026-13-05', 'D-1,2026-02-05', 'D-1,2026-02-06', 'D-1,2026-13-07', 'E-1,2026-13-05'];
  const later = ['E-1,2026-02-05', 'E-1,2026-13-06', 'D-1,2026-02-08'];
  const ledger = await checked(world, ['Complaint ID,Date received', ...equal, ...between, ...later].join('\n'));
  expect(ledger).toMatchObject({ added: 2_102, skipped: 4, wrong: 2 });
  expect((await errorsOf(ledger.id)).errors.map(({ line, code }) => [line, code])).toEqual([
    [2, 'unreadable-date'],
    [6, 'unreadable-date'],
  ]);
  const body = { mapping: ledger.mapping, options: [] };
  await world.request('chenjing', contract.checkRun, { params: { id: ledger.id }, body });
  await world.house.settle();
  expect(await state(world, ledger.id)).toMatchObject({ added: 2_100, skipped: 0, wrong: 8 });
  const { reply } = await world.request('chenjing', contract.previewRun, {
    params: { id: ledger.id },
    body: { mapping: ledger.mapping, options: ['pass-over-known'] },
  });
  expect(reply.rows.slice(0, 5).map(({ outcome }) => outcome)).toEqual([null, 'added', 'skipped', 'skipped', null]);
});

test('the wrong rows are left out on request, listed, and come back marked in a workbook of their own', async () => {
  const ledger = await checked(world, small);
  expect(ledger).toMatchObject({ state: 'checked', done: 6, added: 3, skipped: 1, wrong: 2 });
  expect(ledger.actions).toMatchObject({
    start: { allowed: false, refusal: 'rows-wrong' },
    'start-without-wrong': { allowed: true },
  });
  const params = { id: ledger.id };
  const whole = await world.request('chenjing', contract.startRun, { params, body: {} });
  expect(whole.problem).toMatchObject({ status: 409, code: 'rows-wrong' });
  await start(world, ledger);
  await world.house.settle();
  expect(await state(world, ledger.id)).toMatchObject({ state: 'complete', added: 3, wrong: 2, wrongLeftOut: true });
  const found = (await listed(world)).map(({ number, product, state: at }) => ({ number, product, state: at }));
  expect(found.toSorted((a, b) => a.number.localeCompare(b.number))).toEqual([
    { number: 'A-1', product: 'broadband', state: 'closed' },
    { number: 'A-2', product: 'broadband', state: 'closed' },
    { number: 'A-3', product: '话费', state: 'lodged' },
  ]);
  expect(await count(world, 'customers.customer')).toBe(1);
  expect(await count(world, 'platform.import_row')).toBe(2);
  expect(await errorsOf(ledger.id)).toEqual({
    errors: [
      { line: 6, column: '投诉编号', value: '', code: 'missing', params: {} },
      { line: 7, column: '受理时间', value: '2026-13-05', code: 'unreadable-date', params: {} },
    ],
    next: null,
  });
  const { rawPayload: file } = await fileOf(world, `/imports/${ledger.id}/error-file?language=zh`, 'chenjing');
  const corrected = await uploaded(world, file);
  expect(corrected).toMatchObject({ rows: 2, encoding: 'xlsx' });
  expect(corrected.columns.slice(0, 3)).toEqual(['需要更正', '原表行号', '投诉编号']);
  expect(corrected.mapping).not.toHaveProperty('原表行号');
});

test('the same numbers again are passed over, or errors for whoever asks', async () => {
  await imported(world, ledgerOf(0, 100));
  expect(await imported(world, ledgerOf(50, 130))).toMatchObject({ state: 'complete', added: 30, unchanged: 50 });
  const strict = await checked(world, `${ledgerOf(129, 131)}N-130,2026-02-01,Loans\n`, []);
  expect(strict).toMatchObject({ added: 1, wrong: 2, unchanged: 0, skipped: 0 });
  expect((await errorsOf(strict.id)).errors.map(({ line, column, code }) => [line, column, code])).toEqual([
    [2, 'Complaint ID', 'known-number'],
    [4, 'Complaint ID', 'repeated-row'],
  ]);
});

test('what a column stood for is remembered, and what was left out', async () => {
  const ledger = await uploaded(world, 'a,b,c,Product\n1,2026-02-01,x,y');
  expect(ledger.mapping).toEqual({ Product: 'product' });
  const mapping = { a: 'number', b: 'receivedAt', c: 'cause' };
  await world.request('chenjing', contract.checkRun, { params: { id: ledger.id }, body: { mapping } });
  expect((await uploaded(world, 'c,Product,b,a\nx,y,2026-02-01,2')).mapping).toEqual(mapping);
});

test('GB18030, and the order of dates from their column', async () => {
  const gb18030 = Buffer.from(
    'cdb6cbdfb1e0bac52ccadcc0edcab1bce42cb2fac6b72ccdb6cbdfc4dac8dd0d0a542d312c323032362f322f3120393a33302cbfedb4f82cb6cfcdf80d0a542d322c323032362f322f322cbbb0b7d12cb6e0cad50d0a',
    'hex',
  );
  expect(await imported(world, gb18030)).toMatchObject({ encoding: 'gb18030', added: 2, wrong: 0 });
  expect((await listed(world)).map((complaint) => complaint.product).toSorted()).toEqual(['宽带', '话费']);
  const us = `id;date\n${'1;02/01/2026\n2;01/31/2026\n'}`;
  expect(await imported(world, us)).toMatchObject({ added: 2, wrong: 0 });
  const unsure = 'id;date\n3;02/01/2026\n4;01/02/2026\n';
  expect(await checked(world, unsure)).toMatchObject({ added: 0, wrong: 2 });
});

test('a ledger in a workbook', async () => {
  const table = [header.split(','), ['A-1', '2026-02-02', '', '话费', '', '没有发票', '', '']];
  expect(await imported(world, await buffer(writeWorkbook([{ name: '投诉', rows: table }])))).toMatchObject({
    encoding: 'xlsx',
    added: 1,
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
    expect(await count(world, 'platform.import_run')).toBe(0);
    expect(await count(world, 'platform.import_row')).toBe(0);
  });

  test('by rights, by state and by mapping', async () => {
    const file = Buffer.from(ledgerOf(0, 3));
    expect((await world.request('wangfang', contract.uploadTable, { query, upload: file })).status).toBe(404);
    const ledger = await uploaded(world, file);
    const params = { id: ledger.id };
    expect((await world.request('wangfang', contract.getRun, { params })).status).toBe(404);
    const match = (mapping: contract.ImportRun['mapping']) =>
      world.request('chenjing', contract.checkRun, { params, body: { mapping } });
    const incomplete = await match({ Product: 'product' });
    expect(incomplete).toMatchObject({ status: 422, problem: { code: 'missing-field', params: { field: 'number' } } });
    const unknown = await match({ ...ledger.mapping, Elsewhere: 'area' });
    expect(unknown.problem).toMatchObject({ code: 'unknown-column', params: { column: 'Elsewhere' } });
    expect((await match(ledger.mapping)).status).toBe(200);
    await world.house.settle();
    expect((await start(world, ledger)).status).toBe(200);
    expect((await start(world, ledger)).problem.code).toBe('import-not-in-state');
  });
});

test('wrong rows are listed by pages of whole rows', async () => {
  const wrong = Array.from({ length: 1_203 }, () => ',')
    .join('\n')
    .replaceAll(',', ',?');
  const { id } = await checked(world, `Complaint ID,Date received\n${wrong}\n`);
  expect(await state(world, id)).toMatchObject({ wrong: 1_203, added: 0 });
  const lines: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const { errors, next } = await errorsOf(id, String(after));
    lines.push(...errors.map((error) => error.line));
    after = next;
  }
  expect(lines).toEqual(Array.from({ length: 2_406 }, (_, at) => 2 + Math.floor(at / 2)));
});
