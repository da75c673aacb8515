import { randomUUID } from 'node:crypto';
import * as complaints from '@tongli/contracts/complaints';
import { getProcessMap, listProcessMapCases, listRequests, type ProcessDefinition } from '@tongli/contracts/requests';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount, startSession } from '../../modules/access/index.ts';
import { foundingProject } from '../../modules/org/index.ts';
import { mustSucceed } from '../../platform/call.ts';
import { units } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';

const words = (zh: string) => ({ zh, en: zh });
const step = (key: string, next: readonly string[], back: readonly string[] = []) => ({
  ...{ key, name: words(key), owner: { role: 'handler' as const }, inputs: [], outputs: [], standards: [], fields: [] },
  ...{ limit: { amount: 120, unit: 'minutes' as const }, next: next.map((to) => ({ to, when: [] })), back: [...back] },
});
const definition: ProcessDefinition = {
  ...{ kind: 'order', phase: 'in-sale', name: words('订单'), about: words(''), calendar: 'service', limit: null },
  steps: [step('take', ['pack']), step('pack', ['send'], ['take']), step('send', [])],
};
const [process, version] = [randomUUID(), randomUUID()];

const hotline = units.find(({ code }) => code === 'hotline')?.id ?? '';

let world: World;
let projectId: string;

/** Of the first of March 2026, a Sunday, seen in Shanghai: the Monday after it is open from nine. */
const monday = Date.parse('2026-03-02T01:00:00Z');
const at = (minutes: number) => new Date(monday + minutes * 60_000);

/** One request that stays an hour in each of these steps, lodged as the first begins. */
async function insertRequest(
  tx: Parameters<Parameters<World['call']>[1]>[0]['tx'],
  name: string,
  steps: string[],
  closed = true,
) {
  const [id, last] = [randomUUID(), at(steps.length * 60)];
  const open = closed ? '' : (steps.at(-1) ?? '');
  await sql`insert into requests.request (id, number, project_id, kind, state, priority, channel, title, body, form, process_version_id, step,
      step_since, lodged_at, lodged_on, due_at, closed_at)
    values (${id}, ${name}, ${projectId}, 'order', ${closed ? 'closed' : 'open'}, 'normal', 'phone', '', '', '{}', ${version}, ${open},
      ${at(0)}, ${at(0)}, '2026-03-02', 'infinity', ${closed ? last : null})`.execute(tx);
  for (const [place, key] of steps.entries()) {
    const runs = !closed && place === steps.length - 1;
    const next = steps[place + 1];
    const ending = next !== undefined && steps.indexOf(next) <= place ? 'back' : 'done';
    await sql`insert into requests.request_stay (id, request_id, place, step, entered_at, due_at, left_at, ending, entered)
      values (${randomUUID()}, ${id}, ${place + 1}, ${key}, ${at(place * 60)}, ${at(0)}, ${runs ? null : at(place * 60 + 60)},
        ${runs ? null : ending}, '{}')`.execute(tx);
  }
  return id;
}

const ids: string[] = [];
beforeAll(async () => {
  world = await openWorld();
  await world.call(null, async (call) => {
    const { tx, now } = call;
    projectId = await foundingProject(call);
    await sql`insert into requests.process (id, code, kind) values (${process}, 'o', 'order')`.execute(tx);
    await sql`insert into requests.process_version (id, process_id, version, definition, published_at)
      values (${version}, ${process}, 1, ${JSON.stringify(definition)}, ${now})`.execute(tx);
    const cases: [string[], boolean?][] = [
      [['take', 'pack', 'send']],
      [['take', 'pack', 'send']],
      [['take', 'pack', 'take', 'pack', 'send']],
      [['take', 'send']],
      [['take', 'pack'], false],
    ];
    for (const [index, [steps, closed]] of cases.entries())
      ids.push(await insertRequest(tx, `QQ2026-90000${index}`, steps, closed));
  });
});
afterAll(() => world.close());

const span = { from: '2026-03-01', to: '2026-03-31' };
const mapOf = (as: string, id: string, query: Readonly<Record<string, string>> = span) =>
  world.request(as, getProcessMap, { params: { id }, query });
const behind = async (as: string, element: string) =>
  (await world.request(as, listProcessMapCases, { params: { id: process }, query: { ...span, element } })).reply;

test('ways, times, loops and deviations are those that happened, and open cases stand where they stand', async () => {
  const { reply } = await mapOf('chenjing', process);
  expect(reply).toMatchObject({ cases: 5, finished: 4, events: 18, versions: [{ version: 1, cases: 5 }], cut: false });
  expect(Object.fromEntries(reply.edges.map(({ from, to, count }) => [`${from}>${to}`, count]))).toEqual({
    ...{ '@start>take': 5, 'take>pack': 4, 'pack>take': 1, 'take>send': 1, 'pack>send': 3, 'send>@end': 4 },
  });
  expect(reply.steps.find(({ key }) => key === 'take')).toMatchObject({
    ...{ count: 6, cases: 5, standing: 0, times: { minutes: { median: 60 }, wall: { median: 60 } } },
  });
  expect(reply.steps.find(({ key }) => key === 'pack')).toMatchObject({ count: 4, standing: 1 });
  expect(reply.loops).toMatchObject([{ from: 'pack', to: 'take', count: 1, totalMinutes: 60, totalWall: 120 }]);
  expect(reply.conformance).toMatchObject({
    conforming: 4,
    deviations: [{ kind: 'skipped', from: 'take', to: 'send' }],
  });
  expect(reply.variants[0]).toMatchObject({ cases: 2, share: 0.5 });
  // Lunch, where the calendar closes, is no working time of the five hours.
  const looped = reply.variants.find(({ steps }) => steps.length === 6);
  expect(looped?.wall.median).toBe(300);
  expect(looped?.minutes.median).toBeLessThan(300);
});

