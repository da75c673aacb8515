import { complaintClosed, complaintLodged } from '@tongli/contracts/complaints';
import { contactClosed } from '@tongli/contracts/contacts';
import * as contract from '@tongli/contracts/measures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Call } from './platform/call.ts';
import { append } from './platform/events/append.ts';
import { personNamed, projectId, units } from './sample/people.ts';
import { caseId } from './test/measured-days.ts';
import { openWorld, type World } from './test/world.ts';

let world: World;
const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';
const february = { from: '2026-02-01', to: '2026-02-28' };
const queueId = caseId(500);

/** Contacts of a day, answered by somebody of a team, so many of them within their time. */
async function serve(
  call: Call,
  day: string,
  who: string,
  team: string,
  [answered, within]: readonly [number, number],
) {
  const enteredAt = `${day}T02:00:00.000Z`;
  for (let place = 0; place < answered; place += 1) {
    const agentId = personNamed(who).id;
    const stay = {
      ...({ queueId, agentId, unitId: unit(team), enteredAt, outcome: 'answered', transferred: false } as const),
      ...{
        waitMs: place < within ? 5_000 : 50_000,
        talkMs: 100_000,
        holdMs: 0,
        wrapUpMs: 20_000,
        offers: 1,
        ringMs: 3_000,
      },
      ...{ withinSeconds: 20, shortSeconds: 5 },
    };
    await append(call, contactClosed, caseId(600), {
      ...({
        number: 'C',
        channel: 'voice',
        state: 'closed',
        held: false,
        cause: 'finishWrapUp',
        projectId,
        queueId,
      } as const),
      ...({ unitId: unit(team), customerId: null, agentId: null, fromAgentId: agentId, queuedAt: enteredAt } as const),
      ...({ outcome: 'answered', version: 1, slots: [], stays: [stay] } as const),
    });
  }
}

beforeAll(async () => {
  world = await openWorld();
  await world.call(null, async (call) => {
    for (let day = 1; day <= 28; day += 1) {
      const date = `2026-02-${String(day).padStart(2, '0')}`;
      await serve(call, date, 'liuyang', 'hotline-day', [6, day === 20 ? 0 : 5]);
      await serve(call, date, 'caoyu', 'hotline-evening', [2, 1]);
    }
    const what = { product: 'broadband', area: '', channel: 'phone', severity: 'normal', kind: 'routine' } as const;
    await append(call, complaintLodged, caseId(1), { projectId, number: 'TS-1', lodgedOn: '2026-02-20', ...what });
    await append(call, complaintClosed, caseId(1), {
      ...{
        projectId,
        lodgedOn: '2026-02-20',
        closedOn: '2026-02-22',
        product: 'broadband',
        area: '',
        cause: 'process',
      },
      ...({ validity: 'upheld', onTime: true, daysToClose: 2 } as const),
      steps: [],
    });
  });
  await world.house.settle();
}, 60_000);
afterAll(() => world.close());

const read = async (query: Record<string, string> = {}, as = 'chenjing') =>
  (await world.request(as, contract.getScorecard, { query: { ...february, ...query } })).reply;
const numberOf = (card: contract.Scorecard, code: string) =>
  card.centres.flatMap(({ numbers }) => numbers).find(({ indicator }) => indicator.code === code);

test('four centres: what is told has its numbers, what is not is awaited and says for what', async () => {
  const card = await read();
  expect(card.centres.map(({ centre }) => centre)).toEqual(['customer', 'profit', 'operation', 'growth']);
  expect(card.before).toEqual({ from: '2026-01-04', to: '2026-01-31' });
  expect(numberOf(card, 'service-level')).toMatchObject({ rank: 'key', count: 28 * 6 - 5, size: 224, control: 'out' });
  expect(numberOf(card, 'contacts-per-day')).toMatchObject({ value: 8, previous: null, control: 'in' });
  // From the first complaint on, and not from the first of the month.
  expect(numberOf(card, 'complaints-per-day')).toMatchObject({ value: 1 / 9, size: 9 });
  expect(numberOf(card, 'on-time-rate')).toMatchObject({ value: 1, control: 'unknown' });
  for (const { numbers } of card.centres)
    expect(numbers.filter(({ rank }) => rank === 'key').length).toBeLessThanOrEqual(6);
  const growth = card.centres.find(({ centre }) => centre === 'growth');
  // People are counted since the house opened, which was after this month.
  expect(growth?.numbers.map(({ indicator: { code }, value }) => [code, value])).toEqual([['attrition', null]]);
  expect(growth?.awaiting.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['test-score', 'attendance', 'typing-speed', 'adherence']),
  );
  expect(growth?.awaiting.every(({ awaits }) => awaits.zh !== '' && awaits.en !== '')).toBe(true);
});

