import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import * as contract from '@tongli/contracts/imports';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importMachine } from '../../../platform/imports/index.ts';
import { csvText } from '../../../platform/tabular/csv-writer.ts';
import { readTable } from '../../../platform/tabular/read-table.ts';
import type { TableRow } from '../../../platform/tabular/table.ts';
import { writeWorkbook } from '../../../platform/tabular/workbook/writer.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { peopleImport } from './people.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const query = { importable: 'org.people', fileName: '花名册.csv' };
const upload = (file: Buffer | string, as = 'admin') =>
  world.request(as, contract.uploadTable, { query, upload: Buffer.from(file) });

async function uploaded(file: Buffer | string): Promise<contract.ImportRun> {
  const answer = await upload(file);
  expect(answer).toMatchObject({ status: 200 });
  return answer.reply;
}

const get = async (id: string) => (await world.request('admin', contract.getRun, { params: { id } })).reply;

async function checked(file: Buffer | string): Promise<contract.ImportRun> {
  const { id, mapping } = await uploaded(file);
  expect((await world.request('admin', contract.checkRun, { params: { id }, body: { mapping } })).status).toBe(200);
  await world.house.settle();
  return get(id);
}

async function started(id: string): Promise<contract.ImportRun> {
  expect(await world.request('admin', contract.startRun, { params: { id } })).toMatchObject({ status: 200 });
  await world.house.settle();
  return get(id);
}

const imported = async (file: Buffer | string) => started((await checked(file)).id);
const undo = (id: string) => world.request('admin', contract.undoRun, { params: { id } });

interface Person {
  number: string;
  name: string;
  unit: string;
  since: string | null;
}

