import {
  complaintAcknowledged,
  complaintAnswered,
  complaintAssigned,
  complaintChanged,
  complaintClosed,
  complaintClosedAgain,
  complaintFilesAttached,
  complaintLodged,
  complaintReclassified,
  complaintReopened,
  ledgerCustomersDetached,
  ledgerDayImported,
  ledgerDayWithdrawn,
} from '@tongli/contracts/complaints';
import type { ModuleManifest } from '../../platform/module.ts';
import { ledgerImport } from './ledger/index.ts';
import { complaintPerson } from './person.ts';
import { routes } from './routes.ts';
import { topics } from './topics.ts';

export const complaints: ModuleManifest = {
  name: 'complaints',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [
    complaintLodged,
    complaintChanged,
    complaintAssigned,
    complaintAcknowledged,
    complaintReclassified,
    complaintFilesAttached,
    complaintAnswered,
    complaintClosed,
    complaintClosedAgain,
    complaintReopened,
    ledgerDayImported,
    ledgerDayWithdrawn,
    ledgerCustomersDetached,
  ].map((definition) => definition.type),
  timers: [],
  imports: [ledgerImport],
  topics,
  person: complaintPerson,
};