test('from the centre to a team to a person, the parts being the whole', async () => {
  const teams = await read({ unitId: unit('hotline') });
  expect(teams.units.map(({ id }) => id).toSorted()).toEqual([unit('hotline-day'), unit('hotline-evening')].toSorted());
  const day = await read({ unitId: unit('hotline-day') });
  expect(day.people.map(({ name }) => name)).toEqual(['刘洋']);
  const one = await read({ personId: day.people[0]?.id ?? '' });
  expect(one.place?.zh).toBe('刘洋');
  expect(numberOf(one, 'contacts-per-day')?.value).toBe(6);
  const evening = await read({ unitId: unit('hotline-evening') });
  const parts = [day, evening].map((part) => numberOf(part, 'service-level')?.size ?? 0);
  expect(parts[0] ?? 0).toBe(168);
  expect(parts.reduce((sum, size) => sum + size, 0)).toBe(numberOf(teams, 'service-level')?.size);
});

const target = async (code: string, query: Record<string, string> = {}) =>
  (
    await world.request('chenjing', contract.getTarget, {
      params: { indicator: code },
      query: { on: '2026-02-28', ...query },
    })
  ).reply;
const setTarget = (code: string, body: Parameters<typeof contract.setTarget.body.parse>[0] & object, as = 'chenjing') =>
  world.request(as, contract.setTarget, { params: { indicator: code }, body: body as never });

test('a count is shared among teams and adds up; what is left open is a gap, and the past keeps its target', async () => {
  const code = 'contacts-per-day';
  const hotline = { unitId: unit('hotline'), fromOn: '2026-02-01' };
  const whole = (await setTarget(code, { ...hotline, value: 10, parts: [] })).reply;
  expect(whole.sum).toMatchObject({ how: 'adds', combined: null, without: 2 });
  expect(whole.parts.map(({ name, proposed }) => [name?.zh, proposed])).toEqual([
    ['日班组', 7.5],
    ['晚班组', 2.5],
  ]);
  const parts = [
    { unitId: unit('hotline-day'), personId: null, value: 7 },
    { unitId: unit('hotline-evening'), personId: null, value: 2 },
  ];
  const shared = (await setTarget(code, { ...hotline, value: 10, parts })).reply;
  expect(shared.sum).toEqual({ how: 'adds', combined: 9, gap: 1, without: 0 });
  await setTarget(code, { ...hotline, fromOn: '2026-03-01', value: 12, parts: [] });
  expect((await target(code, { unitId: unit('hotline') })).target?.value).toBe(10);
  const later = await target(code, { unitId: unit('hotline'), on: '2026-03-02' });
  expect(later.target?.value).toBe(12);
  expect(later.history.map(({ value, fromOn }) => [value, fromOn])).toEqual([
    [12, '2026-03-01'],
    [10, '2026-02-01'],
    [10, '2026-02-01'],
  ]);
  expect(numberOf(await read({ unitId: unit('hotline-day') }), code)?.target).toBe(7);
});