async function people(prefix: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select person.number, person.name, unit.code as unit, nullif(held.from_on, '-infinity')::text as since
    from org.person person join org.unit unit on unit.id = person.unit_id
    join org.belonging held on held.person_id = person.id and held.until_on = 'infinity'
    where person.number like ${`${prefix}%`} order by person.number`.execute(world.house.floor.db);
  return rows;
}

const head = '工号,姓名,部门,岗位,入职日期';
const small = [
  head,
  'X-1,王小明,热线服务部,agent,2026/2/5',
  'X-2,　李  雷　,hotline,agent,2026年1月5日',
  'Ｘ-3,韩梅梅,客户服务中心/投诉管理部,complaint-handler,',
].join('\r\n');

async function errorsOf(id: string) {
  const { reply } = await world.request('admin', contract.listCellErrors, { params: { id } });
  return reply.errors.map(({ line, column, code }) => `${line} ${column} ${code}`);
}

async function fileOf(path: string, as: string) {
  const token = await world.call(null, async (call) => {
    const { startSession } = await import('../../access/index.ts');
    const { personNamed } = await import('../../../sample/people.ts');
    return startSession(call, personNamed(as).id);
  });
  return world.house.app.inject({ url: `/api/v1${path}`, headers: { cookie: `tongli_session=${token}` } });
}

async function tableOf(content: Buffer) {
  const table = await readTable(Readable.from([content], { objectMode: false }));
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { columns: table.columns, rows };
}

test('a table is matched, shown as it is understood, checked, brought in, and undone', async () => {
  const run = await uploaded(small);
  expect(run).toMatchObject({
    state: 'uploaded',
    rows: 3,
    mapping: { 工号: 'number', 部门: 'unit', 入职日期: 'joinedOn' },
  });
  const preview = await world.request('admin', contract.previewRun, {
    params: { id: run.id },
    body: { mapping: run.mapping },
  });
  expect(preview.reply.obstacles).toEqual([]);
  expect(
    preview.reply.rows.map(({ shown, outcome }) => [shown.number, shown.name, shown.unit, shown.joinedOn, outcome]),
  ).toEqual([
    ['X-1', '王小明', '客户服务中心 / 热线服务部', '2026-02-05', 'added'],
    ['X-2', '李 雷', '客户服务中心 / 热线服务部', '2026-01-05', 'added'],
    ['X-3', '韩梅梅', '客户服务中心 / 投诉管理部', '', 'added'],
  ]);
  const ready = await checked(small);
  expect(ready).toMatchObject({ state: 'checked', added: 3, changed: 0, unchanged: 0, wrong: 0 });
  expect(await people('X-')).toEqual([]);
  expect(await started(ready.id)).toMatchObject({ state: 'complete', done: 3 });
  expect(await people('X-')).toEqual([
    { number: 'X-1', name: '王小明', unit: 'hotline', since: '2026-02-05' },
    { number: 'X-2', name: '李 雷', unit: 'hotline', since: '2026-01-05' },
    { number: 'X-3', name: '韩梅梅', unit: 'complaints', since: null },
  ]);
  expect((await undo(ready.id)).status).toBe(200);
  await world.house.settle();
  expect(await get(ready.id)).toMatchObject({ state: 'undone' });
  expect(await people('X-')).toEqual([]);
});

test('a second table changes who is known, and undoing gives back where they were', async () => {
  await imported(small);
  const second = `${head}\nX-1,王晓明,热线服务部,agent,\nX-2,李 雷,投诉管理部,complaint-handler,\nX-3,韩梅梅,投诉管理部,complaint-handler,\n`;
  const run = await imported(second);
  expect(run).toMatchObject({ state: 'complete', added: 0, changed: 2, unchanged: 1 });
  expect(await people('X-')).toMatchObject([
    { name: '王晓明', unit: 'hotline' },
    { name: '李 雷', unit: 'complaints', since: '2026-03-02' },
    { name: '韩梅梅' },
  ]);
  expect((await undo(run.id)).status).toBe(200);
  await world.house.settle();
  expect(await people('X-')).toMatchObject([
    { name: '王小明', unit: 'hotline' },
    { name: '李 雷', unit: 'hotline', since: '2026-01-05' },
    { name: '韩梅梅' },
  ]);
});

test('undoing is refused by name where something has been built upon it', async () => {
  const first = await imported(small);
  await imported(`${head}\nX-2,李 雷,投诉管理部,complaint-handler,\n`);
  const answer = await undo(first.id);
  expect(answer).toMatchObject({
    status: 409,
    problem: { code: 'people-have-moved', params: { name: '李 雷', number: 'X-2' } },
  });
  expect(await get(first.id)).toMatchObject({ state: 'complete' });
  expect(await people('X-')).toHaveLength(3);
});

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
  const run = await checked(wrong);
  expect(run).toMatchObject({
    state: 'checked',
    added: 0,
    wrong: 6,
    actions: { start: { allowed: false, refusal: 'rows-wrong' } },
  });
  expect(await errorsOf(run.id)).toEqual([
    '2 入职日期 unreadable-date',
    '3 工号 missing',
    '4 岗位 unknown-post',
    '4 部门 unknown-unit',
    '5 姓名 formula-name',
    '6 工号 repeated-row',
    '7 入职日期 formula-error',
  ]);
  const refused = await world.request('admin', contract.startRun, { params: { id: run.id } });
  expect(refused).toMatchObject({ status: 409, problem: { code: 'rows-wrong', params: { wrong: 6 } } });
  const file = await fileOf(`/imports/${run.id}/error-file?language=en`, 'admin');
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
  const again = await uploaded(file.rawPayload);
  expect(again).toMatchObject({ encoding: 'xlsx', mapping: { 工号: 'number', 入职日期: 'joinedOn' } });
  expect(again.mapping).not.toHaveProperty('To correct');
});

test('what a column was matched to is remembered, and so is that it was left out', async () => {
  const file = 'ID,Called,Where,What,入职\nZ-1,Ann,hotline,agent,x\n';
  const { id } = await uploaded(file);
  const mapping = { ID: 'number', Called: 'name', Where: 'unit', What: 'post' };
  await world.request('admin', contract.checkRun, { params: { id }, body: { mapping } });
  expect((await uploaded(file)).mapping).toEqual(mapping);
});

test('templates come in both forms and languages, and their example is passed over', async () => {
  for (const [format, language] of [
    ['xlsx', 'zh'],
    ['csv', 'en'],
  ] as const) {
    const file = await fileOf(`/importables/org.people/template?format=${format}&language=${language}`, 'admin');
    expect(file.statusCode).toBe(200);
    const { columns } = await tableOf(file.rawPayload);
    expect(columns[0]).toBe(language === 'zh' ? '工号' : 'Staff number');
    expect(await checked(file.rawPayload)).toMatchObject({ rows: 1, skipped: 1, wrong: 0, added: 0 });
  }
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
    const answer = await upload(await file());
    expect(answer).toMatchObject({ status: 422, problem: { code, params, errors: [{ field: 'upload' }] } });
    await world.house.settle();
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.import_row`.execute(
      world.house.floor.db,
    );
    expect(rows[0]?.n).toBe(0);
  });
});

