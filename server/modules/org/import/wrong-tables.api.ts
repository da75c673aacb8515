import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import * as contract from '@tongli/contracts/imports';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csvText } from '../../../platform/tabular/csv-writer.ts';
import { writeWorkbook } from '../../../platform/tabular/workbook/writer.ts';
import { checked, errorsOf, fileOf, head, people, tableOf, upload, uploaded } from '../../../test/people-tables.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const wrong = [
  head,
  'Y-1,甲,热线服务部,agent,2026-02-30',
  ',乙,热线服务部,agent,',
  'Y-3,丙,没有的部门,没有的岗位,',
  'Y-4,=1+1,热线服务部,agent,',
  'y-4,丁,热线服务部,agent,',
  'Y 5,戊,热线服务部,agent,#REF!',
].join('\n');

test('rows with errors keep everything out, and come back as a workbook with the cells marked', async () => {
  const run = await checked(world, wrong);
  expect(run).toMatchObject({
    state: 'checked',
    added: 0,
    wrong: 6,
    actions: { start: { allowed: false, refusal: 'rows-wrong' } },
  });
  expect(await errorsOf(world, run.id)).toEqual([
    '2 入职日期 unreadable-date',
    '3 工号 missing',
    '4 岗位 unknown-post',
    '4 部门 unknown-unit',
    '5 姓名 formula-name',
    '6 工号 repeated-row',
    '7 入职日期 formula-error',
    '7 工号 unreadable-number',
  ]);
  const refused = await world.request('admin', contract.startRun, { params: { id: run.id } });
  expect(refused).toMatchObject({ status: 409, problem: { code: 'rows-wrong', params: { wrong: 6 } } });
  const file = await fileOf(world, `/imports/${run.id}/error-file?language=en`, 'admin');
  const { columns, rows } = await tableOf(file.rawPayload);
  expect(columns).toEqual(['To correct', '工号', '姓名', '部门', '岗位', '入职日期']);
  expect(rows[0]?.cells).toEqual([
    '入职日期: is not a date. Write it as 2026-03-05.',
    'Y-1',
    '甲',
    '热线服务部',
    'agent',
    '2026-02-30',
  ]);
  expect(rows[3]?.cells.slice(1)).toEqual(['Y-4', '=1+1', '热线服务部', 'agent']);
  const again = await uploaded(world, file.rawPayload);
  expect(again).toMatchObject({ encoding: 'xlsx', mapping: { 工号: 'number', 入职日期: 'joinedOn' } });
  expect(again.mapping).not.toHaveProperty('To correct');
});

describe('hostile files are refused by code, with the bound', () => {
  const many = (count: number) => `a,b\n${'1,2\n'.repeat(count)}`;
  test.each<[string, () => Buffer | Promise<Buffer>, string, object]>([
    ['1,000,001 rows', () => gzipSync(many(1_000_001)), 'too-many-rows', { maximum: 20_000 }],
    [
      '1,000,001 rows in a workbook',
      async () =>
        buffer(writeWorkbook([{ name: 's', rows: [['a', 'b'], ...Array.from({ length: 20_001 }, () => [1, 2])] }])),
      'too-many-rows',
      { maximum: 20_000 },
    ],
    [
      'a bomb',
      () => gzipSync(`a,b\n${`${'x'.repeat(9_998)},\n`.repeat(2_000)}`),
      'packed-too-tightly',
      { maximum: 200 },
    ],
    ['a PDF by another name', () => Buffer.from('%PDF-1.7\n…'), 'unsupported-file', { found: 'pdf' }],
    [
      'a workbook with a password',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted-file',
      {},
    ],
    ['quotes that do not match', () => Buffer.from('a,b\n1,"2\n3,4\n'), 'malformed-csv', { line: 2 }],
    ['nothing', () => Buffer.from(''), 'no-rows', {}],
  ])('%s', async (_, file, code, params) => {
    const answer = await upload(world, await file());
    expect(answer).toMatchObject({ status: 422, problem: { code, params, errors: [{ field: 'upload' }] } });
    await world.house.settle();
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.import_row`.execute(
      world.house.floor.db,
    );
    expect(rows[0]?.n).toBe(0);
  });
});

test('formulas are data on the way in, and never run on the way out', async () => {
  const run = await checked(
    world,
    csvText([head.split(','), ["=cmd|'/c calc'!A1", '@SUM(1)', '+热线服务部', '-agent', '']]),
  );
  expect(await errorsOf(world, run.id)).toContain('2 工号 unreadable-number');
  const { rawPayload } = await fileOf(world, `/imports/${run.id}/error-file`, 'admin');
  expect((await tableOf(rawPayload)).rows[0]?.cells.slice(1, 3)).toEqual(["'=cmd|'/c calc'!A1", "'@SUM(1)"]);
});

test('a name that begins as a formula does is an error of its row, and nothing comes in', async () => {
  const names = ['=1+1', '+86', '-2', '@SUM(1)', '"\t=1"', '"\r@a"', "'=1", '＝1', '欧阳-娜', "O'Neill", 'Anne=Marie'];
  const run = await checked(world, [head, ...names.map((name, at) => `F-${at},${name},hotline,agent,`)].join('\n'));
  expect(run).toMatchObject({ state: 'checked', wrong: 8 });
  expect(await errorsOf(world, run.id)).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((line) => `${line} 姓名 formula-name`));
  expect(await world.request('admin', contract.startRun, { params: { id: run.id } })).toMatchObject({ status: 409 });
  expect(await people(world, 'F-')).toEqual([]);
});
