import type { ModuleManifest } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const requests: ModuleManifest = {
  name: 'requests',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [],
  timers: [],
};
