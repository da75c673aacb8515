import { z } from 'zod';
import { id, topic } from '../kernel/index.ts';
import { caseAct } from './events.ts';

const version = z.int();

/** One case, by its id, for those who may read it. */
export const caseTopic = topic({
  name: 'complaints.case',
  need: 'complaints.read',
  state: z.object({ version }),
  /** Who did what; nobody did, where a limit ran out or the customer lodged it. */
  change: z.object({ act: caseAct, byId: id.nullable(), version }),
});

/** All complaints that one may read, without a key: which of them are not as they were. */
export const complaintsTopic = topic({
  name: 'complaints.list',
  need: 'complaints.read',
  state: z.object({}),
  change: z.object({ id, act: caseAct, byId: id.nullable() }),
});
