import { randomUUID } from 'node:crypto';
import { dayRange } from '@tongli/calendar';
import * as contract from '@tongli/contracts/improvement';
import { type ChartDefinition, type ChartSignal, drawChart } from '@tongli/contracts/measures';
import { observe } from '../modules/measures/index.ts';
import { personNamed } from '../sample/people.ts';
import type { World } from './world.ts';

const idOf = (username: string) => personNamed(username).id;
export const shanghai = (date: string, time = '10:00') => new Date(`${date}T${time}:00+08:00`);

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

/** Each test has a product of its own, and so a chart of its own. */
export const ownChart = (): ChartDefinition => ({ ...chartOf, product: `product ${randomUUID()}` });

/** Ten complaints a day with some scatter, twenty from mid-February, and from `relief` on (if ever) ten again. */
export async function feed(world: World, chart: ChartDefinition, relief: string | null): Promise<void> {
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

export async function shiftOnChart(world: World, chart: ChartDefinition): Promise<ChartSignal> {
  const drawn = await world.request('malin', drawChart, { body: chart });
  const signal = drawn.reply.signals.find(({ rule, side }) => rule === 'eight-one-side' && side === 'above');
  if (!signal) throw new Error(`no shift on the chart: ${JSON.stringify(drawn.reply)}`);
  return signal;
}

export async function openTriage(world: World, chart: ChartDefinition, as = 'malin') {
  const { rule, from, to } = await shiftOnChart(world, chart);
  return world.request(as, contract.openTriage, { body: { chart, rule, from, to } });
}

export async function openRootCause(world: World, chart: ChartDefinition): Promise<contract.RootCause> {
  const { id } = (await openTriage(world, chart)).reply;
  const body = { finding: 'special-cause' as const, note: '计费系统升级后投诉上升' };
  const decided = await world.request('malin', contract.decideTriage, { params: { id }, body });
  const rootCauseId = decided.reply.rootCauseId ?? '';
  return (await world.request('malin', contract.getRootCause, { params: { id: rootCauseId } })).reply;
}

/** A chain whose end rests on the chart that signalled. */
const whys = (depth: number, chart: ChartDefinition): contract.Why[] => {
  const ids = Array.from({ length: depth }, () => randomUUID());
  return ids.map((id, index) => ({
    id,
    parentId: index === 0 ? null : (ids[index - 1] ?? null),
    answer: `因为第 ${index + 1} 层原因`,
    category: index === 0 ? 'method' : '',
    evidence: '抽查工单',
    cases: [],
    recordings: [],
    charts: index === depth - 1 ? [chart] : [],
  }));
};

export const study = (world: World, rootCause: contract.RootCause, depth: number, version = rootCause.version) =>
  world.request('malin', contract.studyRootCause, {
    params: { id: rootCause.id },
    body: { problem: '宽带计费投诉翻倍', whys: whys(depth, rootCause.chart), version },
  });

export const conclude = (world: World, rootCause: contract.RootCause, version: number) =>
  world.request('malin', contract.concludeRootCause, {
    params: { id: rootCause.id },
    body: { cause: 'billing-error', text: '升级脚本重复出账', version },
  });

export async function concludedRootCause(world: World, chart: ChartDefinition): Promise<contract.RootCause> {
  const rootCause = await openRootCause(world, chart);
  const studied = await study(world, rootCause, 3);
  return (await conclude(world, rootCause, studied.reply.version)).reply;
}

export const openAction = (
  world: World,
  rootCauseId: string,
  change: Partial<{ ownerId: string; dueOn: string; verifyOn: string }> = {},
) =>
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

export const complete = (world: World, as: string, action: contract.Action, doneOn: string, version = action.version) =>
  world.request(as, contract.completeAction, {
    params: { id: action.id },
    body: { evidence: '变更单 CHG-118，复核记录', doneOn, version },
  });

export const read = async (world: World, id: string) =>
  (await world.request('malin', contract.getAction, { params: { id } })).reply;

/** An action that liwei carried out on Tuesday 3 March. */
export async function doneAction(
  world: World,
  chart: ChartDefinition,
  verifyOn = '2026-03-20',
  dueOn = '2026-03-06',
): Promise<contract.Action> {
  const action = (await openAction(world, (await concludedRootCause(world, chart)).id, { dueOn, verifyOn })).reply;
  await world.house.advanceTo(shanghai('2026-03-03'));
  return (await complete(world, 'liwei', action, '2026-03-03')).reply;
}

export async function otherSignal(world: World, chart: ChartDefinition): Promise<ChartSignal> {
  const drawn = await world.request('malin', drawChart, { body: chart });
  const signal = drawn.reply.signals.find(({ triageId, side }) => triageId === null && side === 'above');
  if (!signal) throw new Error('the chart has only one signal');
  return signal;
}
