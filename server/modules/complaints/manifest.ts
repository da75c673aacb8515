import {
  complaintAcknowledged,
  complaintAnswered,
  complaintAssigned,
  complaintChanged,
  complaintClosed,
  complaintFilesAttached,
  complaintLodged,
  complaintReclassified,
  ledgerDayImported,
} from '@tongli/contracts/complaints';
import type { ModuleManifest } from '../../platform/module.ts';
import { ledgerTimer } from './ledger/index.ts';
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
    ledgerDayImported,
  ].map((definition) => definition.type),
  timers: [ledgerTimer],
  topics,
  person: complaintPerson,
};
