import type { ModuleManifest } from '../../platform/module.ts';
import { sendIdentityCode } from './checks/code.ts';
import type { CheckDoors } from './checks/doors.ts';
import { checkRoutes } from './checks/routes.ts';
import { customerPerson } from './person.ts';
import { tailTimer } from './related.ts';
import { routes } from './routes.ts';

/** `doors`: what customers are asked about and within, known elsewhere. */
export const customers = (doors: CheckDoors): ModuleManifest => ({
  name: 'customers',
  migrations: new URL('./migrations/', import.meta.url),
  operations: [...routes, ...checkRoutes(doors)],
  events: [],
  timers: [tailTimer],
  jobs: [sendIdentityCode],
  person: customerPerson,
});
