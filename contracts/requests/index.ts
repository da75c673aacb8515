import { z } from 'zod';
import { endpoint, id, instant } from '../kernel/index.ts';

/** The customer owes us an answer, somebody else their evidence, or the customer agreed to wait. */
export const pauseReason = z.enum(['customer', 'third-party', 'agreed']);
export type PauseReason = z.infer<typeof pauseReason>;

/** How complaints are led: limits in working time of a calendar, warning share, what a handler may grant. */
export const complaintSettings = z.object({
  calendar: z.string(),
  acknowledgeWithinMinutes: z.number().int().min(1).max(100_000),
  respondWithinDays: z.number().int().min(1).max(365),
  /** What its days are, and those of complex cases: working days, or days of the calendar on the wall, as some laws count. */
  daysCount: z.enum(['working', 'calendar']).default('working'),
  /** The share of the working time of a limit after which its owner is warned. */
  warnAtShare: z.number().min(0.1).max(0.99),
  /** In minor units of CNY: more needs the complaint manager. */
  handlerAuthorityMinor: z.number().int().min(0).max(100_000_000),
  /** For a case that was assessed as complex; null: as any other. */
  complexRespondWithinDays: z.number().int().min(1).max(365).nullable().default(null),
  /** For what the time for the answer may stand still, and for how many days at once at the most. */
  pauseReasons: z.array(pauseReason).default([...pauseReason.options]),
  pauseAtMostDays: z.number().int().min(1).max(365).default(30),
  /** How many days more may be asked for at once, and how often for one answer; with approval. None: not at all. */
  extendAtMostDays: z.number().int().min(0).max(365).default(30),
  extendAtMostTimes: z.number().int().min(0).max(10).default(1),
  /** Where a customer can go who is not content with the answer: it stands in every answer. */
  recourse: z
    .object({ zh: z.string().trim().max(2_000), en: z.string().trim().max(2_000) })
    .default({ zh: '', en: '' }),
});
export type ComplaintSettings = z.infer<typeof complaintSettings>;

export const processVersion = z.object({
  id,
  process: z.literal('complaint'),
  version: z.number().int(),
  settings: complaintSettings,
  publishedAt: instant,
});
export type ProcessVersion = z.infer<typeof processVersion>;

export const listProcessVersions = endpoint({
  id: 'requests.list-process-versions',
  method: 'GET',
  path: '/processes/complaint/versions',
  need: 'org.read',
  reply: z.object({ versions: z.array(processVersion) }),
});

/** Running cases keep the version that they began with. */
export const publishProcessVersion = endpoint({
  id: 'requests.publish-process-version',
  method: 'POST',
  path: '/processes/complaint/versions',
  need: 'requests.administer',
  body: z.object({ settings: complaintSettings, basedOn: z.number().int() }),
  reply: processVersion,
  creates: true,
});

export * from './graph.ts';
export * from './mining.ts';
export * from './process-comparison.ts';
export * from './process-operations.ts';
export * from './processes.ts';
export * from './request.ts';
export * from './request-events.ts';
export * from './request-operations.ts';
export * from './request-templates.ts';
export * from './validation.ts';
export * from './visits.ts';
export * from './walking.ts';
