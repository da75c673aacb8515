import {
  actionAssigned,
  actionCompleted,
  actionTrainingAsked,
  actionTrainingEnded,
  actionVerified,
  launchReviewed,
  memberInvited,
  projectEnded,
  savingSettled,
  stageReached,
  triageDecided,
  triageOpened,
} from '@tongli/contracts/improvement';
import type { ModuleManifest } from '../../platform/module.ts';
import { improvementTopics } from './action/topic.ts';
import { verifications } from './action/verifying.ts';
import type { Beyond } from './beyond.ts';
import { launchReviews } from './launch/reviewing.ts';
import { improvementPerson } from './person.ts';
import { routes } from './routes.ts';

/** `beyond`: how complaints, recordings and trainings are read, which lie outside this module's map. */
export const improvement = (beyond: Beyond): ModuleManifest => ({
  name: 'improvement',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(beyond),
  events: [
    triageOpened,
    triageDecided,
    memberInvited,
    stageReached,
    savingSettled,
    projectEnded,
    launchReviewed,
    actionAssigned,
    actionTrainingAsked,
    actionTrainingEnded,
    actionCompleted,
    actionVerified,
  ].map(({ type }) => type),
  timers: [verifications, launchReviews(beyond)],
  topics: improvementTopics,
  person: improvementPerson,
});
