import { randomUUID } from 'node:crypto';
import { addDays, localDate } from '@tongli/calendar';
import { type ChartDefinition, chartDefinition } from '@tongli/contracts/measures';
import {
  attributeCases,
  type Beyond,
  completeAction,
  concludeRootCause,
  decideTriage,
  getTriage,
  openAction,
  openTriage,
  studyRootCause,
} from '../modules/improvement/index.ts';
import { drawChart } from '../modules/measures/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { everywhere } from '../platform/permissions/scope.ts';
import { siteZone } from './contact-days.ts';
import { inTransaction } from './live.ts';
import { personNamed, projectId } from './people.ts';
import { pastDays } from './standing.ts';
import { hiddenBurst } from './stories.ts';

const dayMs = 86_400_000;
const actorOf = (username: string) => {
  const { id, name } = personNamed(username);
  return { ...system('sample'), id, name, permissions: new Map([['improvement.act', everywhere]]) };
};
/** None is cited by its number: the chart is what it rests on, and the bar of the Pareto that is attributed to it. */
const nothingCited = { findCases: async () => [], findRecordings: async () => [] };

/** From the morning on which television failed, down to what had been left out. */
const answers = [
  ['machine', '城南汇聚机房主用电源跳闸，电视分发设备停机三小时。', '机房动环告警记录'],
  ['machine', '备用电源没有接上：切换装置的触点已经烧蚀。', '代维公司现场检查照片'],
  [
    'method',
    '切换装置只做了通电检查，从未带载演练，更换周期没有写进维护规程。',
    '维护规程第 3 版；两年内的演练记录为空',
  ],
] as const;

const whysOn = (chart: ChartDefinition, ids: readonly string[]) => {
  return answers.map(([category, answer, evidence], at) => ({
    ...{ id: ids[at] ?? '', parentId: ids[at - 1] ?? null, answer, category, evidence },
    ...{ cases: [], recordings: [], charts: at === answers.length - 1 ? [chart] : [] },
  }));
};

/** The signal of the burst, as the chart shows it by then; null where chance has drawn another picture. */
async function burstOn(call: Call, chart: ChartDefinition) {
  const { signals } = mustSucceed(await drawChart(call, chart));
  const found = signals.findLast(({ rule }) => rule === 'beyond-3-sigma');
  return found ? { rule: found.rule, from: found.from, to: found.to } : null;
}

async function analyse(call: Call, chart: ChartDefinition, readCases: Beyond['readCases']): Promise<string | null> {
  const signal = await burstOn(call, chart);
  if (!signal) return null;
  const triage = mustSucceed(await openTriage(call, { chart, ...signal }));
  const note = '一个上午二十件，同一片区、同一业务，与机房停机时间吻合。';
  mustSucceed(await decideTriage(call, triage.id, { finding: 'special-cause', note, rootCauseId: undefined }));
  const { rootCauseId } = mustSucceed(await getTriage(call, triage.id));
  const id = rootCauseId ?? '';
  const problem = '城南区电视业务一个上午集中投诉二十件。';
  const causes = answers.map(() => randomUUID());
  mustSucceed(await studyRootCause(call, id, { problem, whys: whysOn(chart, causes), version: 1 }, nothingCited));
  const bar = { causeId: causes.at(-1) ?? '', by: 'cause', code: hiddenBurst.story, takeBack: false } as const;
  mustSucceed(await attributeCases(call, id, bar, { readCases }));
  const text = '机房切换装置缺少带载演练与更换周期。';
  mustSucceed(await concludeRootCause(call, id, { cause: hiddenBurst.story, text, version: 2 }));
  return id;
}

/** What became of the burst: an analysis with its evidence, and an action that is done and waits for its verdict. The shift is left to be found. */
export async function addBurstAnalysis(floor: Floor, until: Date, readCases: Beyond['readCases']): Promise<void> {
  const ago = (days: number) => new Date(until.getTime() - days * dayMs);
  const on = (days: number) => addDays(localDate(siteZone, until), days);
  const chart = chartDefinition.parse({
    ...{ indicator: 'complaints-per-day', projectId, product: hiddenBurst.product, area: hiddenBurst.area },
    ...{ from: on(-pastDays), to: on(-7) },
  });
  const actionId = await inTransaction(floor, actorOf('malin'), ago(6), async (call) => {
    const rootCauseId = await analyse(call, chart, readCases);
    if (rootCauseId === null) return null;
    const title = '汇聚机房切换装置带载演练并更换';
    const description = '更换烧蚀触点；每季度带载演练一次，写进维护规程。';
    const { id: ownerId } = personNamed('liwei');
    const dates = { dueOn: on(-2), verifyOn: on(10) };
    const asked = { rootCauseId, kind: 'corrective', title, description, ownerId, ...dates } as const;
    return mustSucceed(await openAction(call, asked)).id;
  });
  if (actionId === null) return;
  await inTransaction(floor, actorOf('liwei'), ago(3), async (call) => {
    const evidence = '更换单与带载演练记录，三次切换均在 8 秒内完成。';
    mustSucceed(await completeAction(call, actionId, { evidence, doneOn: on(-3), version: 1 }));
  });
}
