import * as contacts from '@tongli/contracts/contacts';
import * as measures from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from './sample/people.ts';
import { queueInput } from './test/queues.ts';
import { openWorld, type World } from './test/world.ts';

const crew = ['wangfang', 'zhanglei'];
const today = '2026-03-02';
const contactId = (number: number) => `0192d000-0000-7000-8000-${String(number).padStart(12, '0')}`;
let world: World;
const queueIds: Record<string, string> = {};

const after = async (seconds: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + seconds * 1_000));
const set = (username: string, status: 'ready' | 'notReady') =>
  world.request(username, contacts.setPresence, {
    body: { status, ...(status === 'ready' ? {} : { reason: 'break' }), watched: false },
  });
const start = async (queue: string) => {
  const body = { queue, channel: 'chat', text: '你好' } as const;
  const { token } = (await world.request(null, contacts.startContact, { body })).reply;
  await world.house.settle();
  return token;
};

/** Whoever it rings at answers, talks and writes up. */
async function serve(waitSeconds: number, talkSeconds: number): Promise<void> {
  await after(waitSeconds);
  for (const username of crew) {
    const { contacts: own } = (await world.request(username, contacts.getDesk)).reply;
    const ringing = own.find(({ state }) => state === 'offered');
    if (!ringing) continue;
    const params = { id: ringing.id };
    await world.request(username, contacts.acceptContact, { params });
    await after(talkSeconds);
    await world.request(username, contacts.endContact, { params });
    await after(5);
    await world.request(username, contacts.wrapUpContact, { params, body: { codes: [], note: '', done: true } });
    return;
  }
  throw new Error('nobody is rung');
}

async function giveUp(queue: string, seconds: number): Promise<void> {
  for (const username of crew) await set(username, 'notReady');
  const token = await start(queue);
  await after(seconds);
  await world.request(null, contacts.leaveAsCustomer, { params: { token } });
  for (const username of crew) await set(username, 'ready');
}

beforeAll(async () => {
  world = await openWorld();
  for (const code of ['one', 'two']) {
    const { id } = (
      await world.request('admin', contacts.addQueue, { body: { ...queueInput, code, wrapUpSeconds: 60 } })
    ).reply;
    queueIds[code] = id;
    const agentIds = crew.map((username) => personNamed(username).id);
    await world.request('luping', contacts.staffQueue, { params: { id }, body: { agentIds } });
  }
  for (const username of crew) await set(username, 'ready');
  for (const [wait, talk] of [
    [3, 60],
    [12, 45],
    [25, 30],
  ] as const) {
    await start('one');
    // An offer lasts twenty seconds: who waits longer is rung at somebody else.
    if (wait > 20) await after(21);
    if (wait > 20) for (const username of crew) await set(username, 'ready');
    await serve(wait > 20 ? wait - 21 : wait, talk);
  }
  await start('two');
  await serve(2, 90);
  await giveUp('one', 3);
  await giveUp('two', 40);
  await world.house.settle();
}, 120_000);
afterAll(() => world.close());

const numbers = async (query: Record<string, string> = {}) =>
  (await world.request('luping', contacts.getContactNumbers, { query: { from: today, to: today, ...query } })).reply;
const card = async (code: string, query: Record<string, string> = {}) =>
  (
    await world.request('luping', measures.getIndicatorCard, {
      params: { code },
      query: { from: today, to: today, ...query },
    })
  ).reply;
type Numbers = contacts.ContactNumbers;

/** Each indicator with the number of the analysis that it must equal. */
const same: readonly (readonly [string, (of: Numbers) => number | null])[] = [
  ['contacts-per-day', ({ offered }) => offered],
  ['service-level', ({ serviceLevel }) => serviceLevel.abandonsNegative],
  ['service-level-answered', ({ serviceLevel }) => serviceLevel.answeredOnly],
  ['service-level-short-ignored', ({ serviceLevel }) => serviceLevel.shortIgnored],
  ['service-level-positive', ({ serviceLevel }) => serviceLevel.abandonsPositive],
  ['average-speed-of-answer', ({ averageAnswerSeconds }) => averageAnswerSeconds],
  ['average-handle-time', ({ averageHandleSeconds }) => averageHandleSeconds],
  ['average-talk-time', ({ averageTalkSeconds }) => averageTalkSeconds],
  ['average-wrap-up-time', ({ averageWrapUpSeconds }) => averageWrapUpSeconds],
  ['abandonment-rate', ({ abandonmentRate }) => abandonmentRate],
  ['connection-rate', ({ connectionRate }) => connectionRate],
];

const close = (value: number | null) => (value === null ? null : Math.round(value * 1e9) / 1e9);

test('every number of the day is what the analysis of contacts says, in all and by queue, channel and agent', async () => {
  const total = (await numbers()).total;
  expect(total).toMatchObject({ offered: 6, answered: 4, abandoned: 2, answeredWithin: 3, shortAbandoned: 1, open: 0 });
  for (const [code, of] of same) expect(close((await card(code)).total.value), code).toBe(close(of(total)));
  for (const [by, cut] of [
    ['queue', 'queue'],
    ['channel', 'channel'],
    ['person', 'agent'],
  ] as const)
    for (const [code, of] of same) {
      const { breakdown } = await card(code, { by });
      const { rows } = await numbers({ by: cut });
      const told = rows.map((row): [string, number | null] => [row.key, close(of(row.numbers))]);
      const expected = told.filter(([, value]) => value !== null);
      const found = breakdown.filter(({ value }) => value !== null).map(({ key, value }) => [key, close(value)]);
      expect(Object.fromEntries(found), `${code} by ${by}`).toEqual(Object.fromEntries(expected));
    }
});

