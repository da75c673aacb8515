import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/improvement';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { listNotices } from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  complete,
  conclude,
  concludedRootCause,
  doneAction,
  feed,
  openAction,
  openRootCause,
  ownChart,
  read,
  shanghai,
  shiftOnChart,
  study,
} from '../../test/improvement-loop.ts';
import { openWorld, type World } from '../../test/world.ts';
import type { ImprovementTables } from './index.ts';

let world: World;
let chart: ChartDefinition;
beforeEach(async () => {
  world = await openWorld();
  chart = ownChart();
});
afterEach(() => world.close());

const tables = () => world.house.floor.db.withTables<ImprovementTables>();

/** The analysis is begun again and concluded anew; what was concluded is kept, and a second time needs a second failure. */
async function again(id: string) {
  const params = { id };
  const get = async () => (await world.request('malin', contract.getRootCause, { params })).reply;
  const reopen = (version: number) =>
    world.request('malin', contract.reopenRootCause, { params, body: { reason: '措施无效，怀疑另有原因', version } });
  const { version } = await get();
  expect((await reopen(version - 1)).problem).toMatchObject({ code: 'stale-version' });
  const both = await Promise.all([reopen(version), reopen(version)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const opened = await get();
  expect(opened).toMatchObject({
    ...{ state: 'open', conclusion: null, concludedAt: null },
    earlier: [{ cause: 'billing-error', text: '升级脚本重复出账', reason: '措施无效，怀疑另有原因' }],
    actions: { study: { allowed: true }, openAction: { refusal: 'root-cause-open' } },
  });
  const concluded = (await conclude(world, opened, opened.version)).reply;
  expect(concluded).toMatchObject({ state: 'concluded', actions: { reopen: { refusal: 'no-action-without-effect' } } });
  expect((await reopen(concluded.version)).problem.code).toBe('no-action-without-effect');
}

test('from a signal to an effective action: the whole chain', async () => {
  await feed(world, chart, '2026-03-03');
  const signal = await shiftOnChart(world, chart);
  const rootCause = await openRootCause(world, chart);
  expect(rootCause).toMatchObject({
    number: 'RC-2026-0001',
    state: 'open',
    problem: signal.explanation.zh,
    period: { from: signal.from, to: signal.to },
    version: 1,
    actions: { study: { allowed: true }, openAction: { allowed: false, refusal: 'root-cause-open' } },
  });
  expect(await shiftOnChart(world, chart)).toMatchObject({ state: 'special-cause', triageId: rootCause.triageId });

  const studied = await study(world, rootCause, 3);
  expect(studied.reply.team.map(({ name }) => name)).toEqual(['马琳']);
  const concluded = await conclude(world, rootCause, studied.reply.version);
  expect(concluded.reply).toMatchObject({ state: 'concluded', conclusion: { cause: 'billing-error' } });

  const opened = await openAction(world, rootCause.id);
  expect(opened.reply).toMatchObject({ number: 'CA-2026-0001', state: 'open', ownerName: '李伟', overdue: false });
  await world.house.advanceTo(shanghai('2026-03-03'));
  const done = await complete(world, 'liwei', opened.reply, '2026-03-03');
  expect(done.reply).toMatchObject({ state: 'done', verifyOn: '2026-03-20', verdict: null });

  await world.house.advanceTo(shanghai('2026-03-20', '00:29'));
  expect((await read(world, opened.reply.id)).state).toBe('done');
  await world.house.advanceTo(shanghai('2026-03-20', '00:31'));
  const verified = await read(world, opened.reply.id);
  expect(verified).toMatchObject({ state: 'effective', verdict: { verdict: 'effective', after: { n: 17 } } });
  expect(verified.verdict?.relativeChange).toBeLessThan(-0.3);
  expect(verified.verdict?.decidedAt).toBe('2026-03-19T16:30:00.000Z');
  expect(verified.chart?.phases.map(({ from }) => from)).toEqual(['2026-01-01', '2026-03-03']);
  expect(verified.chart?.definition).toMatchObject({ splitOn: '2026-03-03', to: '2026-03-20' });
  const after = await world.request('malin', contract.getRootCause, { params: { id: rootCause.id } });
  expect(after.reply.actionIds).toEqual([opened.reply.id]);
});

test('no drop, no effect', async () => {
  await feed(world, chart, null);
  const { id } = await doneAction(world, chart);
  await world.house.advanceTo(shanghai('2026-03-20'));
  const verified = await read(world, id);
  expect(verified).toMatchObject({ state: 'not-effective', verdict: { verdict: 'not-effective' } });
  await again(verified.rootCauseId);
  expect(verified.actions).toMatchObject({ moveVerification: { refusal: 'verdict-final' } });
  const later = { verifyOn: '2026-03-30', version: verified.version };
  expect((await world.request('malin', contract.moveVerification, { params: { id }, body: later })).problem.code).toBe(
    'verdict-final',
  );
});

test('too few days: the verdict says so, moves to a later day, and both verdicts stay on record', async () => {
  await feed(world, chart, '2026-03-03');
  const { id } = await doneAction(world, chart, '2026-03-06', '2026-03-04');
  await world.house.advanceTo(shanghai('2026-03-06'));
  const early = await read(world, id);
  expect(early).toMatchObject({ state: 'too-little-data', verdict: { verdict: 'too-little-data', after: { n: 3 } } });
  const move = (verifyOn: string) =>
    world.request('malin', contract.moveVerification, { params: { id }, body: { verifyOn, version: early.version } });
  expect((await move('2026-03-06')).problem).toMatchObject({ code: 'verification-not-later' });
  expect((await move('2026-03-20')).reply).toMatchObject({ state: 'done', verdict: { verdict: 'too-little-data' } });
  await world.house.advanceTo(shanghai('2026-03-20'));
  expect((await read(world, id)).state).toBe('effective');
  const kept = await tables().selectFrom('improvement.verdict').selectAll().orderBy('attempt').execute();
  expect(kept.map(({ verdict, through }) => [verdict, through])).toEqual([
    ['too-little-data', '2026-03-05'],
    ['effective', '2026-03-19'],
  ]);
  expect(kept[1]?.before_from).toBe(kept[0]?.before_from);
});

test('an action not done in time stays open past its verification date and is judged once it is done', async () => {
  await feed(world, chart, '2026-03-03');
  const action = (await openAction(world, (await concludedRootCause(world, chart)).id, { verifyOn: '2026-03-09' }))
    .reply;
  await world.house.advanceTo(shanghai('2026-03-19'));
  expect(await read(world, action.id)).toMatchObject({ state: 'open', overdue: true, verdict: null });
  const done = await complete(world, 'malin', action, '2026-03-04');
  expect(done.reply).toMatchObject({ state: 'done', verifyOn: '2026-03-19' });
  await world.house.settle();
  expect(await read(world, action.id)).toMatchObject({ state: 'effective', overdue: false });
});

test('an action needs a concluded root cause, a person and dates that can be', async () => {
  await feed(world, chart, null);
  const rootCause = await openRootCause(world, chart);
  expect((await openAction(world, rootCause.id)).problem.code).toBe('root-cause-open');
  const { reply: studied } = await study(world, rootCause, 3);
  await conclude(world, rootCause, studied.version);
  const refused = async (change: Parameters<typeof openAction>[2]) =>
    (await openAction(world, rootCause.id, change)).problem;
  expect(await refused({ ownerId: randomUUID() })).toMatchObject({ code: 'not-a-person', status: 422 });
  expect(await refused({ dueOn: '2026-03-01' })).toMatchObject({ code: 'due-in-past' });
  expect(await refused({ verifyOn: '2026-03-06' })).toMatchObject({ code: 'verification-before-due' });
  expect(await refused({ dueOn: '2026-02-30' })).toMatchObject({ code: 'invalid-input' });
  await world.house.advanceTo(shanghai('2026-03-02', '18:00'));
  expect(await refused({ dueOn: '2026-03-02' })).toMatchObject({ code: 'due-day-over' });
});

test('the owner is told of the action, warned of its limit, and with the triage owner of the verdict', async () => {
  await feed(world, chart, '2026-03-06');
  const action = (await openAction(world, (await concludedRootCause(world, chart)).id)).reply;
  await world.house.advanceTo(shanghai('2026-03-06', '09:00'));
  await complete(world, 'liwei', action, '2026-03-06');
  await world.house.advanceTo(shanghai('2026-03-20'));
  const codes = async (who: string) => {
    const { items } = (await world.request(who, listNotices)).reply;
    return items.filter(({ subjectId }) => subjectId === action.id).map(({ code, params }) => [code, params.verdict]);
  };
  expect((await codes('liwei')).toReversed()).toEqual([
    ['action-assigned', undefined],
    ['limit-warned', undefined],
    ['action-verified', 'effective'],
  ]);
  expect(await codes('malin')).toEqual([['action-verified', 'effective']]);
  await world.house.advanceTo(shanghai('2026-03-21'));
  expect(await codes('malin')).toHaveLength(1);
});

test('every act leaves its trace', async () => {
  await feed(world, chart, '2026-03-03');
  const { id, version } = await doneAction(world, chart);
  const body = { verifyOn: '2026-03-25', version };
  await world.request('malin', contract.moveVerification, { params: { id }, body });
  await world.house.advanceTo(shanghai('2026-03-25'));
  const rows = await world.house.floor.db
    .selectFrom('platform.audit_entry')
    .select(['operation', 'actor_name', 'reason'])
    .where('operation', 'like', 'improvement.%')
    .orderBy('id')
    .execute();
  expect(rows.map((row) => [row.operation, row.actor_name, row.reason])).toEqual([
    ['improvement.open-triage', '马琳', null],
    ['improvement.open-root-cause', '马琳', null],
    ['improvement.decide-triage', '马琳', null],
    ['improvement.study-root-cause', '马琳', null],
    ['improvement.conclude-root-cause', '马琳', null],
    ['improvement.open-action', '马琳', null],
    ['improvement.complete-action', '李伟', null],
    ['improvement.move-verification', '马琳', '2026-03-20 → 2026-03-25'],
    ['improvement.verify-action', 'timer:verifications', 'effective'],
  ]);
});
