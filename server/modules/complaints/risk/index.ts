import {
  complaintEscalated,
  interceptionEnded,
  interceptionOpened,
  interceptionTaken,
} from '@tongli/contracts/complaints';

/** Escalation risk 越级: how likely an open case is to be taken over our head, who is spoken to at once, and what is done to calm. */
export { recordEscalation, recordStep as recordCalmingStep } from './calming.ts';
export { followTaken, followTask, take as takeInterception } from './intercepting.ts';
export { learnRisk, riskLearningTimer } from './learning.ts';
export { interceptionStepsOf, listRisks } from './record.ts';
export { riskRoutes } from './routes.ts';
export { type Happening, riskTimer, scoreAfter } from './scoring.ts';
export { tagTimer } from './tags.ts';

export const riskFacts = [interceptionOpened, interceptionTaken, interceptionEnded, complaintEscalated] as const;
