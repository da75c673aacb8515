import { randomUUID } from 'node:crypto';
import { addDays } from '@tongli/calendar';
import * as contract from '@tongli/contracts/improvement';
import { type ChartDefinition, drawChart } from '@tongli/contracts/measures';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  complete,
  conclude,
  concludedRootCause,
  feed,
  openAction,
  openRootCause,
  openTriage,
  otherSignal,
  ownChart,
  shiftOnChart,
  study,
} from '../../test/improvement-loop.ts';
import { openWorld, type World } from '../../test/world.ts';
import type { ImprovementTables } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let chart: ChartDefinition;
beforeEach(() => {
  chart = ownChart();
});

const tables = () => world.house.floor.db.withTables<ImprovementTables>();

test('one signal has one triage, also under two hands at once', async () => {
  await feed(world, chart, null);
  const { rule, from, to } = await shiftOnChart(world, chart);
  const body = { chart, rule, from, to };
  const answers = await Promise.all(
    ['malin', 'guotao', 'chenjing', 'malin'].map((who) => world.request(who, contract.openTriage, { body })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(answers.map(({ reply }) => reply.id)).size).toBe(1);
  const listed = await world.request('malin', contract.listTriages, { query: { 'filter[state][eq]': 'open' } });
  const found = listed.reply.items.filter(({ id }) => id === answers[0]?.reply.id);
  expect(found).toMatchObject([{ signal: { state: 'in-triage' }, actions: { decide: { allowed: true } } }]);
  const absent = { ...body, from: addDays(from, 1) };
  expect((await world.request('malin', contract.openTriage, { body: absent })).problem.code).toBe('no-such-signal');
});

test('a triage is decided once; what is no special cause opens nothing', async () => {
  await feed(world, chart, null);
  const rootCauses = async () =>
    (await world.request('malin', contract.listRootCauses)).reply.items.map(({ id }) => id);
  const before = await rootCauses();
  const { id } = (await openTriage(world, chart)).reply;
  const decide = (finding: contract.Finding) =>
    world.request('malin', contract.decideTriage, { params: { id }, body: { finding, note: '春节后补录' } });
  const answers = await Promise.all([decide('data-error'), decide('known-event')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('triage-decided');
  const kept = await world.request('malin', contract.getTriage, { params: { id } });
  expect(kept.reply).toMatchObject({ rootCauseId: null, actions: { decide: { refusal: 'triage-decided' } } });
  expect((await shiftOnChart(world, chart)).state).toBe(kept.reply.state);
  expect((await openTriage(world, chart, 'guotao')).reply).toMatchObject({
    id,
    state: kept.reply.state,
    ownerName: '马琳',
  });
  expect(await rootCauses()).toEqual(before);
});

test('the other signals of one shift join its analysis instead of opening more', async () => {
  await feed(world, chart, null);
  const rootCause = await openRootCause(world, chart);
  const { rule, from, to } = await otherSignal(world, chart);
  const second = (await world.request('guotao', contract.openTriage, { body: { chart, rule, from, to } })).reply;
  const decide = (finding: contract.Finding, rootCauseId: string) =>
    world.request('guotao', contract.decideTriage, {
      params: { id: second.id },
      body: { finding, note: '与前一信号同一件事', rootCauseId },
    });
  expect((await decide('special-cause', randomUUID())).problem).toMatchObject({
    code: 'no-such-root-cause',
    errors: [{ field: 'body.rootCauseId' }],
  });
  expect((await decide('common-cause', rootCause.id)).problem.code).toBe('only-special-cause-joins');
  expect((await decide('special-cause', rootCause.id)).reply.rootCauseId).toBe(rootCause.id);
  const joined = await world.request('malin', contract.getRootCause, { params: { id: rootCause.id } });
  expect(joined.reply.triages.map(({ number }) => number)).toEqual([rootCause.triages[0]?.number, second.number]);
  const listed = async (indicator: string) =>
    (
      await world.request('malin', contract.listRootCauses, { query: { 'filter[indicator][eq]': indicator } })
    ).reply.items.filter(({ id }) => id === rootCause.id);
  expect(await listed('complaints-per-day')).toMatchObject([{ indicator: 'complaints-per-day' }]);
  expect(await listed('on-time-rate')).toEqual([]);
});

test('a concluded analysis takes no more signals; a false alarm opens none', async () => {
  await feed(world, chart, null);
  const rootCause = await concludedRootCause(world, chart);
  const { rule, from, to } = await otherSignal(world, chart);
  const { id } = (await world.request('malin', contract.openTriage, { body: { chart, rule, from, to } })).reply;
  const decide = (finding: contract.Finding, rootCauseId?: string) =>
    world.request('malin', contract.decideTriage, { params: { id }, body: { finding, note: '误报', rootCauseId } });
  expect((await decide('special-cause', rootCause.id)).problem.code).toBe('root-cause-concluded');
  expect((await decide('common-cause')).reply).toMatchObject({ state: 'common-cause', rootCauseId: null });
  const { reply } = await world.request('malin', drawChart, { body: chart });
  expect(reply.signals.map(({ state }) => state)).toContain('common-cause');
});

test('a study keeps its versions, needs the current one, and must be deep enough to conclude', async () => {
  await feed(world, chart, null);
  const rootCause = await openRootCause(world, chart);
  const shallow = await study(world, rootCause, 2);
  expect(shallow.reply).toMatchObject({ version: 2, actions: { conclude: { refusal: 'whys-too-shallow' } } });
  expect((await study(world, rootCause, 3, 1)).problem.code).toBe('stale-version');
  expect((await conclude(world, rootCause, 2)).problem).toMatchObject({
    code: 'whys-too-shallow',
    params: { depth: 2, minimum: 3 },
  });
  await study(world, rootCause, 4, 2);
  expect((await conclude(world, rootCause, 3)).status).toBe(200);
  expect((await study(world, rootCause, 4, 4)).problem.code).toBe('root-cause-concluded');
  const kept = await tables()
    .selectFrom('improvement.study')
    .select(['version', 'problem'])
    .where('root_cause_id', '=', rootCause.id)
    .orderBy('version')
    .execute();
  expect(kept.map(({ version }) => version)).toEqual([1, 2, 3]);
  const listed = await world.request('malin', contract.listRootCauses, {
    query: { 'filter[state][eq]': 'concluded' },
  });
  const found = listed.reply.items.filter(({ id }) => id === rootCause.id);
  expect(found).toMatchObject([{ problem: '宽带计费投诉翻倍', conclusion: { cause: 'billing-error' } }]);
});

test('rights: agents see nothing, a handler completes only what is theirs', async () => {
  await feed(world, chart, null);
  const action = (await openAction(world, (await concludedRootCause(world, chart)).id)).reply;
  const byId = { params: { id: action.id } };
  expect((await world.request('wangfang', contract.listActions)).status).toBe(403);
  expect((await world.request('wangfang', contract.getAction, byId)).status).toBe(403);
  expect((await openTriage(world, chart, 'liwei')).status).toBe(403);
  const later = { verifyOn: '2026-03-30', version: action.version };
  expect((await world.request('liwei', contract.moveVerification, { ...byId, body: later })).status).toBe(403);
  const seen = await world.request('zhoumin', contract.getAction, byId);
  expect(seen.reply.actions).toMatchObject({
    complete: { refusal: 'not-action-owner' },
    moveVerification: { refusal: 'forbidden' },
  });
  expect((await complete(world, 'zhoumin', action, '2026-03-02')).problem).toMatchObject({
    status: 403,
    code: 'not-action-owner',
  });
  expect((await complete(world, 'liwei', action, '2026-03-03')).problem.code).toBe('done-in-future');
  expect((await complete(world, 'liwei', action, '2026-03-02', 9)).problem.code).toBe('stale-version');
  expect((await complete(world, 'liwei', action, '2026-03-02')).status).toBe(200);
  expect((await complete(world, 'malin', action, '2026-03-02')).problem.code).toBe('action-done');
});
