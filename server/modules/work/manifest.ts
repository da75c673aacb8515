import {
  absenceBegan,
  commentAdded,
  limitBreached,
  limitChanged,
  limitEscalated,
  limitHandedOver,
  limitPaused,
  limitResumed,
  limitWarned,
  noticeGiven,
  noticeRead,
  workHandedOver,
} from '@tongli/contracts/work';
import type { ModuleManifest } from '../../platform/module.ts';
import { workPerson } from './person.ts';
import { routes } from './routes.ts';
import { absenceTimer, approvalTimer, arbitrationTimer, limitTimer, taskTimer } from './timers.ts';
import { approvalFacts, taskFacts, topics } from './topics.ts';

const facts = [
  limitWarned,
  limitBreached,
  limitChanged,
  limitEscalated,
  limitHandedOver,
  limitPaused,
  limitResumed,
  noticeGiven,
  noticeRead,
  commentAdded,
  workHandedOver,
  absenceBegan,
];

export const work: ModuleManifest = {
  name: 'work',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [...facts, ...taskFacts, ...approvalFacts].map((definition) => definition.type),
  timers: [limitTimer, taskTimer, arbitrationTimer, approvalTimer, absenceTimer],
  topics,
  person: workPerson,
};
