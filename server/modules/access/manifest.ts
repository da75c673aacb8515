import { accessChanged, accountClosed, accountOpened } from '@tongli/contracts/access';
import type { ModuleManifest } from '../../platform/module.ts';
import { routes } from './routes.ts';

export const access: ModuleManifest = {
  name: 'access',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [accountOpened.type, accessChanged.type, accountClosed.type],
  timers: [],
};
