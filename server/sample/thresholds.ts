import { type NewThreshold, setThreshold } from '../modules/measures/index.ts';
import { mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { inTransaction } from './live.ts';
import { personNamed, projectId } from './people.ts';

const day = 1_440;

const rule = {
  ...{ projectId, unitId: null, ownerId: personNamed('malin').id, control: false, windowMinutes: day, minimum: 3 },
  // Whoever looks around for the first time has the morning for it.
  takeMinutes: 240,
};

/** What the centre watches: four that hold, and a first response that has become slow. */
const thresholds: readonly NewThreshold[] = [
  {
    ...rule,
    ...{ indicator: 'acknowledged-in-time-rate', warnAt: 0.9, breachAt: 0.5 },
    suggestion: '请值班班长加派受理人员，先处理快到时限的投诉',
  },
  {
    ...rule,
    ...{ indicator: 'first-response-hours', warnAt: 4, breachAt: 8, windowMinutes: 7 * day },
    suggestion: '查看等待最久的投诉，由小组长逐件电话联系客户',
  },
  {
    ...rule,
    ...{ indicator: 'complaints-per-day', warnAt: 60, breachAt: 90 },
    suggestion: '查看投诉集中的产品和地区，必要时发起集中事件',
  },
  {
    ...rule,
    ...{ indicator: 'repeat-rate', warnAt: 0.5, breachAt: 0.7, windowMinutes: 7 * day },
    suggestion: '逐件复核重复投诉的前次答复',
  },
  {
    ...rule,
    ...{ indicator: 'escalation-rate', warnAt: 0.6, breachAt: 0.8, windowMinutes: 7 * day },
    suggestion: '核对高风险名单，确认每件都有负责人和安抚方案',
  },
];

/** Thresholds from the last hour on: one of them finds its indicator beyond it. */
export async function addSampleThresholds(floor: Floor, until: Date): Promise<void> {
  await inTransaction(floor, { ...system('sample'), name: personNamed('malin').name }, until, async (call) => {
    for (const threshold of thresholds) mustSucceed(await setThreshold(call, threshold));
  });
}
