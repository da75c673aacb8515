import { signalRaised } from '@tongli/contracts/measures';
import type { ModuleManifest } from '../../platform/module.ts';
import { routes } from './routes.ts';
import { chartWatch } from './watching.ts';

export const measures: ModuleManifest = {
  name: 'measures',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [signalRaised.type],
  timers: [chartWatch],
};
