import { limitBreached, limitWarned, noticeGiven, noticeRead } from '@tongli/contracts/work';
import type { ModuleManifest } from '../../platform/module.ts';
import { routes } from './routes.ts';
import { limitTimer } from './timers.ts';
import { topics } from './topics.ts';

export const work: ModuleManifest = {
  name: 'work',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [limitWarned, limitBreached, noticeGiven, noticeRead].map((definition) => definition.type),
  timers: [limitTimer],
  topics,
};
