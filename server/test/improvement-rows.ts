import { randomUUID } from 'node:crypto';
import * as improvement from '@tongli/contracts/improvement';
import { type ChartDefinition, drawChart } from '@tongli/contracts/measures';
import { personNamed } from '../sample/people.ts';
import type { World } from './world.ts';

/** A signal triaged, its root cause studied, an action opened. */
export async function makeLoop(world: World, chart: ChartDefinition, { told, phone }: { told: string; phone: string }) {
  const drawn = (await world.request('malin', drawChart, { body: chart })).reply;
  const signal = drawn.signals[0];
  if (!signal) throw new Error('nothing on the chart to triage');
  const { rule, from, to } = signal;
  const triage = (await world.request('malin', improvement.openTriage, { body: { chart, rule, from, to } })).reply;
  const decided = await world.request('malin', improvement.decideTriage, {
    params: { id: triage.id },
    body: { finding: 'special-cause', note: told },
  });
  const rootCause = decided.reply.rootCauseId ?? '';
  const params = { id: rootCause };
  const ids = Array.from({ length: 5 }, () => randomUUID());
  const whys = ids.map((id, at) => ({
    ...{ id, parentId: ids[at - 1] ?? null, answer: told, evidence: told, cases: [] },
    charts: at === ids.length - 1 ? [chart] : [],
  }));
  const study = { problem: told, whys, version: 1 };
  const { version } = (await world.request('malin', improvement.studyRootCause, { params, body: study })).reply;
  const conclusion = { cause: 'install-delay', text: told, version };
  await world.request('malin', improvement.concludeRootCause, { params, body: conclusion });
  const body = {
    rootCauseId: rootCause,
    kind: 'corrective' as const,
    title: `联系 ${phone}`,
    description: told,
    ownerId: personNamed('malin').id,
    dueOn: '2026-03-20',
    verifyOn: '2026-04-30',
  };
  const opened = await world.request('malin', improvement.openAction, { body });
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.problem));
  const action = opened.reply;
  return { triage: triage.id, rootCause, action: action.id, ...(await makeProject(world, rootCause, told)) };
}

/** Something new with its words laid down, and a change that goes with it. */
async function makeLaunch(world: World, told: string) {
  const body = { title: told, kind: 'product' as const, content: told, product: 'broadband', plannedOn: '2026-06-30' };
  const { id } = (await world.request('malin', improvement.openLaunch, { body })).reply;
  const wording = { params: { id, kind: 'wording' as const }, body: { note: told } };
  await world.request('malin', improvement.recordLaunchCheck, wording);
  const opened = await world.request('malin', improvement.openChange, { body: { title: told, content: told } });
  return { launch: id, change: opened.reply.id };
}

/** A project of that root cause with something said of everything. */
async function makeProject(world: World, rootCauseId: string, told: string) {
  const goal = { indicator: 'complaints-per-day', baseline: 20, target: 10 };
  const body = {
    ...{ ...goal, title: told, problem: told, rootCauseId, plannedSavingMinor: 100_000, dueOn: '2026-06-30' },
    sponsorId: personNamed('chenjing').id,
  };
  const { id } = (await world.request('malin', improvement.openProject, { body })).reply;
  const params = { id };
  await world.request('malin', improvement.commentProject, { params, body: { text: told } });
  await world.request('malin', improvement.addProjectEvidence, { params, body: { requirement: 'voice', note: told } });
  const saving = { unitsBefore: 20, unitsAfter: 10, months: 12, unitCostMinor: 5_000, evidence: told };
  const stated = await world.request('malin', improvement.stateSaving, { params, body: saving });
  return { project: id, saving: stated.reply.savings[0]?.id ?? '', ...(await makeLaunch(world, told)) };
}
