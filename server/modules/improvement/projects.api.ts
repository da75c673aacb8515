import * as contract from '@tongli/contracts/improvement';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { listNotices } from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import {
  complete,
  conclude,
  feed,
  openAction,
  openRootCause,
  otherSignal,
  ownChart,
  shanghai,
  study,
} from '../../test/improvement-loop.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const idOf = (username: string) => personNamed(username).id;
const chartIn = (): ChartDefinition => ownChart();

const charter = {
  title: '高新区装机爽约减半',
  problem: '二月中起高新区装机爽约投诉翻倍',
  indicator: 'complaints-per-day',
  baseline: 20,
  target: 10,
  rootCauseId: null as string | null,
  plannedSavingMinor: 5_000_000,
  dueOn: '2026-08-31',
};

const open = async () =>
  (await world.request('malin', contract.openProject, { body: { ...charter, sponsorId: idOf('chenjing') } })).reply;
const read = async (id: string, as = 'malin') =>
  (await world.request(as, contract.getProject, { params: { id } })).reply;
const pass = (as: string, project: contract.Project, stage = project.stage) =>
  world.request(as, contract.passGate, {
    params: { id: project.id },
    body: { stage, note: '', version: project.version },
  });
const lay = (as: string, id: string, requirement: contract.GateRequirement) =>
  world.request(as, contract.addProjectEvidence, { params: { id }, body: { requirement, note: '见附表' } });
const missing = (project: contract.Project) =>
  project.gates
    .find(({ stage }) => stage === project.stage)
    ?.requirements.filter(({ met }) => !met)
    .map(({ code }) => code);
const join = (as: string, type: contract.TeamSubject, id: string, joins = true) =>
  world.request(as, contract.answerInvitation, { params: { type, id }, body: { joins } });

test('a project passes six gates, each with its evidence alone, and its money counts once another has confirmed it', async () => {
  const chart = chartIn();
  await feed(world, chart, '2026-03-03');
  const opened = await open();
  const { id } = opened;
  expect(opened).toMatchObject({ number: expect.stringMatching(/^IP-2026-/), stage: 'define', state: 'running' });
  expect(missing(opened)).toEqual(['team', 'voice']);
  expect((await pass('malin', opened)).problem.code).toBe('own-gate');
  expect((await pass('chenjing', opened)).problem).toMatchObject({
    code: 'gate-evidence-missing',
    params: { missing: 'team, voice' },
  });
  await join('chenjing', 'project', id);
  await lay('malin', id, 'voice');
  expect((await lay('malin', id, 'saving')).problem.code).toBe('evidence-is-looked-up');
  let project = (await pass('chenjing', await read(id))).reply;
  expect(project.stage).toBe('collect');
  await lay('malin', id, 'data');
  project = (await pass('chenjing', await read(id))).reply;
  expect(missing(project)).toEqual(['root-cause']);

  const rootCause = await openRootCause(world, chart);
  const plan = { ...charter, rootCauseId: rootCause.id, stages: [], version: project.version };
  project = (await world.request('malin', contract.planProject, { params: { id }, body: plan })).reply;
  expect(project.rootCause?.number).toBe(rootCause.number);
  expect((await pass('chenjing', project)).problem.code).toBe('gate-evidence-missing');
  const studied = (await study(world, rootCause, 3)).reply;
  await conclude(world, rootCause, studied.version);
  project = (await pass('chenjing', project)).reply;
  expect(missing(project)).toEqual(['plan', 'risk']);

  const action = (await openAction(world, rootCause.id)).reply;
  await lay('malin', id, 'risk');
  project = (await pass('guotao', await read(id))).reply;
  expect(missing(project)).toEqual(['carried-out']);
  await world.house.advanceTo(shanghai('2026-03-03'));
  await complete(world, 'liwei', action, '2026-03-03');
  project = (await pass('chenjing', await read(id))).reply;
  expect(missing(project)).toEqual(['verdict', 'saving', 'lessons']);
  await world.house.advanceTo(shanghai('2026-03-21'));
  await lay('malin', id, 'lessons');

  const saving = {
    unitsBefore: 300,
    unitsAfter: 150,
    months: 12,
    unitCostMinor: 3_500,
    evidence: '单件处理成本见财务表',
  };
  const stated = await world.request('malin', contract.stateSaving, { params: { id }, body: saving });
  const [first] = stated.reply.savings;
  expect(first).toMatchObject({ amountMinor: 150 * 12 * 3_500, state: 'stated' });
  const again = await world.request('malin', contract.stateSaving, { params: { id }, body: saving });
  expect(again.problem.code).toBe('saving-awaits');
  const settle = (as: string) =>
    world.request(as, contract.settleSaving, {
      params: { id, savingId: first?.id ?? '' },
      body: { confirms: true, note: '与财务核对' },
    });
  expect((await settle('malin')).problem.code).toBe('own-saving');
  expect((await settle('chenjing')).reply.confirmedSavingMinor).toBe(6_300_000);
  project = (await pass('chenjing', await read(id))).reply;
  expect(project).toMatchObject({ state: 'closed', actions: { comment: { refusal: 'project-over' } } });
  const portfolio = (await world.request('chenjing', contract.getPortfolio)).reply;
  expect(portfolio).toMatchObject({ closed: 1, confirmedMinor: 6_300_000, statedMinor: 0 });
}, 60_000);

