import { z } from 'zod';
import { endpoint, instant, listQuery, page, text } from '../kernel/index.ts';

export * from './first-steps.ts';
export * from './public-address.ts';
export * from './sample.ts';

/** How far a flow is: facts of its kinds that it has not handled yet, and since when the oldest of them waits. */
export const flowStanding = z.object({
  name: z.string(),
  behind: z.number().int(),
  waitingSince: instant.nullable(),
  parked: z.number().int(),
});
export type FlowStanding = z.infer<typeof flowStanding>;

/** What an operator wants to know of an installation at one look. */
export const systemStatus = z.object({
  release: z.string(),
  at: instant,
  clock: z.enum(['real', 'stepped']),
  database: z.object({ version: z.string(), bytes: z.number() }),
  log: z.object({ sealed: z.number().int(), unsealed: z.number().int() }),
  audit: z.object({ sealed: z.number().int(), unsealed: z.number().int() }),
  /** The last time the whole audit chain was checked; `position` is the first entry that does not fit. */
  auditCheck: z
    .object({
      at: instant,
      intact: z.boolean(),
      entries: z.number().int().nullable(),
      position: z.number().int().nullable(),
    })
    .nullable(),
  /** The last backup that was finished. */
  backup: z.object({ at: instant, by: z.string(), fileName: z.string(), bytes: z.number() }).nullable(),
  flows: z.array(flowStanding),
  jobs: z.object({ waiting: z.number().int(), running: z.number().int(), failed: z.number().int() }),
  /** What carries calls: `off` where none is set up, `away` where it is not reached and calls cannot begin. */
  voice: z.enum(['off', 'away', 'reached']),
  /** Business timers whose time has come and which have not fired. */
  overdueTimers: z.array(z.object({ name: z.string(), dueAt: instant })),
});
export type SystemStatus = z.infer<typeof systemStatus>;

export const getStatus = endpoint({
  id: 'system.get-status',
  method: 'GET',
  path: '/system/status',
  need: 'system.operate',
  reply: systemStatus,
});

export const jobStates = ['waiting', 'running', 'failed'] as const;

/** Checks the whole audit chain anew; the verdict shows in the status. */
export const checkAudit = endpoint({
  id: 'system.check-audit',
  method: 'POST',
  path: '/system/audit-checks',
  need: 'system.operate',
  reply: z.object({}),
});

/** Work outside the database. A failed one has used up its attempts and waits for an operator. */
export const job = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(jobStates),
  attempts: z.number().int(),
  mostAttempts: z.number().int(),
  addedAt: instant,
  /** When it runs next; of a running one, when it was taken. */
  runAt: instant,
  error: z.string().nullable(),
});
export type SystemJob = z.infer<typeof job>;

export const jobList = {
  filters: { state: ['eq'], name: ['eq', 'starts'] },
  sorts: ['addedAt'],
  usualSort: '-addedAt',
} as const;

export const listJobs = endpoint({
  id: 'system.list-jobs',
  method: 'GET',
  path: '/system/jobs',
  need: 'system.operate',
  query: listQuery(jobList),
  reply: page(job),
});

const jobIds = z
  .array(z.string().regex(/^\d{1,18}$/))
  .min(1)
  .max(200);

/** Failed and waiting jobs run at once, with all their attempts; running ones are left alone. Says how many it were. */
export const rerunJobs = endpoint({
  id: 'system.rerun-jobs',
  method: 'POST',
  path: '/system/jobs/rerun',
  need: 'system.operate',
  body: z.object({ ids: jobIds }),
  reply: z.object({ jobs: z.number().int() }),
});

/** What a job was to do is given up. */
export const discardJobs = endpoint({
  id: 'system.discard-jobs',
  method: 'POST',
  path: '/system/jobs/discard',
  need: 'system.operate',
  body: z.object({ ids: jobIds, reason: text(500) }),
  reply: z.object({ jobs: z.number().int() }),
});

/** A fact that a flow could not handle, or that waits behind one of the same subject. */
export const parkedFact = z.object({
  id: z.string(),
  flow: z.string(),
  position: z.number().int(),
  type: z.string(),
  subjectId: z.string(),
  error: z.string(),
  parkedAt: instant,
});
export type ParkedFact = z.infer<typeof parkedFact>;

export const parkedList = { filters: { flow: ['eq'] }, sorts: ['parkedAt'], usualSort: 'parkedAt' } as const;

export const listParked = endpoint({
  id: 'system.list-parked-facts',
  method: 'GET',
  path: '/system/parked-facts',
  need: 'system.operate',
  query: listQuery(parkedList),
  reply: page(parkedFact),
});

/** The flow handles its parked facts again, oldest first. */
export const retryParked = endpoint({
  id: 'system.retry-parked-facts',
  method: 'POST',
  path: '/system/parked-facts/retry',
  need: 'system.operate',
  body: z.object({ flow: z.string().max(100) }),
  reply: z.object({ handled: z.number().int() }),
});

/** The flow goes on without this fact, and with the next one of its subject. */
export const passOverParked = endpoint({
  id: 'system.pass-over-parked-fact',
  method: 'POST',
  path: '/system/parked-facts/pass-over',
  need: 'system.operate',
  body: z.object({ flow: z.string().max(100), position: z.number().int().positive(), reason: text(500) }),
  reply: z.object({ handled: z.number().int() }),
});