test('a team and a person are told as the sum of what is theirs', async () => {
  const { breakdown } = await card('average-handle-time', { by: 'person' });
  const [first] = breakdown;
  const one = await card('average-handle-time', { personId: first?.key ?? '', by: 'queue' });
  expect(one.total).toMatchObject({ count: first?.count, size: first?.size });
  expect(one.place?.zh).toBe(first?.name?.zh);
  expect(one.breakdown.reduce((sum, { size }) => sum + size, 0)).toBe(one.total.size);
  const units = (await card('average-handle-time')).breakdown;
  expect(units.reduce((sum, { size }) => sum + size, 0)).toBe(4);
});

test('another cut and another time count from then on, and the past keeps its own', async () => {
  const before = await card('service-level-short-ignored');
  const { version } = (await world.request('admin', contacts.getQueue, { params: { id: queueIds.one ?? '' } })).reply;
  const body = {
    ...{ ...queueInput, code: 'one', wrapUpSeconds: 60, answerWithinSeconds: 60, version },
    targets: { shortAbandonSeconds: 60 },
  };
  await world.request('admin', contacts.changeQueue, { params: { id: queueIds.one ?? '' }, body });
  expect((await card('service-level-short-ignored')).total).toEqual(before.total);
  await giveUp('one', 30);
  await world.house.settle();
  const now = await card('service-level-short-ignored');
  expect(now.total).toEqual(before.total);
  expect((await card('abandonment-rate')).total.count).toBe(3);
  const ofOne = now.rules.filter(({ queueId }) => queueId === queueIds.one);
  expect(ofOne.map(({ withinSeconds, shortSeconds }) => [withinSeconds, shortSeconds])).toEqual([
    [20, 5],
    [60, 60],
  ]);
});

test('what agents did is told when the day is over', async () => {
  const { agents } = (await world.request('luping', contacts.getAgentNumbers, { query: { from: today, to: today } }))
    .reply;
  expect(agents.length).toBe(2);
  expect((await card('occupancy')).total.value).toBeNull();
  for (const username of crew)
    await world.request(username, contacts.setPresence, { body: { status: 'signedOut', watched: false } });
  await world.house.advanceTo(new Date('2026-03-04T06:00:00Z'));
  await world.house.settle();
  const sums = (
    await world.request('luping', contacts.getAgentNumbers, { query: { from: today, to: today } })
  ).reply.agents.reduce(
    (sum, one) => ({
      busy: sum.busy + one.contactSeconds,
      idle: sum.idle + one.idleSeconds,
      away: sum.away + one.notReadySeconds,
      there: sum.there + one.signedInSeconds,
    }),
    { busy: 0, idle: 0, away: 0, there: 0 },
  );
  expect(close((await card('occupancy')).total.value)).toBe(close(sums.busy / (sums.busy + sums.idle)));
  expect(close((await card('not-ready-rate')).total.value)).toBe(close(sums.away / sums.there));
});

test('a contact counts as resolved at first once seven days have passed without another one', async () => {
  const { codes: _none, ...rest } = (await world.request('admin', contacts.getContactSettings)).reply;
  const code = (name: string, firstLine: boolean) => ({
    ...{ code: name, name: { zh: name, en: name }, projectId: null, retired: false, firstLine },
  });
  const body = { ...rest, codes: [code('bill', true), code('on-site', false)] };
  expect((await world.request('admin', contacts.setContactSettings, { body })).status).toBe(200);
  const keep = (number: number, at: string, customer: number, about: readonly string[] = []) =>
    sql`insert into contacts.contact (id, project_id, channel, language, queue_id, agent_id, customer_id, outcome, started_at, closed_at, wait_ms,
        wrap_up_codes)
      select ${contactId(number)}, project_id, 'voice', 'zh', id, ${personNamed('wangfang').id}, ${contactId(900 + customer)}, 'answered',
        ${at}::timestamptz, ${at}::timestamptz + interval '5 minutes', 1000, ${about}::text[]
      from contacts.queue where id = ${queueIds.one}`.execute(world.house.floor.db);
  await keep(1, '2026-03-05T01:00:00Z', 1);
  await keep(2, '2026-03-05T02:00:00Z', 2);
  await keep(3, '2026-03-05T03:00:00Z', 3, ['bill']);
  // Somebody has to go there: it is nothing for the first line, whether the customer comes again or not.
  await keep(6, '2026-03-05T04:00:00Z', 4, ['bill', 'on-site']);
  // Customer 1 comes again after six days, customer 2 after eight.
  await keep(4, '2026-03-11T01:00:00Z', 1);
  await keep(5, '2026-03-13T03:00:00Z', 2);
  // A letter that the house sends of itself: customer 3 did not come again, and nobody answered anything.
  await sql`insert into contacts.contact (id, project_id, channel, means, language, customer_id, outcome, started_at, closed_at)
    select ${contactId(7)}, project_id, 'logged', 'message', 'zh', ${contactId(903)}, 'answered', at, at
    from contacts.queue cross join (select '2026-03-05T05:00:00Z'::timestamptz as at) sent where id = ${queueIds.one}`.execute(
    world.house.floor.db,
  );
  await world.house.advanceTo(new Date('2026-03-15T06:00:00Z'));
  await world.house.settle();
  const { total } = await card('first-contact-resolution', { from: '2026-03-05', to: '2026-03-05' });
  expect(total).toMatchObject({ size: 4, count: 3 });
  const net = await card('first-contact-resolution-net', { from: '2026-03-05', to: '2026-03-05' });
  expect(net.total).toMatchObject({ size: 3, count: 2 });
  expect((await card('first-contact-resolution', { from: '2026-03-11', to: '2026-03-14' })).total.value).toBeNull();
});