test('a project goes back to an earlier stage with its gates, and can be stopped', async () => {
  const { id } = await open();
  await join('chenjing', 'project', id);
  await lay('malin', id, 'voice');
  const second = (await pass('chenjing', await read(id))).reply;
  const back = (stage: contract.ProjectStage, version = second.version) =>
    world.request('chenjing', contract.returnProject, { params: { id }, body: { stage, reason: '口径不清', version } });
  expect((await back('review')).problem.code).toBe('not-an-earlier-stage');
  const returned = (await back('define')).reply;
  expect(returned).toMatchObject({ stage: 'define', gates: [{ passedAt: null }, {}, {}, {}, {}, {}] });
  const body = { reason: '并入另一项目', version: returned.version };
  const stopped = await world.request('malin', contract.stopProject, { params: { id }, body });
  expect(stopped.reply).toMatchObject({ state: 'stopped', actions: { plan: { refusal: 'project-over' } } });
  expect(stopped.reply.entries.map(({ kind }) => kind)).toContain('stopped');
});

test('people of other units are asked into a team, are told, and study with it', async () => {
  const chart = chartIn();
  await feed(world, chart, null);
  const { id } = await openRootCause(world, chart);
  const params = { type: 'root-cause' as const, id, personId: idOf('liwei') };
  expect((await world.request('liwei', contract.inviteMember, { params, body: { role: 'expert' } })).status).toBe(403);
  await world.request('malin', contract.inviteMember, { params, body: { role: 'expert' } });
  await world.house.settle();
  const told = (await world.request('liwei', listNotices)).reply.items;
  expect(told.map(({ code }) => code)).toContain('improvement-member-invited');
  const studyAs = async () => {
    const { problem, version } = (await world.request('liwei', contract.getRootCause, { params: { id } })).reply;
    return world.request('liwei', contract.studyRootCause, { params: { id }, body: { problem, whys: [], version } });
  };
  expect((await studyAs()).problem.code).toBe('not-in-team');
  const team = (await join('liwei', 'root-cause', id)).reply.team;
  expect(team.map(({ name, role, state }) => [name, role, state])).toEqual([
    ['马琳', 'lead', 'joined'],
    ['李伟', 'expert', 'joined'],
  ]);
  expect(new Set(team.map(({ unitId }) => unitId)).size).toBe(2);
  expect((await studyAs()).status).toBe(200);
  expect((await join('zhoumin', 'root-cause', id)).problem.code).toBe('not-asked-into-team');
});

test('evidence exists, or it is refused by its number', async () => {
  const chart = chartIn();
  await feed(world, chart, null);
  const { id, problem, version } = await openRootCause(world, chart);
  expect((await otherSignal(world, chart)).rule).not.toBe('');
  const why = { id: crypto.randomUUID(), parentId: null, answer: '没有预约时段', evidence: '', cases: [] as string[] };
  const save = (change: object) =>
    world.request('malin', contract.studyRootCause, {
      params: { id },
      body: { problem, whys: [{ ...why, ...change }], version },
    });
  expect((await save({ cases: ['TS1999-000001'] })).problem).toMatchObject({
    code: 'no-such-case',
    params: { number: 'TS1999-000001' },
    errors: [{ field: 'body.whys.0.cases' }],
  });
  expect((await save({ recordings: ['CT-99999999'] })).problem.code).toBe('no-such-recording');
  expect((await save({ charts: [{ ...chart, indicator: 'nothing' }] })).problem.code).toBe('no-such-chart');
  const saved = (await save({ charts: [chart] })).reply;
  const body = { causeId: why.id, by: 'cause' as const, code: 'attitude' };
  const none = await world.request('malin', contract.attributeCases, { params: { id }, body });
  expect(none.problem.code).toBe('no-cases-there');
  expect(saved.shares).toMatchObject({ total: 0, outside: 0 });
});
