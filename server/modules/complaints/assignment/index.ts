/** Assignment 分派: who should have a case, by the rule of the unit that takes its matter, and what an absentee leaves. */
export { moveOnAbsence } from './absentees.ts';
export { assignByRule, assignWaiting, waitingTimer } from './assigning.ts';
export { unitInCharge } from './facts.ts';
export { layFirstRule } from './first-rule.ts';
export { assignmentRoutes } from './routes.ts';
export { setAssignment } from './settings.ts';
