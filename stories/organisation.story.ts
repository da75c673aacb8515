import { type Account, grantsEverywhere, type listAccounts } from '@tongli/contracts/access';
import type { ReplyOf } from '@tongli/contracts/kernel';
import type { getOrganisation, OrganisationUnit, PersonRecord, UnitRecord } from '@tongli/contracts/org';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../server/sample/people.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, clickThrough, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

const hotline = unitNamed('hotline');
const quality = unitNamed('quality');

function unitNamed(code: string) {
  const unit = units.find((one) => one.code === code);
  if (!unit) throw new Error(`the sample centre has no unit ${code}`);
  return unit;
}

async function send<Reply>(page: Page, path: string, data: object): Promise<Reply> {
  const response = await page.request.post(`/api/v1${path}`, {
    data,
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  return (await response.json()) as Reply;
}

async function read<Reply>(page: Page, path: string): Promise<Reply> {
  return (await (await page.request.get(`/api/v1${path}`)).json()) as Reply;
}

/** A team of the hotline since the day on which the centre's past begins. */
function addTeam(page: Page, code: string, zh: string): Promise<UnitRecord> {
  const team = { parentId: hotline.id, kind: 'team', code, name: { zh, en: code }, fromOn: '2026-01-05' };
  return send<UnitRecord>(page, '/units', team);
}

async function parentOn(page: Page, id: string, on?: string): Promise<string | null | undefined> {
  const { units: all } = await read<ReplyOf<typeof getOrganisation>>(page, `/organisation${on ? `?on=${on}` : ''}`);
  return all.find((unit: OrganisationUnit) => unit.id === id)?.parentId;
}

/** One more administrator, besides what they are already. */
async function makeAdministrator(page: Page, username: string): Promise<void> {
  const { id, name } = personNamed(username);
  const { items } = await read<ReplyOf<typeof listAccounts>>(page, `/accounts?filter[name][starts]=${name}`);
  const account = items.find((one: Account) => one.id === id);
  if (!account) throw new Error(`${username} has no account`);
  const grants = [...account.grants, ...grantsEverywhere('administrator')];
  const response = await page.request.put(`/api/v1/accounts/${id}`, {
    data: { name, grants, version: account.version },
  });
  if (!response.ok()) throw new Error(await response.text());
}

const cardOf = (page: Page, unit: { readonly id: string }) => page.locator(`[data-unit="${unit.id}"]`);

test('a team is moved by key, seen beforehand what changes, and stays where it was in the past', async () => {
  const page = await centre.pageOf('admin');
  const errors = errorsOf(page);
  const team = await addTeam(page, 'night', '夜班组');
  await go(page, '/settings/organisation');
  await cardOf(page, team).focus();
  await page.keyboard.press('m');
  await page.getByText('调整归属：夜班组').waitFor();
  await choose(page, '调整到', '品质管理部');
  await page.getByText('将要改变的').waitFor();
  await page.getByText('没有人的权限只限于：品质管理部').waitFor();
  await clickThrough(page, '调整归属');
  await page.getByText('调整归属：夜班组').waitFor({ state: 'detached' });
  expect(await parentOn(page, team.id)).toBe(quality.id);

  await go(page, '/settings/organisation?on=2026-02-02');
  await page.getByText('当日的组织架构，只供查看').waitFor();
  await cardOf(page, team).waitFor();
  expect(await parentOn(page, team.id, '2026-02-02')).toBe(hotline.id);
  await cardOf(page, team).focus();
  await page.keyboard.press('m');
  expect(await page.getByText('调整归属：夜班组').count()).toBe(0);
  await press(page, '回到今天');
  await page.getByText('当日的组织架构，只供查看').waitFor({ state: 'detached' });

  await go(page, `/settings/organisation/${team.id}`);
  await page.getByText('属于：品质管理部').waitFor();
  await page.getByText('属于：热线服务部').waitFor();
  expect(errors).toEqual([]);
});

async function renameAsAnother(page: Page, id: string, name: { zh: string; en: string }): Promise<void> {
  const { code, version } = (await (await page.request.get(`/api/v1/units/${id}`)).json()) as UnitRecord;
  const changed = await page.request.put(`/api/v1/units/${id}`, { data: { code, name, version } });
  expect(changed.ok()).toBe(true);
}

test('of two administrators who change one team, the second is told, keeps what was typed, and decides', async () => {
  const first = await centre.pageOf('admin');
  await makeAdministrator(first, 'malin');
  const second = await centre.pageOf('malin');
  const team = await addTeam(first, 'weekend', '周末班组');

  await go(second, `/settings/organisation/${team.id}`);
  await press(second, '修改名称');
  await field(second, '中文名称', '周末与节假日班组');

  await go(first, '/settings/organisation');
  await cardOf(first, team).dragTo(cardOf(first, quality));
  await first.getByText('将要改变的').waitFor();
  await clickThrough(first, '调整归属');
  await first.getByText('调整归属：周末班组').waitFor({ state: 'detached' });

  await clickThrough(second, '保存');
  const told = second.getByRole('alert').filter({ hasText: '他人已作修改' }).first();
  await told.waitFor();
  expect(await second.getByLabel('中文名称').inputValue()).toBe('周末与节假日班组');
  await clickThrough(second, '保存');
  await second.getByRole('heading', { name: '周末与节假日班组', level: 1 }).waitFor();
  expect(await parentOn(second, team.id)).toBe(quality.id);

  await press(second, '修改名称');
  await field(second, '中文名称', '节假日班组');
  await renameAsAnother(first, team.id, { zh: '周末值班组', en: 'Duty' });
  await clickThrough(second, '保存');
  const named = second.getByRole('group', { name: '中文名称' });
  await named.getByRole('radio', { name: /对方的修改.*周末值班组/s }).focus();
  await second.keyboard.press('Space');
  expect(await second.getByLabel('英文名称').inputValue()).toBe('Duty');
  await press(second, '按所选继续');
  await clickThrough(second, '保存');
  await second.getByRole('heading', { name: '周末值班组', level: 1 }).waitFor();
});

test('somebody leaves, and open work goes to those named', async () => {
  const page = await centre.pageOf('admin');
  const errors = errorsOf(page);
  const { id } = personNamed('liwei');
  await go(page, `/settings/people/${id}`);
  await press(page, '登记离职');
  await page.getByRole('heading', { name: '李伟离职' }).waitFor();
  await choose(page, '统一接手人', '周敏');
  const rows = page.getByRole('row').filter({ has: page.getByRole('checkbox') });
  const item = rows.nth(1);
  const number = (await item.getByRole('cell').nth(2).textContent()) ?? '';
  await item.getByRole('checkbox').check();
  await choose(page, '交给', '吴强');
  await press(page, '交给此人');
  await item.getByText('吴强').waitFor();
  await clickThrough(page, '登记离职');
  await page.getByText('未完成的工作交给周敏。').waitFor();
  expect(errors).toEqual([]);

  await centre.liveOn(1);
  // A day later the session of before has ended.
  const later = await centre.pageOf('admin');
  const left = await read<PersonRecord>(later, `/people/${id}`);
  expect([left.state, left.leaving?.done]).toEqual(['left', true]);
  const open = (await read<{ items: { number: string }[] }>(later, `/people/${id}/open-work`)).items;
  expect(open).toEqual([]);
  const given = (await read<{ items: { number: string }[] }>(later, `/people/${personNamed('wuqiang').id}/open-work`))
    .items;
  expect(given.map((one) => one.number)).toContain(number);
});