test('formulas are data on the way in, and never run on the way out', async () => {
  const run = await checked(csvText([head.split(','), ["=cmd|'/c calc'!A1", '@SUM(1)', '+热线服务部', '-agent', '']]));
  expect(await errorsOf(run.id)).toContain('2 工号 unreadable-number');
  const { rawPayload } = await fileOf(`/imports/${run.id}/error-file`, 'admin');
  expect((await tableOf(rawPayload)).rows[0]?.cells.slice(1, 3)).toEqual(["'=cmd|'/c calc'!A1", "'@SUM(1)"]);
});

test('a name that begins as a formula does is an error of its row, and nothing comes in', async () => {
  const names = ['=1+1', '+86', '-2', '@SUM(1)', '"\t=1"', '"\r@a"', "'=1", '＝1', '欧阳-娜', "O'Neill", 'Anne=Marie'];
  const run = await checked([head, ...names.map((name, at) => `F-${at},${name},hotline,agent,`)].join('\n'));
  expect(run).toMatchObject({ state: 'checked', wrong: 8 });
  expect(await errorsOf(run.id)).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((line) => `${line} 姓名 formula-name`));
  expect(await world.request('admin', contract.startRun, { params: { id: run.id } })).toMatchObject({ status: 409 });
  expect(await people('F-')).toEqual([]);
});

const roster = (count: number) =>
  `${head}\n${Array.from({ length: count }, (_, at) => `B-${String(at).padStart(5, '0')},员工${at},hotline,agent,2026-01-05`).join('\n')}\n`;
const fireOnce = () => world.call(null, (call) => importMachine([peopleImport]).timer.fireDue(call, 100));

test('all or nothing: a process that dies in the middle leaves nothing to see, and the next one goes on', async () => {
  const { id } = await checked(roster(4_500));
  await world.request('admin', contract.startRun, { params: { id } });
  const killed = world.call(null, async (call) => {
    await importMachine([peopleImport]).timer.fireDue(call, 100);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await get(id)).toMatchObject({ state: 'running', done: 0 });
  expect(await people('B-')).toEqual([]);
  await fireOnce();
  expect(await get(id)).toMatchObject({ state: 'complete', done: 4_500 });
  expect(await people('B-')).toHaveLength(4_500);
});

test('checking goes on by batches; a run that is cancelled leaves nothing', async () => {
  const { id, mapping } = await uploaded(roster(4_500));
  await world.request('admin', contract.checkRun, { params: { id }, body: { mapping } });
  await fireOnce();
  expect(await get(id)).toMatchObject({ state: 'checking', done: 2_000 });
  expect((await world.request('admin', contract.cancelRun, { params: { id } })).reply.state).toBe('cancelled');
  await world.house.settle();
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.import_row`.execute(
    world.house.floor.db,
  );
  expect(rows[0]?.n).toBe(0);
});

test('where the house has changed since the check, nothing comes in and the table waits to be checked again', async () => {
  const { id } = await checked(small);
  await imported(small);
  expect(await started(id)).toMatchObject({ state: 'uploaded', failure: 'changed-meanwhile' });
  expect(await people('X-')).toHaveLength(3);
});

test('only those who may manage the organisation, and of their own units', async () => {
  expect((await upload(small, 'wangfang')).status).toBe(404);
  expect((await world.request('wangfang', contract.listImportables)).reply.importables).toEqual([]);
  const run = await uploaded(small);
  expect((await world.request('wangfang', contract.getRun, { params: { id: run.id } })).status).toBe(404);
  expect((await world.request('wangfang', contract.listRuns)).reply.items).toEqual([]);
});
