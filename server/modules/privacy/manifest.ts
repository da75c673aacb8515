import { copyCodeAsked, copyDecided, unusualAccessFound } from '@tongli/contracts/privacy';
import type { ModuleManifest } from '../../platform/module.ts';
import type { Operations } from './list-exports/reading.ts';
import { noteErasures } from './noting.ts';
import type { PersonDoors } from './people.ts';
import { retention } from './retention/daily.ts';
import { routes } from './routes.ts';
import { unusualAccess } from './unusual/watching.ts';

/** `doors`: what the other modules offer on people; `operations`: whose lists can be taken out. */
export function privacy(doors: PersonDoors, allOperations: Operations): ModuleManifest {
  const keeping = retention(doors);
  return {
    name: 'privacy',
    migrations: new URL('./migrations/', import.meta.url),
    operations: routes(doors, allOperations),
    events: [unusualAccessFound.type, copyDecided.type, copyCodeAsked.type],
    timers: [unusualAccess, keeping.timer],
    jobs: [noteErasures, keeping.job],
  };
}
