import { limitBreached, limitWarned } from '@tongli/contracts/work';
import type { ModuleManifest } from '../../platform/module.ts';
import { routes } from './routes.ts';
import { limitTimer } from './timers.ts';

export const work: ModuleManifest = {
  name: 'work',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [limitWarned.type, limitBreached.type],
  timers: [limitTimer],
};
