import {
  actionAssigned,
  actionCompleted,
  actionVerified,
  triageDecided,
  triageOpened,
} from '@tongli/contracts/improvement';
import type { ModuleManifest } from '../../platform/module.ts';
import { verifications } from './action/verifying.ts';
import { improvementPerson } from './person.ts';
import type { ReadCauses } from './root-cause/queries.ts';
import { routes } from './routes.ts';

/** `readCauses`: how complaints are counted by cause, which a root cause shows beside its study. */
export const improvement = (readCauses: ReadCauses): ModuleManifest => ({
  name: 'improvement',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(readCauses),
  events: [triageOpened, triageDecided, actionAssigned, actionCompleted, actionVerified].map(({ type }) => type),
  timers: [verifications],
  person: improvementPerson,
});
