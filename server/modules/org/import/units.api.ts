import * as imports from '@tongli/contracts/imports';
import * as contract from '@tongli/contracts/org';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importsOf } from '../../../test/imports.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const { checked, start, imported, undo, errorsOf, upload } = importsOf(() => world, 'org.units');
const head = ['部门代码', '部门名称', '英文名称', '类型', '上级部门', '成立日期'];

const units = async (on?: string) => {
  const { reply } = await world.request('admin', contract.getOrganisation, { query: on ? { on } : {} });
  const names = new Map(reply.units.map(({ id, code }) => [id, code]));
  return new Map(reply.units.map((unit) => [unit.code, { ...unit, above: names.get(unit.parentId ?? '') ?? null }]));
};
const unitRecord = async (code: string) => {
  const id = (await units()).get(code)?.id ?? '';
  return (await world.request('admin', contract.getUnit, { params: { id } })).reply;
};

const branchOf = async (code: string) => {
  const all = await units();
  const codes = new Map([...all.values()].map(({ id, code: of }) => [id, of]));
  const rows = await world.house.floor.db
    .selectFrom('platform.unit_branch')
    .select('within_id')
    .where('unit_id', '=', all.get(code)?.id ?? '')
    .execute();
  return rows.map(({ within_id }) => codes.get(within_id)).sort();
};

const table = [
  head,
  ['n-team', '夜班组', 'Night', '班组', 'n-dept', ''],
  ['n-dept', '北方客服部', '', '部门', '北方中心', '2026/1/5'],
  ['n-site', '北方中心', 'North', '职场', '', ''],
  ['hotline', '热线一部', '', 'department', '北方中心', ''],
];

test('a site, its department and its team come in by one table, and a unit that is there moves below them', async () => {
  const run = await checked(table);
  expect(await errorsOf(run.id)).toEqual(['2 上级部门 parent-not-there']);
  const mended = table.map((row) => (row[0] === 'n-dept' ? row.with(5, '') : row));
  const { reply } = await upload(mended);
  const preview = await world.request('admin', imports.previewRun, {
    params: { id: reply.id },
    body: { mapping: reply.mapping },
  });
  expect(preview.reply.rows.map(({ shown, outcome }) => [shown.parent, outcome])).toEqual([
    ['北方中心 / 北方客服部', 'added'],
    ['北方中心', 'added'],
    ['', 'added'],
    ['北方中心', 'changed'],
  ]);
  const before = await units();
  expect(await imported(mended)).toMatchObject({ state: 'complete', added: 3, changed: 1 });
  const after = await units();
  expect(['n-team', 'n-dept', 'n-site', 'hotline'].map((code) => after.get(code)?.above)).toEqual([
    'n-dept',
    'n-site',
    null,
    'n-site',
  ]);
  expect(after.get('hotline')?.name.zh).toBe('热线一部');
  expect(await branchOf('n-team')).toEqual(['n-dept', 'n-site', 'n-team']);
  expect(await branchOf('hotline')).toEqual(['hotline', 'n-site']);
  expect((await units('2026-03-01')).get('hotline')?.above).toBe(before.get('hotline')?.above);
});

test('undoing takes away what came, and puts back what moved', async () => {
  const before = await units();
  const run = await imported(table.map((row) => row.with(5, '')).with(0, head));
  expect((await undo(run.id)).status).toBe(200);
  const after = await units();
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  expect(after.get('hotline')).toMatchObject({
    name: before.get('hotline')?.name,
    parentId: before.get('hotline')?.parentId,
  });
  expect((await unitRecord('hotline')).places).toHaveLength(1);
  expect(await branchOf('hotline')).toContain(before.get('hotline')?.above);
});

const alone = [head, ['z-dept', '新部门', 'New', '部门', 'centre', '']];

test.each<[string, string, (unit: contract.OrganisationUnit) => Promise<unknown>]>([
  [
    'somebody belongs there',
    'unit-has-people',
    async (unit) => {
      const { reply } = await world.request('admin', contract.listPosts);
      const body = { name: '新人', number: 'Z-1', unitId: unit.id, postId: reply.items[0]?.id ?? '' };
      return world.request('admin', contract.addPerson, { body });
    },
  ],
  [
    'a unit stands below',
    'unit-has-units',
    (unit) => {
      const name = { zh: '下', en: 'Below' };
      return world.request('admin', contract.addUnit, { body: { parentId: unit.id, kind: 'team', code: 'z-t', name } });
    },
  ],
  [
    'it has been changed',
    'unit-has-changed',
    (unit) =>
      world.request('admin', contract.changeUnit, {
        params: { id: unit.id },
        body: { code: 'z-dept', name: { zh: '改名', en: 'Renamed' }, version: 1 },
      }),
  ],
])('undoing is refused where %s, and says of which unit', async (_, code, build) => {
  const run = await imported(alone);
  const unit = (await units()).get('z-dept');
  expect(await build(unit as contract.OrganisationUnit)).toMatchObject({ status: 200 });
  expect(await undo(run.id)).toMatchObject({ status: 409, problem: { code, params: { code: 'z-dept' } } });
  expect((await units()).has('z-dept')).toBe(true);
});

test('500 units come in together, the lowest first', async () => {
  const rows = Array.from({ length: 499 }, (_, at) => [
    `b-${499 - at}`,
    `部门${499 - at}`,
    '',
    '部门',
    at === 498 ? 'centre' : `b-${Math.floor((499 - at) / 10) || 1}`,
    '',
  ]);
  const run = await checked([head, ...rows]);
  expect(await errorsOf(run.id)).toEqual([]);
  expect(await start(run.id)).toMatchObject({ state: 'complete', added: 499 });
  expect((await units()).get('b-499')?.above).toBe('b-49');
});
