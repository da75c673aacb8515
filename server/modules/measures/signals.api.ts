import { dayRange } from '@tongli/calendar';
import * as contract from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mustSucceed } from '../../platform/call.ts';
import { people } from '../../sample/people.ts';
import { caseId, definition, draw, lodgedOn, observed, quietDays } from '../../test/measured-days.ts';
import { openWorld, type World } from '../../test/world.ts';
import { getSignals, recordSignal, setSignalState } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const triaged = { id: caseId(9), number: 'TR-2026-0009' };

const frozen = { baseline: { from: '2025-12-01', to: '2026-02-28' }, type: 'u', rules: '1' } as const;

test('a watched chart raises a shift once, on the morning after the day on which it shows', async () => {
  await observed(world, quietDays('2026-03-03'));
  const watched = await world.request('malin', contract.watchChart, { body: definition(frozen) });
  expect(watched.reply).toMatchObject({ newSignals: 0, createdBy: '马琳', definition: { to: '2026-03-01' } });
  await observed(
    world,
    dayRange('2026-03-04', '2026-03-06').map((day) => lodgedOn(day, 14)),
  );
  const raised = async () =>
    world.house.floor.db
      .selectFrom('platform.event')
      .select(['occurred_at', 'payload', 'subject_id'])
      .where('type', '=', 'signal.raised')
      .execute();
  await world.house.advanceTo(new Date('2026-03-04T16:09:59Z'));
  expect(await raised()).toEqual([]);
  await world.house.advanceTo(new Date('2026-03-04T16:10:00Z'));
  const [event] = await raised();
  expect(event?.occurred_at).toEqual(new Date('2026-03-04T16:10:00Z'));
  expect(event?.payload).toMatchObject({ rule: 'beyond-3-sigma', from: '2026-03-04', to: '2026-03-04' });
  await world.house.advanceTo(new Date('2026-03-09T02:00:00Z'));
  expect(await raised()).toHaveLength(1);
  const signals = await world.call(null, (call) => getSignals(call, [event?.subject_id ?? '']));
  const [found] = [...signals.values()];
  expect(found?.signal).toMatchObject({ from: '2026-03-04', to: '2026-03-06', length: 3, state: 'new' });
  expect(found?.definition.to).toBe('2026-03-08');
  const { rows: notices } = await sql<{ person_id: string }>`
    select person_id from work.notice where code = 'signal-raised'`.execute(world.house.floor.db);
  const engineers = people.filter(({ roles }) => roles.includes('quality-engineer')).map(({ id }) => id);
  expect(notices.map(({ person_id }) => person_id).sort()).toEqual(engineers.sort());
});

test('what a chart already shows is raised when watching begins; watching twice is watching once', async () => {
  await observed(world, [...quietDays('2026-02-28'), lodgedOn('2026-03-01', 20)]);
  const body = definition(frozen);
  const first = await world.request('malin', contract.watchChart, { body });
  expect(first.reply.newSignals).toBe(1);
  const again = await world.request('guotao', contract.watchChart, { body: { ...body, to: '2026-02-28' } });
  expect(again.reply).toMatchObject({ id: first.reply.id, createdBy: '马琳' });
  await world.house.advanceTo(new Date('2026-03-02T16:10:00Z'));
  const list = await world.request('chenjing', contract.listWatchedCharts);
  expect(list.reply.charts).toMatchObject([{ newSignals: 1, definition: { to: '2026-03-02' } }]);
  const params = { id: first.reply.id };
  expect((await world.request('luping', contract.unwatchChart, { params })).status).toBe(200);
  expect((await world.request('luping', contract.unwatchChart, { params })).status).toBe(404);
  expect((await world.request('chenjing', contract.listWatchedCharts)).reply.charts).toEqual([]);
});

test('a signal seen by a person keeps one identity while its run grows, and carries what triage found', async () => {
  await observed(world, [...quietDays('2026-02-27'), lodgedOn('2026-02-28', 20), lodgedOn('2026-03-01', 19)]);
  const early = definition({ ...frozen, to: '2026-02-28' });
  const look = (body: contract.ChartDefinition, to: string) =>
    world.call('malin', (call) => recordSignal(call, body, { rule: 'beyond-3-sigma', from: '2026-02-28', to }));
  const first = mustSucceed(await look(early, '2026-02-28'));
  expect(first.signal).toMatchObject({ state: 'new', triageId: null, length: 1 });
  const grown = mustSucceed(await look(definition(frozen), '2026-03-01'));
  expect(grown).toMatchObject({ signalId: first.signalId, signal: { to: '2026-03-01', length: 2 } });
  const backward = mustSucceed(await look(early, '2026-02-28'));
  expect(backward).toMatchObject({ signalId: first.signalId, signal: { to: '2026-03-01' } });
  expect(await look(early, '2026-03-01')).toMatchObject({ refusal: 'no-such-signal', field: 'body.rule' });
  await world.call('malin', (call) => setSignalState(call, first.signalId, 'special-cause', triaged));
  const found = { state: 'special-cause', triageId: triaged.id, triageNumber: triaged.number };
  const { reply } = await draw(world, definition(frozen));
  expect(reply.signals).toMatchObject([{ ...found, from: '2026-02-28' }]);
});

test('what triage found of a signal shows whatever the dates and the type that the chart is drawn with', async () => {
  await observed(world, [
    ...quietDays('2026-02-26'),
    ...dayRange('2026-02-27', '2026-03-01').map((day) => lodgedOn(day, 30)),
  ]);
  const open = { rules: '1' } as const;
  const reference = { rule: 'beyond-3-sigma', from: '2026-02-27', to: '2026-03-01' } as const;
  const record = (from: string) =>
    world.call('malin', (call) => recordSignal(call, definition({ ...open, type: 'u', from }), reference));
  const { signalId } = mustSucceed(await record('2026-01-01'));
  await world.call('malin', (call) => setSignalState(call, signalId, 'known-event', triaged));
  for (const from of ['2025-12-01', '2026-01-03', '2026-02-01'])
    for (const type of ['auto', 'u'] as const) {
      const { reply } = await draw(world, definition({ ...open, type, from }));
      expect(reply.signals.map(({ state, triageNumber }) => [from, type, state, triageNumber])).toEqual([
        [from, type, 'known-event', triaged.number],
      ]);
    }
  expect(mustSucceed(await record('2026-02-01')).signalId).toBe(signalId);
  const watched = (body: contract.ChartDefinition) => world.request('malin', contract.watchChart, { body });
  const first = await watched(definition({ ...open, from: '2026-01-01' }));
  expect(first.reply).toMatchObject({ newSignals: 0, definition: { from: '2026-01-01' } });
  expect((await watched(definition({ ...open, type: 'u', from: '2026-02-01' }))).reply.id).toBe(first.reply.id);
});

test('two people who record one signal at the same moment record one', async () => {
  await observed(world, [...quietDays('2026-02-28'), lodgedOn('2026-03-01', 20)]);
  const record = (as: string) =>
    world.call(as, (call) =>
      recordSignal(call, definition(frozen), { rule: 'beyond-3-sigma', from: '2026-03-01', to: '2026-03-01' }),
    );
  const [one, other] = await Promise.all([record('malin'), record('guotao')]);
  expect(mustSucceed(one).signalId).toBe(mustSucceed(other).signalId);
});
