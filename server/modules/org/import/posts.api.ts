import { listCellErrors } from '@tongli/contracts/imports';
import * as contract from '@tongli/contracts/org';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importsOf } from '../../../test/imports.ts';
import { fileOf, tableOf } from '../../../test/people-tables.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const { checked, start, imported, undo, errorsOf, upload } = importsOf(() => world, 'org.posts');
const head = ['岗位代码', '岗位名称', '参照岗位', '管理层级', '岗位类别', '职责', '要求的技能', '要求的证书'];
const model = 'complaint-handler';

const posts = async () => (await world.request('admin', contract.listPosts, { query: { limit: '200' } })).reply.items;
const postOf = async (code: string) => {
  const id = (await posts()).find((post) => post.code === code)?.id ?? '';
  return (await world.request('admin', contract.getPost, { params: { id } })).reply;
};

async function catalogue() {
  const name = { zh: '方言沟通', en: 'Dialects' };
  const skill = await world.request('admin', contract.addSkill, { body: { code: 'dialects', name } });
  const certificate = await world.request('admin', contract.addCertificate, {
    body: { code: 'dialect-test', name: { zh: '方言等级证', en: 'Dialect test' }, validMonths: 24 },
  });
  return { skillId: skill.reply.id, certificateId: certificate.reply.id };
}

test('posts come in with what they ask; what a row leaves empty is as its model has it', async () => {
  const { skillId, certificateId } = await catalogue();
  const before = await postOf(model);
  const run = await imported([
    head,
    ['dialect-agent', '方言座席', '', '员工', '前台', '用方言接听。', 'dialects：4', '方言等级证'],
    ['vip-handler', '贵宾投诉处理员', model, '', '', '', '', ''],
    [model, '投诉处理专员', '', '', '', '', '', ''],
  ]);
  expect(run).toMatchObject({ state: 'complete', added: 2, changed: 1 });
  expect(await postOf('dialect-agent')).toMatchObject({
    name: { zh: '方言座席', en: '方言座席' },
    level: 'staff',
    office: 'front-desk',
    duties: { zh: '用方言接听。', en: '' },
    skills: [{ skillId, level: 4 }],
    certificates: [{ certificateId }],
  });
  const { level, office, duties, skills, certificates } = before;
  expect(await postOf('vip-handler')).toMatchObject({ level, office, duties, skills, certificates });
  expect(await postOf(model)).toMatchObject({ duties, skills, name: { zh: '投诉处理专员', en: before.name.en } });
  expect((await undo(run.id)).status).toBe(200);
  expect((await posts()).map(({ code }) => code)).not.toContain('vip-handler');
  expect(await postOf(model)).toMatchObject({ name: before.name, skills, version: before.version + 2 });
});

test('what is wrong is told in its cell', async () => {
  await catalogue();
  const run = await checked([
    head,
    ['a-1', '一', '', '', '前台', '', '', ''],
    ['a-2', '二', '没有的岗位', '员工', '前台', '', '', ''],
    ['a-3', '三', '', '员工', '前台', '', '方言沟通', ''],
    ['a-4', '四', '', '员工', '前台', '', '游泳 3', '方言等级证、方言等级证'],
    ['a 5', '五', '', '员工', '前台', '', '', ''],
    ['a-6', '=六', '', '老板', '前台', '', '', ''],
    ['A-1', '重复', '', '员工', '前台', '', '', ''],
  ]);
  expect(await errorsOf(run.id)).toEqual([
    '2 管理层级 missing',
    '3 参照岗位 unknown-template',
    '4 要求的技能 skill-without-level',
    '5 要求的技能 unknown-skill',
    '5 要求的证书 named-twice',
    '6 岗位代码 unreadable-code',
    '7 岗位名称 formula-name',
    '7 管理层级 unknown-choice',
    '8 岗位代码 repeated-row',
  ]);
});

test('what is missing without a column names its field, on the page and in the marked table', async () => {
  const run = await checked([
    ['岗位代码', '岗位名称'],
    ['b-1', '一'],
  ]);
  const { errors } = (await world.request('admin', listCellErrors, { params: { id: run.id } })).reply;
  expect(errors).toEqual(
    ['level', 'office'].map((field) => ({ line: 2, column: '', value: '', code: 'missing', params: { field } })),
  );
  const file = await fileOf(world, `/imports/${run.id}/error-file?language=zh`, 'admin');
  const remarks = (await tableOf(file.rawPayload)).rows[0]?.cells[0];
  expect(remarks).toBe('管理层级: 不能为空。请填写。\n岗位类别: 不能为空。请填写。');
});

test('a standard post that asks what no catalogue has says so', async () => {
  const run = await checked([head, ['boss', '项目负责人', '项目经理', '', '', '', '', '']]);
  const known = (await posts()).some(({ code }) => code === 'project-manager');
  if (!known) expect(await errorsOf(run.id)).toEqual(['2 参照岗位 template-asks-unknown']);
});

test('undoing is refused where somebody holds the post now, and says which', async () => {
  const run = await imported([head, ['z-post', '新岗位', model, '', '', '', '', '']]);
  const { items } = (await world.request('admin', contract.listStaff, { query: { limit: '1' } })).reply;
  const person = (await world.request('admin', contract.getPerson, { params: { id: items[0]?.id ?? '' } })).reply;
  const postId = (await posts()).find(({ code }) => code === 'z-post')?.id ?? '';
  await world.request('admin', contract.movePerson, {
    params: { id: person.id },
    body: { unitId: person.unitId, postId, on: '2026-03-02', version: person.version },
  });
  expect(await undo(run.id)).toMatchObject({
    status: 409,
    problem: { code: 'post-has-holders', params: { name: '新岗位', code: 'z-post' } },
  });
});

test('the house having changed since the check brings nothing in', async () => {
  const run = await checked([head, ['z-post', '新岗位', model, '', '', '', '', '']]);
  await imported([head, ['Z-post', '新岗位', model, '', '', '', '', '']]);
  expect(await start(run.id)).toMatchObject({ state: 'uploaded', failure: 'changed-meanwhile' });
});

test('only for those who administer the organisation', async () => {
  expect((await upload([head], 'wangfang')).status).toBe(404);
});
