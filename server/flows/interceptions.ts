import { taskAssigned, taskCompleted } from '@tongli/contracts/work';
import { followTaken, followTask } from '../modules/complaints/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** The task to intercept a case went to somebody else, or was done in the inbox → so is the interception. */
export const interceptions = flow('interceptions', [
  on(taskAssigned, (call, { subjectId, payload: { ownerId } }) => followTask(call, subjectId, ownerId)),
  on(taskCompleted, (call, { subjectId }) => followTaken(call, subjectId)),
]);