test('the database counts the same ways', async () => {
  const { reply } = await mapOf('chenjing', process);
  const { rows } = await world.call(null, ({ tx }) =>
    sql<{ way: string; times: number }>`
      select step || '>' || next as way, count(*)::int as times
      from (select step, lead(step) over (partition by request_id order by place) as next, lead(left_at) over (partition by
        request_id order by place) as ended from requests.request_stay) steps where ended is not null group by 1 order by 1`.execute(
      tx,
    ),
  );
  const steps = reply.edges.filter(({ from, to }) => !from.startsWith('@') && !to.startsWith('@'));
  expect(
    steps
      .map(({ from, to, count }) => ({ way: `${from}>${to}`, times: count }))
      .toSorted((a, b) => (a.way < b.way ? -1 : 1)),
  ).toEqual(rows);
});

test('the cases behind each element are one list away, and those beyond reach are not', async () => {
  expect(await behind('chenjing', 'loop:pack>take')).toEqual({ ids: [ids[2]], total: 1 });
  expect(await behind('chenjing', 'deviation:skipped:take>send')).toEqual({ ids: [ids[3]], total: 1 });
  expect(await behind('chenjing', 'standing:pack')).toEqual({ ids: [ids[4]], total: 1 });
  expect((await behind('chenjing', 'variant:take>pack>send>@end')).ids.toSorted()).toEqual([ids[0], ids[1]].toSorted());
  const query = { 'filter[id][in]': `${ids[2]},${ids[3]}` } as never;
  const list = await world.request('chenjing', listRequests, { query });
  expect(list.reply.items.map(({ number }) => number).toSorted()).toEqual(['QQ2026-900002', 'QQ2026-900003']);
  // A leader of the hotline reaches its branch alone; these requests are of no unit.
  const cookie = await world.call(null, async (call) => {
    const grants = [{ role: 'leader' as const, projectId: null, unitId: hotline }];
    const account = { username: 'narrow', name: 'narrow', grants, password: { hash: '-' } };
    return `tongli_session=${await startSession(call, mustSucceed(await openAccount(call, account)).id)}`;
  });
  const url = `/api/v1/service-processes/${process}/map?from=${span.from}&to=${span.to}`;
  const narrowed = await world.house.app.inject({ method: 'GET', url, headers: { cookie } });
  expect([narrowed.statusCode, narrowed.json().cases]).toEqual([200, 0]);
});

test('complaints go through stages and steps, and a reopening goes round', async () => {
  const body = {
    ...({ channel: 'phone', product: 'broadband', area: 'gaoxin', facts: '三次没有人来', demand: '上门' } as const),
    customer: { name: '林晓梅', phone: '13812345678' },
  };
  const { id } = (await world.request('wangfang', complaints.lodgeForCustomer, { body })).reply;
  const row = await world.call(null, async ({ tx, now }) => {
    const told = (code: string, key: string | null, minutes: number) =>
      sql`insert into complaints.timeline_entry (complaint_id, at, actor_name, code, params)
        values (${id}, ${new Date(now.getTime() + minutes * 60_000)}, '', ${code}, ${key ? JSON.stringify({ step: key }) : '{}'})`.execute(
        tx,
      );
    await told('acknowledged', null, 1);
    for (const [index, key] of complaints.stepNames.entries())
      await told(key === 'explain' ? 'step-skipped' : 'step-recorded', key, index + 2);
    await told('answered', null, 10);
    await told('closed', null, 11);
    await told('reopened', null, 20);
    await told('step-recorded', 'understand', 24);
    const { rows } = await sql<{ id: string }>`select version.process_id as id from complaints.complaint
      join requests.process_version version on version.id = process_version_id where complaint.id = ${id}`.execute(tx);
    return rows[0];
  });
  const { reply } = await mapOf('chenjing', row?.id ?? '', {});
  expect(reply.process.kind).toBe('complaint');
  expect(reply.loops).toMatchObject([{ from: '@end', to: 'understand', count: 1, totalWall: 4 }]);
  expect(reply.conformance.deviations).toMatchObject([{ kind: 'skipped', from: 'understand', to: 'divert', count: 1 }]);
  expect(reply.steps.find(({ key }) => key === 'explain')?.standing).toBe(1);
  expect((await mapOf('admin', row?.id ?? '', {})).status).toBe(403);
});
