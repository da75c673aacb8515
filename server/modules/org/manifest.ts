import * as contract from '@tongli/contracts/org';
import type { ModuleManifest } from '../../platform/module.ts';
import { leavings, personMoves, unitMoves } from './effects.ts';
import { peopleImport } from './import/people.ts';
import { postsImport } from './import/posts.ts';
import { unitsImport } from './import/units.ts';
import type { ReadOpenWork } from './people/leaving.ts';
import { routes } from './routes.ts';

const events = [
  contract.unitAdded,
  contract.unitChanged,
  contract.unitMovePlanned,
  contract.unitMoveWithdrawn,
  contract.unitMoved,
  contract.unitClosed,
  contract.unitsRemoved,
  contract.personAdded,
  contract.personChanged,
  contract.personMovePlanned,
  contract.personMoveWithdrawn,
  contract.personMoved,
  contract.personLeavingRecorded,
  contract.personLeavingWithdrawn,
  contract.personLeft,
  contract.personRehired,
  contract.peopleAdded,
  contract.peopleRemoved,
  contract.catalogueChanged,
  contract.templateApplied,
];

/** `readOpenWork`: what somebody has on their hands in any module, which they hand over when they leave. */
export const org = (readOpenWork: ReadOpenWork): ModuleManifest => ({
  name: 'org',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(readOpenWork),
  events: events.map(({ type }) => type),
  timers: [unitMoves, personMoves, leavings],
  // In the order in which they are loaded: each names what the ones before it brought in.
  imports: [unitsImport, postsImport, peopleImport],
});
