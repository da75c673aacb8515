import type { ModuleManifest } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const desk: ModuleManifest = {
  name: 'desk',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [],
  timers: [],
};
