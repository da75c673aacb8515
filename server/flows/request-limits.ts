import { limitBreached, limitWarned } from '@tongli/contracts/work';
import { noteRequestLimit } from '../modules/requests/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** A limit on a request or its step is warned of or breached → its history says so. */
export const requestLimits = flow('request-limits', [
  on(limitWarned, async (call, { subjectId, payload }) => {
    if (payload.subjectType === 'request') await noteRequestLimit(call, subjectId, 'limit-warned', payload);
  }),
  on(limitBreached, async (call, { subjectId, payload }) => {
    if (payload.subjectType === 'request') await noteRequestLimit(call, subjectId, 'limit-breached', payload);
  }),
]);
