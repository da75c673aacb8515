import { assignComplaint, getComplaint, getIncident, listIncidents, lodgeInPortal } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, projectId } from '../server/sample/people.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, errorsOf, field, go, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ foundedAt: new Date('2026-03-02T02:00:00Z'), keepsPages: true });
  centre.house.startPulses();
});
afterAll(() => centre?.close());

const id = (username: string) => personNamed(username).id;
const minuteMs = 60_000;
const now = () => centre.house.floor.clock.now(centre.house.floor.db);
const later = async (minutes: number) => centre.house.advanceTo(new Date((await now()).getTime() + minutes * minuteMs));

/** Three weeks in which one such case came each hour by day. */
async function usualHours(): Promise<void> {
  await sql`insert into complaints.arrival_cell (project_id, at, product, area, count)
    select ${projectId}, date_bin('5 minutes', ${await now()}::timestamptz, 'epoch') - make_interval(hours => hour), 'tv', 'north', 1
    from generate_series(5, 21 * 24) hour on conflict do nothing`.execute(centre.house.floor.db);
}

test('a burst becomes one incident that its leaders hear of; it gathers its cases, gets one wording, and is closed with a word to everybody', async () => {
  const [manager, chief] = [await centre.pageOf('chenjing'), await centre.pageOf('luping')];
  const errors = [manager, chief].map(errorsOf);
  await usualHours();
  const facts = '电视突然没有信号，画面一直黑屏';
  const customers = await centre.pageOf(null);
  for (let at = 0; at < 8; at += 1) {
    const customer = { name: '马超', phone: `1382222000${at}` };
    await by(customers, lodgeInPortal, { customer, product: 'tv', area: 'north', facts, demand: '尽快恢复' });
    await later(1);
  }
  await later(7);
  await go(manager, '/notices');
  await manager
    .getByText(/集中事件 .*的投诉达 \d+ 件/)
    .first()
    .waitFor();
  await go(manager, '/complaint-incidents');
  await manager
    .getByRole('row', { name: /进行中/ })
    .first()
    .click();
  await manager
    .getByRole('heading', { name: /^集中事件/ })
    .first()
    .waitFor();
  await manager.getByRole('heading', { name: '8 件投诉' }).waitFor();
  await press(manager, '由我负责');
  await field(manager, '统一口径（中文）', '北城区电视信号正在抢修，今晚八点前恢复。');
  await field(manager, '统一口径（英文）', 'TV in the north is being repaired, until eight tonight.');
  await press(manager, '提交口径');
  await manager.getByText('陈静提交，待他人批准').waitFor();

  await go(chief, new URL(manager.url()).pathname);
  await press(chief, '批准口径');
  await chief.getByText('陆平已批准').waitFor();
  const [incident] = (await by(chief, listIncidents)).items;
  const { members } = await by(chief, getIncident, null, { params: { id: incident?.id ?? '' } });
  const one = { params: { id: members[0]?.complaintId ?? '' } };
  const handler = await centre.pageOf('liwei');
  await by(handler, assignComplaint, { ownerId: id('liwei') }, one);
  await go(handler, `/complaints/${one.params.id}?tab=repeat`);
  await handler.getByRole('heading', { name: '集中事件' }).waitFor();

  await manager.reload();
  await choose(manager, '原因', '网络故障');
  await field(manager, '告诉客户（中文）', '信号已恢复，原因是光缆被挖断。');
  await field(manager, '告诉客户（英文）', 'The signal is back; a cable had been cut.');
  await press(manager, '结束并告知客户');
  await manager.getByText('已结束').first().waitFor();
  await centre.house.settle();
  const told = await by(handler, getComplaint, null, one);
  expect(told.timeline.at(-1)).toMatchObject({ code: 'incident-closed', text: '信号已恢复，原因是光缆被挖断。' });
  expect((await by(manager, listIncidents)).items).toHaveLength(1);
  expect(errors).toEqual([[], []]);
});
