import { type Call, mustSucceed } from '../../../platform/call.ts';
import { foundingProject, isPerson } from '../../org/index.ts';
import { type NewThreshold, readThresholds, setThreshold } from './thresholds.ts';

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

type First = Pick<NewThreshold, 'indicator' | 'warnAt' | 'breachAt' | 'suggestion'> & {
  readonly windowMinutes: number;
};

/** What every centre would want to hear of first; bounds are where one begins, and are moved once one's own numbers are known. */
const first: readonly First[] = [
  {
    ...{ indicator: 'acknowledged-in-time-rate', warnAt: 0.9, breachAt: 0.8, windowMinutes: dayMinutes },
    suggestion: '加派受理人员，先处理快到时限的投诉。Put more people on intake, those near their limit first.',
  },
  {
    ...{ indicator: 'first-response-hours', warnAt: 4, breachAt: 8, windowMinutes: dayMinutes },
    suggestion: '查看等待最久的投诉，逐件联系客户。Ring those who have waited longest.',
  },
  {
    ...{ indicator: 'repeat-rate', warnAt: 0.2, breachAt: 0.3, windowMinutes: weekMinutes },
    suggestion: '逐件复核重复投诉的前次答复。Read what repeated complaints were answered the first time.',
  },
  {
    ...{ indicator: 'escalation-rate', warnAt: 0.05, breachAt: 0.1, windowMinutes: weekMinutes },
    suggestion: '核对高风险名单，确认每件都有负责人。See that every case on the risk list has an owner.',
  },
];

const rule = { unitId: null, control: false, minimum: 5, takeMinutes: 60 };

/** Thresholds to begin with, where there are none; whoever took the organisation is told until somebody else is named. */
export async function layFirstThresholds(call: Call, ownerId: string | null): Promise<boolean> {
  if (ownerId === null || !(await isPerson(call, ownerId))) return false;
  if ((await readThresholds(call)).length > 0) return false;
  const projectId = await foundingProject(call);
  for (const one of first) mustSucceed(await setThreshold(call, { ...rule, ...one, projectId, ownerId }));
  return true;
}
