import { readFile } from 'node:fs/promises';
import { getComplaint, listComplaints } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, field, go, press } from './hands.ts';
import { faultsOf } from './pages.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

interface Case {
  readonly id: string;
  readonly number: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly facts: string;
  readonly erasedAt: string | null;
}

/** Whom the first chapter erased, for the second. */
const told = { customer: '' };

/** Somebody all of whose cases are closed, and who is still there. */
async function findClosed(ask: (path: string) => Promise<unknown>): Promise<Case> {
  const list = async (query: string) =>
    ((await ask(`${listComplaints.path}?limit=200&${query}`)) as { items: { id: string }[] }).items;
  for (const { id } of await list('filter[state][eq]=closed')) {
    const found = (await ask(getComplaint.path.replace(':id', id))) as Case;
    if (found.erasedAt) continue;
    const open = `filter[customerId][eq]=${found.customer.id}&filter[state][ne]=closed`;
    if ((await list(open).catch(() => [])).length === 0) return found;
  }
  throw new Error('nobody has closed cases alone');
}

test('主管为客户导出全部个人信息并申请删除,管理员复核,此后再也找不到这个人', async () => {
  const manager = await centre.pageOf('chenjing');
  const admin = await centre.pageOf('admin');
  const errors = [errorsOf(manager), errorsOf(admin)];
  const found = await findClosed(async (path) => (await manager.request.get(`/api/v1${path}`)).json());

  told.customer = found.customer.id;

  await go(admin, '/privacy/policy');
  await field(admin, '结案后保存月数', '0');
  await press(admin, '保存');
  await admin.getByText('已保存。').waitFor();

  await go(manager, `/complaints/${found.id}`);
  await manager.getByRole('link', { name: '个人信息', exact: true }).click();
  await manager
    .getByRole('heading', { name: /的个人信息/ })
    .first()
    .waitFor();
  await manager
    .getByRole('button', { name: /导\s?出/ })
    .first()
    .click();
  await field(manager, '理由', '本人来电申请查阅');
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: /导\s?出/ })
    .click();
  const download = manager.waitForEvent('download');
  await press(manager, '保存为可打印网页');
  const html = await readFile(await (await download).path(), 'utf8');
  expect(html).toContain(found.number);
  expect(html).toMatch(/由 陈静 于 .+ 导出 · 请求 /);
  const phone = /1[3-9]\d{9}/.exec(html)?.[0] ?? '';
  expect(phone).not.toBe('');

  await manager.getByRole('button', { name: '申请删除' }).first().click();
  await field(manager, '理由', '本人来电要求删除');
  await manager.getByRole('dialog').getByRole('button', { name: '申请删除' }).click();
  await manager.getByText('待复核').first().waitFor();

  await go(admin, '/privacy');
  await admin.getByText(found.customer.name).first().click();
  await press(admin, '复核并删除');
  await admin.locator('.ant-popconfirm').getByRole('button').last().click();
  await admin.getByText('已删除').first().waitFor();

  await go(manager, `/complaints/${found.id}`);
  await manager.getByText('—').first().waitFor();
  await manager.getByText('此案客户的个人信息已删除').first().waitFor();
  expect(await manager.getByText(found.facts.slice(0, 12)).count()).toBe(0);
  const searched = await manager.request.post('/api/v1/customers/search', { data: { phone } });
  expect(await searched.json()).toEqual({ customers: [] });
  expect(errors.flat()).toEqual([]);
});

test('主管登记请求、导出列表,文件末行写明导出人;超出上限则不保存', async () => {
  const manager = await centre.pageOf('chenjing');
  const errors = errorsOf(manager);
  const closed = await findClosed(async (path) => (await manager.request.get(`/api/v1${path}`)).json());
  await go(manager, `/privacy/people/${closed.customer.id}`);
  await manager.getByRole('button', { name: '登记请求' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: '登记请求' }).click();
  await manager.getByText('办理中').first().waitFor();
  await go(manager, '/privacy/requests');
  const number = manager.getByText(/^GR2026-\d{6}$/).first();
  await number.waitFor();
  const download = manager.waitForEvent('download');
  await press(manager, '导出');
  await manager.getByRole('menuitem', { name: 'CSV' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
  expect(lines.at(-1)).toMatch(/^由 陈静 于 .+ 导出 · 请求 .+ · 共 1 条$/);
  expect(lines).toHaveLength(3);
  await number.click();
  await press(manager, '办结请求');
  await field(manager, '办理情况', '已当面交付');
  await manager.getByRole('dialog').getByRole('button', { name: '办结请求' }).click();
  await manager.getByText('已满足').first().waitFor();

  const admin = await centre.pageOf('admin');
  await go(admin, '/privacy/policy');
  await field(admin, '每人每天可导出的列表条数', '1');
  await press(admin, '保存');
  await admin.getByText('已保存。').waitFor();
  await go(manager, '/privacy');
  await press(manager, '导出');
  await manager.getByRole('menuitem', { name: 'CSV' }).click();
  await manager.getByText(/每人每天最多导出 1 条/).waitFor();
  expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
});

test('保存期满的建议在一页上一起复核,未能删除的逐一说明', async () => {
  const admin = await centre.pageOf('admin');
  const ask = async (path: string) => (await admin.request.get(`/api/v1${path}`)).json();
  const manager = await centre.pageOf('chenjing');
  const asked = async (path: string) => (await manager.request.get(`/api/v1${path}`)).json();
  const closed = await findClosed(asked);
  const open = (await asked(`${listComplaints.path}?limit=1&filter[state][eq]=lodged`)).items[0];
  const { customer } = await asked(getComplaint.path.replace(':id', open.id));
  for (const person of [closed.customer.id, customer.id])
    await sql`
      insert into privacy.erasure (id, person_id, project_id, state, basis, asked_at)
      select gen_random_uuid(), id, project_id, 'proposed', 'retention', created_at
      from customers.customer where id = ${person}`.execute(centre.house.floor.db);
  await go(admin, '/privacy');
  await press(admin, '复核并删除本页 2 条建议');
  await admin.locator('.ant-popconfirm').getByRole('button').last().click();
  await admin.getByText('已删除 1 位客户的个人信息。').waitFor();
  await admin.getByText('此客户有未结案件').waitFor();
  const { items } = await ask('/erasures?filter[basis][eq]=retention');
  expect(items.map(({ state }: { state: string }) => state).toSorted()).toEqual(['done', 'proposed']);
});

test('此人的页面在手机上和英文中都可读可用', async () => {
  const visit = { as: 'chenjing', path: `/privacy/people/${told.customer}`, heading: /Personal data of/ };
  expect(await faultsOf(centre, visit)).toEqual([]);
});
