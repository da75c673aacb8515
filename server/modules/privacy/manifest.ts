import { unusualAccessFound } from '@tongli/contracts/privacy';
import type { ModuleManifest } from '../../platform/module.ts';
import { noteErasures } from './noting.ts';
import type { PersonDoors } from './people.ts';
import { routes } from './routes.ts';
import { unusualAccess } from './unusual/watching.ts';

/** `doors`: what the other modules offer on people. */
export const privacy = (doors: PersonDoors): ModuleManifest => ({
  name: 'privacy',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(doors),
  events: [unusualAccessFound.type],
  timers: [unusualAccess],
  jobs: [noteErasures],
});
