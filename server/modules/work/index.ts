export { addAbsence, type NewAbsence } from './absence/handling.ts';
export type { Moved } from './absence/moving.ts';
export { delegate, type NewDelegation } from './approval/delegations.ts';
export { askApproval, type NewApproval, withdrawApproval } from './approval/handling.ts';
export { excludeFromApprovals, passOver } from './approval/leaving.ts';
export { ownAuthority, postOf } from './approval/own.ts';
export { escalateLimit, findOnRung } from './climbing.ts';
export { endLimit, handOverLimits, type NewLimit, startLimit } from './commands.ts';
export { addComment, commentsOf, type NewComment } from './comment/comments.ts';
export {
  endTaskFor,
  endTasksOf,
  handOver,
  type OpenCounts,
  type OpenWorkItem,
  openOn,
  openWorkOf,
  passTask,
} from './doors.ts';
export { discloseFile, namedFiles } from './files.ts';
export { type LimitSpan, type LimitTimes, limitTimes } from './limit-times.ts';
export { type NewNotice, notify } from './notices.ts';
export { moveLimit, type Pause, pauseLimit, resumeLimit } from './pausing.ts';
export { limitsOf } from './queries.ts';
export { recordsAbout } from './records.ts';
export { layFirstAuthority } from './rules/first-authority.ts';
export { layFirstLadder } from './rules/first-ladder.ts';
export {
  readApprovalTimes,
  readAuthority,
  readLadders,
  setApprovalTimes,
  setAuthority,
  setLadders,
} from './rules/store.ts';
export { absencesBetween, absentAt, findAbsence, type KnownAbsence } from './rules/target.ts';
export type { Subject } from './subject.ts';
export { subjectsOfWork } from './subjects.ts';
export type { WorkTables } from './tables.ts';
export { completeTask, startTask } from './task/handling.ts';
export { type NewTask, openTask } from './task/opening.ts';
export { getTask } from './task/queries.ts';
export { unwatch, watch, watchersOf } from './watchers.ts';
