import { randomUUID } from 'node:crypto';
import { addDays, dayRange } from '@tongli/calendar';
import * as contract from '@tongli/contracts/improvement';
import { type ChartDefinition, type ChartSignal, drawChart } from '@tongli/contracts/measures';
import { listNotices } from '@tongli/contracts/work';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { observe } from '../measures/index.ts';
import type { ImprovementTables } from './index.ts';

let world: World;

const idOf = (username: string) => personNamed(username).id;
const tables = () => world.house.floor.db.withTables<ImprovementTables>();
const shanghai = (date: string, time = '10:00') => new Date(`${date}T${time}:00+08:00`);

/** Each test has a product of its own, and so a chart of its own. */
let chart: ChartDefinition;
beforeEach(() => {
  chart = { ...chartOf, product: `product ${randomUUID()}` };
});

const chartOf: Omit<ChartDefinition, 'product'> = {
  indicator: 'complaints-per-day',
  area: '',
  bucket: 'day',
  type: 'auto',
  rules: '6-8-1-3-5',
  from: '2026-01-01',
  to: '2026-03-01',
  baseline: { from: '2026-01-01', to: '2026-02-14' },
  splitOn: null,
};

/** Ten complaints a day with some scatter, twenty from mid-February, and from `relief` on (if ever) ten again. */
async function feed(relief: string | null): Promise<void> {
  const scatter = [0, 3, -4, 2, -1, 5, -3, 1, -5, 4, -2];
  const level = (day: string) => (day < '2026-02-16' || (relief !== null && day >= relief) ? 10 : 20);
  const observations = dayRange('2026-01-01', '2026-04-30').map((day, index) => ({
    measure: 'lodged' as const,
    day,
    product: chart.product,
    area: 'billing',
    value: level(day) + (scatter[index % scatter.length] ?? 0),
  }));
  await world.call(null, (call) => observe(call, observations));
}

async function shiftOnChart(): Promise<ChartSignal> {
  const drawn = await world.request('malin', drawChart, { body: chart });
  const signal = drawn.reply.signals.find(({ rule, side }) => rule === 'eight-one-side' && side === 'above');
  if (!signal) throw new Error(`no shift on the chart: ${JSON.stringify(drawn.reply)}`);
  return signal;
}

async function openTriage(as = 'malin') {
  const { rule, from, to } = await shiftOnChart();
  return world.request(as, contract.openTriage, { body: { chart, rule, from, to } });
}

async function openRootCause(): Promise<contract.RootCause> {
  const { id } = (await openTriage()).reply;
  const body = { finding: 'special-cause' as const, note: '计费系统升级后投诉上升' };
  const decided = await world.request('malin', contract.decideTriage, { params: { id }, body });
  const rootCauseId = decided.reply.rootCauseId ?? '';
  return (await world.request('malin', contract.getRootCause, { params: { id: rootCauseId } })).reply;
}

const whys = (depth: number): contract.Why[] => {
  const ids = Array.from({ length: depth }, () => randomUUID());
  return ids.map((id, index) => ({
    id,
    parentId: index === 0 ? null : (ids[index - 1] ?? null),
    answer: `因为第 ${index + 1} 层原因`,
    evidence: '抽查工单',
    cases: ['TS-2026-000001'],
  }));
};

const study = (rootCause: contract.RootCause, depth: number, version = rootCause.version) =>
  world.request('malin', contract.studyRootCause, {
    params: { id: rootCause.id },
    body: { problem: '宽带计费投诉翻倍', teamIds: [idOf('malin'), idOf('liwei')], whys: whys(depth), version },
  });

const conclude = (rootCause: contract.RootCause, version: number) =>
  world.request('malin', contract.concludeRootCause, {
    params: { id: rootCause.id },
    body: { cause: 'billing-error', text: '升级脚本重复出账', version },
  });

async function concludedRootCause(): Promise<contract.RootCause> {
  const rootCause = await openRootCause();
  const studied = await study(rootCause, 3);
  return (await conclude(rootCause, studied.reply.version)).reply;
}

