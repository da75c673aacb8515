import { limitHandedOver } from '@tongli/contracts/work';
import { handOverCase, listOpenCases } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** Somebody who is absent hands over the duty to answer a complaint → the case goes with it, once for all its duties. */
export const workHandOvers = flow('work-hand-overs', [
  on(limitHandedOver, async (call, { subjectId, payload: { subjectType, fromId, toId } }) => {
    if (subjectType !== 'complaint') return;
    const theirs = await listOpenCases(call, fromId);
    if (theirs.some(({ id }) => id === subjectId)) await handOverCase(call, subjectId, toId);
  }),
]);
