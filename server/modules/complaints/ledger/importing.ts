import { isRefusal } from '../../../platform/call.ts';
import type { UndoneByRun } from '../../../platform/imports/index.ts';
import { projectFor, unitOf } from '../../org/index.ts';
import { applyComplaints } from './applying.ts';
import { compareComplaints } from './comparing.ts';
import { completeLedger } from './completing.ts';
import { ledgerErrors, ledgerFields, stateField } from './fields.ts';
import { ledgerOptions, passesOver } from './options.ts';
import { clearLedger, removeComplaints, withdrawLedger } from './withdrawing.ts';

/** A ledger of complaints that was kept elsewhere. Its cases are history: no limit runs on them. */
export const ledgerImport: UndoneByRun = {
  name: 'complaints.ledger',
  title: { zh: '投诉台账', en: 'Complaint ledger' },
  lead: {
    zh: '把在别处登记的投诉台账导入进来，与本系统的投诉一起统计。',
    en: 'Bring in complaints that were kept elsewhere, and count them with those lodged here.',
  },
  need: 'complaints.import',
  fields: ledgerFields,
  derived: [stateField],
  maximumRows: 1_000_000,
  batchRows: 2_000,
  namesOnly: true,
  leavesOut: true,
  errors: ledgerErrors,
  place: async (call, asked) => {
    const projectId = await projectFor(call, asked, 'query.projectId');
    return isRefusal(projectId) ? projectId : { projectId, unitId: await unitOf(call, call.actor.id) };
  },
  options: ledgerOptions,
  key: ({ number }) => number ?? null,
  repeated: (run) => (passesOver(run) ? 'skipped' : 'wrong'),
  compare: compareComplaints,
  apply: applyComplaints,
  complete: completeLedger,
  withdraw: withdrawLedger,
  remove: removeComplaints,
  clear: clearLedger,
};
