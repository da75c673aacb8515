import * as contract from '@tongli/contracts/imports';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  checked,
  fileOf,
  get,
  head,
  imported,
  people,
  small,
  started,
  tableOf,
  undo,
  upload,
  uploaded,
} from '../../../test/people-tables.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test('a table is matched, shown as it is understood, checked, brought in, and undone', async () => {
  const run = await uploaded(world, small);
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
  const ready = await checked(world, small);
  expect(ready).toMatchObject({ state: 'checked', added: 3, changed: 0, unchanged: 0, wrong: 0 });
  expect(await people(world, 'X-')).toEqual([]);
  expect(await started(world, ready.id)).toMatchObject({ state: 'complete', done: 3 });
  expect(await people(world, 'X-')).toEqual([
    { number: 'X-1', name: '王小明', unit: 'hotline', since: '2026-02-05' },
    { number: 'X-2', name: '李 雷', unit: 'hotline', since: '2026-01-05' },
    { number: 'X-3', name: '韩梅梅', unit: 'complaints', since: null },
  ]);
  expect((await undo(world, ready.id)).status).toBe(200);
  await world.house.settle();
  expect(await get(world, ready.id)).toMatchObject({ state: 'undone' });
  expect(await people(world, 'X-')).toEqual([]);
});

test('a second table changes who is known, and undoing gives back where they were', async () => {
  await imported(world, small);
  const second = `${head}\nX-1,王晓明,热线服务部,agent,\nX-2,李 雷,投诉管理部,complaint-handler,\nX-3,韩梅梅,投诉管理部,complaint-handler,\n`;
  const run = await imported(world, second);
  expect(run).toMatchObject({ state: 'complete', added: 0, changed: 2, unchanged: 1 });
  expect(await people(world, 'X-')).toMatchObject([
    { name: '王晓明', unit: 'hotline' },
    { name: '李 雷', unit: 'complaints', since: '2026-03-02' },
    { name: '韩梅梅' },
  ]);
  expect((await undo(world, run.id)).status).toBe(200);
  await world.house.settle();
  expect(await people(world, 'X-')).toMatchObject([
    { name: '王小明', unit: 'hotline' },
    { name: '李 雷', unit: 'hotline', since: '2026-01-05' },
    { name: '韩梅梅' },
  ]);
});

test('undoing is refused by name where something has been built upon it', async () => {
  const first = await imported(world, small);
  await imported(world, `${head}\nX-2,李 雷,投诉管理部,complaint-handler,\n`);
  const answer = await undo(world, first.id);
  expect(answer).toMatchObject({
    status: 409,
    problem: { code: 'people-have-moved', params: { name: '李 雷', number: 'X-2' } },
  });
  expect(await get(world, first.id)).toMatchObject({ state: 'complete' });
  expect(await people(world, 'X-')).toHaveLength(3);
});

test('what a column was matched to is remembered, and so is that it was left out', async () => {
  const file = 'ID,Called,Where,What,入职\nZ-1,Ann,hotline,agent,x\n';
  const { id } = await uploaded(world, file);
  const mapping = { ID: 'number', Called: 'name', Where: 'unit', What: 'post' };
  await world.request('admin', contract.checkRun, { params: { id }, body: { mapping } });
  expect((await uploaded(world, file)).mapping).toEqual(mapping);
});

test('templates come in both forms and languages, and their example is passed over', async () => {
  for (const [format, language] of [
    ['xlsx', 'zh'],
    ['csv', 'en'],
  ] as const) {
    const file = await fileOf(world, `/importables/org.people/template?format=${format}&language=${language}`, 'admin');
    expect(file.statusCode).toBe(200);
    const { columns } = await tableOf(file.rawPayload);
    expect(columns[0]).toBe(language === 'zh' ? '工号' : 'Staff number');
    expect(await checked(world, file.rawPayload)).toMatchObject({ rows: 1, skipped: 1, wrong: 0, added: 0 });
  }
});

test('where the house has changed since the check, nothing comes in and the table waits to be checked again', async () => {
  const { id } = await checked(world, small);
  await imported(world, small);
  expect(await started(world, id)).toMatchObject({ state: 'uploaded', failure: 'changed-meanwhile' });
  expect(await people(world, 'X-')).toHaveLength(3);
});

test('only those who may manage the organisation, and of their own units', async () => {
  expect((await upload(world, small, 'wangfang')).status).toBe(404);
  expect((await world.request('wangfang', contract.listImportables)).reply.importables).toEqual([]);
  const run = await uploaded(world, small);
  expect((await world.request('wangfang', contract.getRun, { params: { id: run.id } })).status).toBe(404);
  expect((await world.request('wangfang', contract.listRuns)).reply.items).toEqual([]);
});
