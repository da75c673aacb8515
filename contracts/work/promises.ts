import { z } from 'zod';
import { endpoint, id, instant, isoDate, personal, text } from '../kernel/index.ts';
import { share } from './departments.ts';
import { workSubject } from './tasks.ts';

const count = z.number().int();

export const promiseResult = z.object({
  ownerId: id,
  ownerName: z.string(),
  open: count,
  withdrawn: count,
  /** Kept ÷ (kept + missed). */
  kept: share,
  /** Of those of this person whose customers were asked: said to be kept ÷ reached. */
  confirmed: share,
});
export type PromiseResult = z.infer<typeof promiseResult>;

const span = { from: isoDate.optional(), to: isoDate.optional() };

/** Promises due on these dates by whoever owned them at last; the last thirty days where none is named. */
export const getPromiseResults = endpoint({
  id: 'work.get-promise-results',
  method: 'GET',
  path: '/promise-results',
  need: 'work.read',
  query: z.object(span),
  reply: z.object({ from: isoDate, to: isoDate, rows: z.array(promiseResult) }),
});

export const promiseSample = z.object({
  id,
  from: isoDate,
  to: isoDate,
  share: z.number(),
  /** The draw again: kept promises in the order of the SHA-256 of seed and id, the first of them. */
  seed: z.string(),
  population: count,
  size: count,
  checked: count,
  confirmed: share,
  drawnAt: instant,
  drawnByName: z.string(),
});
export type PromiseSample = z.infer<typeof promiseSample>;

const samples = z.object({ samples: z.array(promiseSample) });

/** The latest first. */
export const listPromiseSamples = endpoint({
  id: 'work.list-promise-samples',
  method: 'GET',
  path: '/promise-samples',
  need: 'work.assign',
  reply: samples,
});

export const checkOutcome = z.enum(['kept', 'not-kept', 'unreached']);
export type CheckOutcome = z.infer<typeof checkOutcome>;

export const promiseCheck = z.object({
  taskId: id,
  number: z.string(),
  title: personal('text', z.string()),
  subject: workSubject.nullable(),
  ownerName: z.string(),
  endedAt: instant.nullable(),
  outcome: checkOutcome.nullable(),
  note: personal('text', z.string()).nullable(),
  at: instant.nullable(),
  byName: z.string().nullable(),
});
export type PromiseCheck = z.infer<typeof promiseCheck>;

const oneSample = promiseSample.extend({ checks: z.array(promiseCheck) });

export const getPromiseSample = endpoint({
  id: 'work.get-promise-sample',
  method: 'GET',
  path: '/promise-samples/:id',
  need: 'work.assign',
  params: z.object({ id }),
  reply: oneSample,
});

/** Of the promises kept on these dates within one's reach; at least one, where there is any. */
export const drawPromiseSample = endpoint({
  id: 'work.draw-promise-sample',
  method: 'POST',
  path: '/promise-samples',
  need: 'work.assign',
  body: z.object({
    from: isoDate,
    to: isoDate,
    sharePercent: z.number().min(1).max(100),
    seed: text(60),
    projectId: id.optional(),
  }),
  reply: oneSample,
  creates: true,
});

/** What the customer said when called; again replaces what was said before. */
export const recordPromiseCheck = endpoint({
  id: 'work.record-promise-check',
  method: 'PUT',
  path: '/promise-samples/:id/checks/:taskId',
  need: 'work.assign',
  params: z.object({ id, taskId: id }),
  body: z.object({ outcome: checkOutcome, note: z.string().trim().max(1_000).default('') }),
  reply: oneSample,
});