const openAction = (rootCauseId: string, change: Partial<{ ownerId: string; dueOn: string; verifyOn: string }> = {}) =>
  world.request('malin', contract.openAction, {
    body: {
      rootCauseId,
      kind: 'corrective',
      title: '回退升级脚本',
      description: '回退并核对三月账单',
      ownerId: idOf('liwei'),
      dueOn: '2026-03-06',
      verifyOn: '2026-03-20',
      ...change,
    },
  });

const complete = (as: string, action: contract.Action, doneOn: string, version = action.version) =>
  world.request(as, contract.completeAction, {
    params: { id: action.id },
    body: { evidence: '变更单 CHG-118，复核记录', doneOn, version },
  });

const read = async (id: string) => (await world.request('malin', contract.getAction, { params: { id } })).reply;

/** An action that liwei carried out on Tuesday 3 March. */
async function doneAction(verifyOn = '2026-03-20', dueOn = '2026-03-06'): Promise<contract.Action> {
  const action = (await openAction((await concludedRootCause()).id, { dueOn, verifyOn })).reply;
  await world.house.advanceTo(shanghai('2026-03-03'));
  return (await complete('liwei', action, '2026-03-03')).reply;
}

async function otherSignal(): Promise<ChartSignal> {
  const drawn = await world.request('malin', drawChart, { body: chart });
  const signal = drawn.reply.signals.find(({ triageId, side }) => triageId === null && side === 'above');
  if (!signal) throw new Error('the chart has only one signal');
  return signal;
}

