import type { ModuleManifest } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const org: ModuleManifest = {
  name: 'org',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [],
  timers: [],
};