test('a rate is weighed by what its parts count, down to the agent', async () => {
  const code = 'service-level';
  const parts = [
    { unitId: unit('hotline-day'), personId: null, value: 0.9 },
    { unitId: unit('hotline-evening'), personId: null, value: 0.5 },
  ];
  const hotline = { unitId: unit('hotline'), fromOn: '2026-02-01', value: 0.8 };
  const { sum } = (await setTarget(code, { ...hotline, parts })).reply;
  // 168 contacts of one team and 56 of the other.
  expect(sum).toEqual({ how: 'weighs', combined: 0.8, gap: 0, without: 0 });
  const weighed = parts.map((part, place) => ({ ...part, weight: place === 0 ? 1 : 3 }));
  expect((await setTarget(code, { ...hotline, parts: weighed })).reply.sum).toMatchObject({ combined: 0.6, gap: 0.2 });
  const agent = { unitId: unit('hotline-day'), personId: personNamed('liuyang').id, value: 0.9 };
  const team = { unitId: unit('hotline-day'), fromOn: '2026-02-01', value: 0.9, parts: [agent] };
  expect((await setTarget(code, team)).reply.sum).toMatchObject({ gap: 0 });
  expect(numberOf(await read({ personId: agent.personId }), code)?.target).toBe(0.9);
});

test('what cannot be a target is refused where it stands', async () => {
  const stranger = { unitId: unit('quality'), personId: null, value: 1 };
  const body = { fromOn: '2026-02-01', value: 0.5, parts: [] as object[] };
  const refusals = [
    await setTarget('service-level', { ...body, value: 1.2 }),
    await setTarget('contacts-per-day', { ...body, value: -1 }),
    await setTarget('service-level', { ...body, parts: [stranger] }),
  ];
  expect(refusals.map(({ problem }) => [problem.code, problem.errors?.[0]?.field])).toEqual([
    ['above-highest', 'body.value'],
    ['below-lowest', 'body.value'],
    ['unknown-part', 'body.parts.0.unitId'],
  ]);
  expect((await setTarget('service-level', body, 'songjia')).status).toBe(403);
});

test('a manager chooses what is key, at most six of a centre', async () => {
  const choose = (codes: readonly string[], version: number) =>
    world.request('chenjing', contract.chooseScorecard, {
      body: {
        items: codes.map((indicator) => ({ indicator, rank: 'key' as const, ownerId: personNamed('malin').id })),
        version,
      },
    });
  const seven = [
    ...['average-handle-time', 'average-speed-of-answer', 'average-talk-time', 'average-hold-time'],
    ...['average-wrap-up-time', 'average-queue-time', 'average-ring-time'],
  ];
  expect((await choose(seven, 0)).problem).toMatchObject({
    code: 'too-many-keys',
    errors: [{ field: 'body.items.6.indicator' }],
  });
  expect((await choose(['service-level', 'average-ring-time'], 0)).reply.version).toBe(1);
  expect((await choose([], 0)).status).toBe(409);
  const card = await read();
  expect(card.centres.flatMap(({ numbers }) => numbers.map(({ indicator }) => indicator.code))).toEqual([
    'service-level',
    'average-ring-time',
  ]);
  expect(numberOf(card, 'service-level')?.ownerName).toBe('马琳');
  expect((await choose([], 1)).reply.version).toBe(2);
  expect((await read()).centres.flatMap(({ numbers }) => numbers).length).toBeGreaterThan(12);
});

test('what a month cost is the cost of its contacts, and entered again it is corrected', async () => {
  const set = (item: contract.CostItem, amountMinor: number) =>
    world.request('chenjing', contract.setCost, { body: { unitId: null, month: '2026-02', item, amountMinor } });
  await set('staff', 400_000);
  await set('telecom', 48_001);
  await world.house.settle();
  expect(numberOf(await read(), 'cost-per-contact')).toMatchObject({ value: 4_480.01 / 224, count: 4_480.01 });
  await set('telecom', 48_000);
  await world.house.settle();
  expect(numberOf(await read(), 'cost-per-contact')?.value).toBe(20);
  const { reply } = await world.request('chenjing', contract.listCosts);
  expect(reply.months).toEqual([{ month: '2026-02', amountMinor: 448_000, contacts: 224, perContact: 20 }]);
  expect(reply.costs.map(({ item, amountMinor }) => [item, amountMinor])).toEqual([
    ['staff', 400_000],
    ['telecom', 48_000],
  ]);
});
