import { z } from 'zod';
import { endpoint, id, instant } from '../kernel/index.ts';

/** How complaints are led: limits in working time of a calendar, warning share, what a handler may grant. */
export const complaintSettings = z.object({
  calendar: z.string(),
  acknowledgeWithinMinutes: z.number().int().min(1).max(100_000),
  respondWithinDays: z.number().int().min(1).max(365),
  /** The share of the working time of a limit after which its owner is warned. */
  warnAtShare: z.number().min(0.1).max(0.99),
  /** In minor units of CNY: more needs the complaint manager. */
  handlerAuthorityMinor: z.number().int().min(0).max(100_000_000),
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

export * from './processes.ts';
export * from './walking.ts';
