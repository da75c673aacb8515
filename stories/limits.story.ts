import { acknowledgeComplaint, assignComplaint, lodgeForCustomer } from '@tongli/contracts/complaints';
import { type Ladder, listLadders, listNotices, setLadders } from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';

let centre: Centre;

/** Thursday before the Spring Festival of 2026, ten in the morning: Saturday the 14th is worked, then nothing until Tuesday the 24th. */
const foundedAt = new Date('2026-02-12T02:00:00Z');
const id = (username: string) => personNamed(username).id;

beforeAll(async () => {
  centre = await openCentre({ foundedAt, keepsPages: true });
  const admin = await centre.pageOf('admin');
  const { version } = await by(admin, listLadders);
  const ladder: Ladder = {
    ...{ unitId: null, kind: 'limit', arbitrationMinutes: 480 },
    rungs: [{ afterMinutes: 60, to: { personId: id('chenjing') } }],
    arbiter: { personId: id('luping') },
  };
  await by(admin, setLadders, { ladders: [ladder], version });
});
afterAll(() => centre?.close());

const [warned, breached] = [/答复时限临近/, /答复时限已过/];
/** Days pass with nobody at the desk: a page left open would find its session ended. */
async function at(instant: string): Promise<void> {
  await (await centre.pageOf('liwei')).goto('about:blank');
  await centre.house.advanceTo(new Date(instant));
}

test('a limit over the Spring Festival counts the make-up Saturday and not the holiday, warns once, is breached once, and is handed over', async () => {
  const lodged = await by(await centre.pageOf('wangfang'), lodgeForCustomer, {
    customer: { name: '郑先生', phone: '13800002026' },
    ...{ product: 'broadband', area: 'gaoxin', facts: '年前约好的装机没有人来', demand: '尽快装好', channel: 'phone' },
  });
  const params = { id: lodged.id };
  const handler = await centre.pageOf('liwei');
  const errors = errorsOf(handler);
  await by(handler, assignComplaint, { ownerId: id('liwei') }, { params });
  await by(handler, acknowledgeComplaint, { message: '您好,已收到。' }, { params });

  const told = async () => {
    const { items } = await by(await centre.pageOf('liwei'), listNotices);
    return items.filter(({ subjectId }) => subjectId === lodged.id).length;
  };
  const look = async (username: string) => {
    const page = await centre.pageOf(username);
    await page.goto(`/complaints/${lodged.id}`);
    return page;
  };

  // Friday, the worked Saturday, and the first three days after the holiday.
  await look('liwei');
  await handler.getByText('2月26日 18:00 前', { exact: true }).first().waitFor();
  const before = await told();
  await at('2026-02-23T15:59:00Z');
  expect(await told()).toBe(before);
  await at('2026-02-26T09:59:00Z');
  expect(await told()).toBe(before + 1);
  await look('liwei');
  await handler.getByText(warned).waitFor();
  await at('2026-02-27T01:30:00Z');
  expect(await told()).toBe(before + 2);

  // An hour of work later the case is the manager's, once, however often it is looked at.
  for (const later of ['2026-02-27T02:30:00Z', '2026-02-28T02:30:00Z', '2026-03-02T02:30:00Z']) await at(later);
  const manager = await look('chenjing');
  await manager.getByText(/转交陈静/).waitFor();
  for (const once of [warned, breached, /转交/]) expect(await manager.getByText(once).count()).toBe(1);
  expect(errors).toEqual([]);
});
