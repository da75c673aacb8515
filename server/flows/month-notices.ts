import { monthDisputeAnswered, monthDisputed, monthLocked } from '@tongli/contracts/measures';
import { accountsWithRole } from '../modules/access/index.ts';
import { notify } from '../modules/work/index.ts';
import { flow, inLane, on } from '../platform/events/flow.ts';

/** Where whoever raised it sees what came of it. */
const ownMonth = (id: string) => ({ type: 'own-month', id });
const monthEnd = (id: string) => ({ type: 'month', id });

/** A figure of a month is disputed → who answers is told; it is answered → who raised it; a month is locked → who signs. */
export const monthNotices = inLane(
  'telling',
  flow('month-notices', [
    on(monthDisputed, async (call, { subjectId, payload: { projectId, month, name } }) =>
      notify(call, {
        personIds: await accountsWithRole(call, 'quality-engineer', { projectId, unitId: null }),
        code: 'month-disputed',
        params: { month, ...name },
        subject: monthEnd(subjectId),
      }),
    ),
    on(monthDisputeAnswered, (call, { subjectId, payload: { month, name, raisedBy, verdict } }) =>
      notify(call, {
        personIds: [raisedBy],
        code: `month-dispute-${verdict}`,
        params: { month, ...name },
        subject: ownMonth(subjectId),
      }),
    ),
    on(monthLocked, async (call, { subjectId, payload: { month } }) =>
      notify(call, {
        personIds: await accountsWithRole(call, 'complaint-manager', { projectId: subjectId, unitId: null }),
        code: 'month-locked',
        params: { month },
        subject: monthEnd(subjectId),
      }),
    ),
  ]),
);
