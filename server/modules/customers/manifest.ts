import type { ModuleManifest } from '../../platform/module.ts';
import { customerPerson } from './person.ts';
import { tailTimer } from './related.ts';
import { routes } from './routes.ts';

export const customers: ModuleManifest = {
  name: 'customers',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [],
  timers: [tailTimer],
  person: customerPerson,
};
