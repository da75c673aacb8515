import { randomUUID } from 'node:crypto';
import { acknowledgeComplaint, answerComplaint, lodgeForCustomer } from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasuresTables } from '../modules/measures/index.ts';
import type { OutreachTables } from '../modules/outreach/index.ts';
import { projectId } from '../sample/people.ts';
import { makeSurvey } from '../test/outreach-aims.ts';
import { openWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const february = { from: '2026-02-01', to: '2026-02-28' };
const march = { from: '2026-03-01', to: '2026-03-31' };
const april = { from: '2026-04-01', to: '2026-04-30' };

async function lodge(name: string, phone: string, email: string | null): Promise<string> {
  const customer = { name, phone, ...(email ? { email } : {}) };
  const told = { product: 'mobile', area: 'gaoxin', facts: 'x', demand: 'x', channel: 'phone' as const };
  return (await world.request('wangfang', lodgeForCustomer, { body: { customer, ...told } })).reply.id;
}

async function answer(id: string) {
  await world.request('liwei', acknowledgeComplaint, { params: { id }, body: { message: 'x' } });
  await world.request('liwei', answerComplaint, { params: { id }, body: { text: 'x' } });
}

const members = () =>
  world.house.floor.db
    .withTables<MeasuresTables>()
    .selectFrom('measures.cohort_member')
    .selectAll()
    .orderBy('place')
    .execute();

/** An answer to a survey at the world's instant. */
async function rate(survey: string, customerId: string | null, csat: number) {
  const now = await world.now();
  await world.house.floor.db
    .withTables<OutreachTables>()
    .insertInto('outreach.invitation')
    .values({
      ...{ id: randomUUID(), survey_id: survey, edition: 1, project_id: projectId, customer_id: customerId, csat },
      ...{ subject_type: 'complaint', subject_id: randomUUID(), subject_label: 'TS', invited_at: now },
      ...{ invited_on: '2026-04-10', valid_until: now, sent_at: now, answered_at: now, answers: '{}', low: false },
    })
    .execute();
}

const freeze = (body: object, as = 'malin') =>
  world.request(as, contract.freezeCohort, { body: { name: '三月投诉客户', who: 'complained', ...march, ...body } });
const get = async (id: string) => (await world.request('luping', contract.getCohort, { params: { id } })).reply;
const read = (id: string, body: { from: string; to: string }) =>
  world.request('malin', contract.readCohort, { params: { id }, body });
const tell = (id: string, lost: number, revenueMinor = 3_000, source = '四月账单汇总') =>
  world.request('malin', contract.tellCohort, {
    params: { id },
    body: { lost, revenueMinor, totalMinor: 12_000, source },
  });

test('a cohort stays who it was when it was frozen: read period by period, told by billing once, untouched by what comes later', async () => {
  const first = await lodge('钱一', '13800000001', 'qian@example.cn');
  await lodge('钱二', '13800000002', null);
  await lodge('钱三', '13800000003', null);
  await answer(first);
  expect((await freeze({})).problem).toMatchObject({ code: 'period-not-over' });
  await world.house.advanceTo(new Date('2026-04-10T02:00:00Z'));
  expect((await freeze(february)).problem.code).toBe('nobody-to-freeze');
  expect((await freeze({}, 'wangfang')).status).toBe(403);
  const { id } = (await freeze({})).reply;
  const frozen = await get(id);
  expect(frozen).toMatchObject({ members: 3, actions: { read: { allowed: true } } });
  expect(frozen.readings).toMatchObject([
    {
      ...{ known: 3, reach: { part: 1, whole: 3 }, completeness: { part: 1, whole: 3 } },
      ...{ satisfaction: { value: null }, churn: null, revenue: null, told: null },
    },
  ]);

  const [one, two] = (await members()).map(({ customer_id: customer }) => customer);
  const survey = await makeSurvey(world);
  await rate(survey, one ?? null, 5);
  await rate(survey, two ?? null, 2);
  await rate(survey, randomUUID(), 1);
  await answer(await lodge('孙四', '13800000004', null));
  await answer(await lodge('钱二', '13800000002', 'er@example.cn'));
  expect((await read(id, march)).problem.code).toBe('read-already');
  await world.house.advanceTo(new Date('2026-05-02T02:00:00Z'));
  expect((await read(id, april)).status).toBe(200);

  const later = await get(id);
  expect(later.readings[1]).toEqual(frozen.readings[0]);
  expect(later.readings[0]).toMatchObject({
    ...{ known: 3, reach: { part: 1, whole: 3 }, satisfaction: { part: 1, whole: 2, value: 0.5 } },
  });
  const reading = later.readings[0]?.id ?? '';
  expect((await tell(reading, 4)).problem).toMatchObject({ code: 'lost-beyond-members' });
  expect((await tell(reading, 1, 13_000)).problem.code).toBe('revenue-beyond-total');
  expect((await tell(reading, 1)).status).toBe(200);
  expect((await tell(reading, 0)).problem.code).toBe('told-already');
  expect((await get(id)).readings[0]).toMatchObject({
    ...{ churn: { part: 1, whole: 3 }, revenue: { value: 0.25 }, told: { source: '四月账单汇总' } },
  });
});

test('the database refuses to put another in the place of a member, and lets go of who is erased', async () => {
  const [first] = await members();
  const run = (statement: ReturnType<typeof sql>) => statement.execute(world.house.floor.db);
  const where = sql`where cohort_id = ${first?.cohort_id ?? ''}::uuid and place = ${first?.place ?? 0}`;
  await expect(
    run(sql`update measures.cohort_member set customer_id = ${randomUUID()}::uuid ${where}`),
  ).rejects.toThrow();
  await expect(run(sql`delete from measures.cohort_member ${where}`)).rejects.toThrow();
  await expect(run(sql`update measures.cohort_reading set known = 9`)).rejects.toThrow();
  await expect(run(sql`update measures.cohort set members = 9`)).rejects.toThrow();
  await run(sql`update measures.cohort_member set customer_id = null ${where}`);
  const { id = '' } = (await world.request('malin', contract.listCohorts, {})).reply.items[0] ?? {};
  await world.house.advanceTo(new Date('2026-06-02T02:00:00Z'));
  await read(id, { from: '2026-05-01', to: '2026-05-31' });
  expect(await get(id)).toMatchObject({ members: 3, readings: [{ known: 2 }, { known: 3 }, { known: 3 }] });
});