describe('each on a chart of its own', () => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  test('one signal has one triage, also under two hands at once', async () => {
    await feed(null);
    const { rule, from, to } = await shiftOnChart();
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
    await feed(null);
    const rootCauses = async () =>
      (await world.request('malin', contract.listRootCauses)).reply.items.map(({ id }) => id);
    const before = await rootCauses();
    const { id } = (await openTriage()).reply;
    const decide = (finding: contract.Finding) =>
      world.request('malin', contract.decideTriage, { params: { id }, body: { finding, note: '春节后补录' } });
    const answers = await Promise.all([decide('data-error'), decide('known-event')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('triage-decided');
    const kept = await world.request('malin', contract.getTriage, { params: { id } });
    expect(kept.reply).toMatchObject({ rootCauseId: null, actions: { decide: { refusal: 'triage-decided' } } });
    expect((await shiftOnChart()).state).toBe(kept.reply.state);
    expect((await openTriage('guotao')).reply).toMatchObject({ id, state: kept.reply.state, ownerName: '马琳' });
    expect(await rootCauses()).toEqual(before);
  });

  test('the other signals of one shift join its analysis instead of opening more', async () => {
    await feed(null);
    const rootCause = await openRootCause();
    const { rule, from, to } = await otherSignal();
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
    await feed(null);
    const rootCause = await concludedRootCause();
    const { rule, from, to } = await otherSignal();
    const { id } = (await world.request('malin', contract.openTriage, { body: { chart, rule, from, to } })).reply;
    const decide = (finding: contract.Finding, rootCauseId?: string) =>
      world.request('malin', contract.decideTriage, { params: { id }, body: { finding, note: '误报', rootCauseId } });
    expect((await decide('special-cause', rootCause.id)).problem.code).toBe('root-cause-concluded');
    expect((await decide('common-cause')).reply).toMatchObject({ state: 'common-cause', rootCauseId: null });
    const { reply } = await world.request('malin', drawChart, { body: chart });
    expect(reply.signals.map(({ state }) => state)).toContain('common-cause');
  });

  test('a study keeps its versions, needs the current one, and must be deep enough to conclude', async () => {
    await feed(null);
    const rootCause = await openRootCause();
    const shallow = await study(rootCause, 2);
    expect(shallow.reply).toMatchObject({ version: 2, actions: { conclude: { refusal: 'whys-too-shallow' } } });
    expect((await study(rootCause, 3, 1)).problem.code).toBe('stale-version');
    expect((await conclude(rootCause, 2)).problem).toMatchObject({
      code: 'whys-too-shallow',
      params: { depth: 2, minimum: 3 },
    });
    await study(rootCause, 4, 2);
    expect((await conclude(rootCause, 3)).status).toBe(200);
    expect((await study(rootCause, 4, 4)).problem.code).toBe('root-cause-concluded');
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
    await feed(null);
    const action = (await openAction((await concludedRootCause()).id)).reply;
    const byId = { params: { id: action.id } };
    expect((await world.request('wangfang', contract.listActions)).status).toBe(403);
    expect((await world.request('wangfang', contract.getAction, byId)).status).toBe(403);
    expect((await openTriage('liwei')).status).toBe(403);
    const later = { verifyOn: '2026-03-30', version: action.version };
    expect((await world.request('liwei', contract.moveVerification, { ...byId, body: later })).status).toBe(403);
    const seen = await world.request('zhoumin', contract.getAction, byId);
    expect(seen.reply.actions).toMatchObject({
      complete: { refusal: 'not-action-owner' },
      moveVerification: { refusal: 'forbidden' },
    });
    expect((await complete('zhoumin', action, '2026-03-02')).problem).toMatchObject({
      status: 403,
      code: 'not-action-owner',
    });
    expect((await complete('liwei', action, '2026-03-03')).problem.code).toBe('done-in-future');
    expect((await complete('liwei', action, '2026-03-02', 9)).problem.code).toBe('stale-version');
    expect((await complete('liwei', action, '2026-03-02')).status).toBe(200);
    expect((await complete('malin', action, '2026-03-02')).problem.code).toBe('action-done');
  });
});

describe('while time passes', () => {
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test('from a signal to an effective action: the whole chain', async () => {
    await feed('2026-03-03');
    const signal = await shiftOnChart();
    const rootCause = await openRootCause();
    expect(rootCause).toMatchObject({
      number: 'RC-2026-0001',
      state: 'open',
      problem: signal.explanation.zh,
      period: { from: signal.from, to: signal.to },
      pareto: [],
      version: 1,
      actions: { study: { allowed: true }, openAction: { allowed: false, refusal: 'root-cause-open' } },
    });
    expect(await shiftOnChart()).toMatchObject({ state: 'special-cause', triageId: rootCause.triageId });

    const studied = await study(rootCause, 3);
    expect(studied.reply.team.map(({ name }) => name)).toEqual(['马琳', '李伟']);
    const concluded = await conclude(rootCause, studied.reply.version);
    expect(concluded.reply).toMatchObject({ state: 'concluded', conclusion: { cause: 'billing-error' } });

    const opened = await openAction(rootCause.id);
    expect(opened.reply).toMatchObject({ number: 'CA-2026-0001', state: 'open', ownerName: '李伟', overdue: false });
    await world.house.advanceTo(shanghai('2026-03-03'));
    const done = await complete('liwei', opened.reply, '2026-03-03');
    expect(done.reply).toMatchObject({ state: 'done', verifyOn: '2026-03-20', verdict: null });

    await world.house.advanceTo(shanghai('2026-03-20', '00:29'));
    expect((await read(opened.reply.id)).state).toBe('done');
    await world.house.advanceTo(shanghai('2026-03-20', '00:31'));
    const verified = await read(opened.reply.id);
    expect(verified).toMatchObject({ state: 'effective', verdict: { verdict: 'effective', after: { n: 17 } } });
    expect(verified.verdict?.relativeChange).toBeLessThan(-0.3);
    expect(verified.verdict?.decidedAt).toBe('2026-03-19T16:30:00.000Z');
    expect(verified.chart?.phases.map(({ from }) => from)).toEqual(['2026-01-01', '2026-03-03']);
    expect(verified.chart?.definition).toMatchObject({ splitOn: '2026-03-03', to: '2026-03-20' });
    const after = await world.request('malin', contract.getRootCause, { params: { id: rootCause.id } });
    expect(after.reply.actionIds).toEqual([opened.reply.id]);
  });

  test('no drop, no effect', async () => {
    await feed(null);
    const { id } = await doneAction();
    await world.house.advanceTo(shanghai('2026-03-20'));
    const verified = await read(id);
    expect(verified).toMatchObject({ state: 'not-effective', verdict: { verdict: 'not-effective' } });
    expect(verified.actions).toMatchObject({ moveVerification: { refusal: 'verdict-final' } });
    const later = { verifyOn: '2026-03-30', version: verified.version };
    expect(
      (await world.request('malin', contract.moveVerification, { params: { id }, body: later })).problem.code,
    ).toBe('verdict-final');
  });

  test('too few days: the verdict says so, moves to a later day, and both verdicts stay on record', async () => {
    await feed('2026-03-03');
    const { id } = await doneAction('2026-03-06', '2026-03-04');
    await world.house.advanceTo(shanghai('2026-03-06'));
    const early = await read(id);
    expect(early).toMatchObject({ state: 'too-little-data', verdict: { verdict: 'too-little-data', after: { n: 3 } } });
    const move = (verifyOn: string) =>
      world.request('malin', contract.moveVerification, { params: { id }, body: { verifyOn, version: early.version } });
    expect((await move('2026-03-06')).problem).toMatchObject({ code: 'verification-not-later' });
    expect((await move('2026-03-20')).reply).toMatchObject({ state: 'done', verdict: { verdict: 'too-little-data' } });
    await world.house.advanceTo(shanghai('2026-03-20'));
    expect((await read(id)).state).toBe('effective');
    const kept = await tables().selectFrom('improvement.verdict').selectAll().orderBy('attempt').execute();
    expect(kept.map(({ verdict, through }) => [verdict, through])).toEqual([
      ['too-little-data', '2026-03-05'],
      ['effective', '2026-03-19'],
    ]);
    expect(kept[1]?.before_from).toBe(kept[0]?.before_from);
  });

  test('an action not done in time stays open past its verification date and is judged once it is done', async () => {
    await feed('2026-03-03');
    const action = (await openAction((await concludedRootCause()).id, { verifyOn: '2026-03-09' })).reply;
    await world.house.advanceTo(shanghai('2026-03-19'));
    expect(await read(action.id)).toMatchObject({ state: 'open', overdue: true, verdict: null });
    const done = await complete('malin', action, '2026-03-04');
    expect(done.reply).toMatchObject({ state: 'done', verifyOn: '2026-03-19' });
    await world.house.settle();
    expect(await read(action.id)).toMatchObject({ state: 'effective', overdue: false });
  });

  test('an action needs a concluded root cause, a person and dates that can be', async () => {
    await feed(null);
    const rootCause = await openRootCause();
    expect((await openAction(rootCause.id)).problem.code).toBe('root-cause-open');
    const { reply: studied } = await study(rootCause, 3);
    await conclude(rootCause, studied.version);
    const refused = async (change: Parameters<typeof openAction>[1]) =>
      (await openAction(rootCause.id, change)).problem;
    expect(await refused({ ownerId: randomUUID() })).toMatchObject({ code: 'not-a-person', status: 422 });
    expect(await refused({ dueOn: '2026-03-01' })).toMatchObject({ code: 'due-in-past' });
    expect(await refused({ verifyOn: '2026-03-06' })).toMatchObject({ code: 'verification-before-due' });
    expect(await refused({ dueOn: '2026-02-30' })).toMatchObject({ code: 'invalid-input' });
    await world.house.advanceTo(shanghai('2026-03-02', '18:00'));
    expect(await refused({ dueOn: '2026-03-02' })).toMatchObject({ code: 'due-day-over' });
  });

  test('the owner is told of the action, warned of its limit, and with the triage owner of the verdict', async () => {
    await feed('2026-03-06');
    const action = (await openAction((await concludedRootCause()).id)).reply;
    await world.house.advanceTo(shanghai('2026-03-06', '09:00'));
    await complete('liwei', action, '2026-03-06');
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
    await feed('2026-03-03');
    const { id, version } = await doneAction();
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
});
