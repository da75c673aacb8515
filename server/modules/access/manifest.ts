import { accessChanged, accountClosed, accountOpened } from '@tongli/contracts/access';
import type { ModuleManifest } from '../../platform/module.ts';
import type { LeavingAmong } from './account/store.ts';
import { routes } from './routes.ts';

/** `leavingAmong`: who of some people will not be there for long. */
export const access = (leavingAmong: LeavingAmong): ModuleManifest => ({
  name: 'access',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(leavingAmong),
  events: [accountOpened.type, accessChanged.type, accountClosed.type],
  timers: [],
});
