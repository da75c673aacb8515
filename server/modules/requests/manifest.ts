import {
  requestChanged,
  requestClosed,
  requestLodged,
  requestReopened,
  requestStepDone,
  suggestionDecided,
  visitBooked,
  visitEnded,
} from '@tongli/contracts/requests';
import type { ModuleManifest } from '../../platform/module.ts';
import { requestPerson } from './request/person.ts';
import { requestTopics } from './request/topics.ts';
import { routes } from './routes.ts';

export const requests: ModuleManifest = {
  name: 'requests',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [
    requestLodged,
    requestChanged,
    requestStepDone,
    requestClosed,
    requestReopened,
    suggestionDecided,
    visitBooked,
    visitEnded,
  ].map((definition) => definition.type),
  timers: [],
  topics: requestTopics,
  person: requestPerson,
};
