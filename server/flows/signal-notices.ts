import { signalRaised } from '@tongli/contracts/measures';
import { accountsWithRole } from '../modules/access/index.ts';
import { notify } from '../modules/work/index.ts';
import { flow, inLane, on } from '../platform/events/flow.ts';

/** A watched chart shows a special cause → the quality engineers are told, and led to the chart. */
export const signalNotices = inLane(
  'telling',
  flow('signal-notices', [
    on(signalRaised, async (call, { payload: { projectId, chartId, indicator, rule, from, to } }) =>
      notify(call, {
        personIds: await accountsWithRole(call, 'quality-engineer', { projectId, unitId: null }),
        code: 'signal-raised',
        params: { indicator, rule, from, to },
        subject: { type: 'chart', id: chartId },
      }),
    ),
  ]),
);
