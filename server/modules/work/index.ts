export { endLimit, handOverLimits, type NewLimit, startLimit } from './commands.ts';
export { type LimitSpan, type LimitTimes, limitTimes } from './limit-times.ts';
export { type NewNotice, notify } from './notices.ts';
export { limitsOf } from './queries.ts';
export type { Subject } from './subject.ts';
export type { WorkTables } from './tables.ts';
