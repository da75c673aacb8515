import { z } from 'zod';
import { endpoint } from '../kernel/index.ts';
import { approvalKind } from './authority.ts';

/** In how many working minutes an approval of a kind is to be decided, from the asking to the last decision; null is any other kind. */
export const approvalTime = z.object({
  kind: approvalKind.nullable(),
  minutes: z.number().int().min(1).max(100_000),
});
export type ApprovalTime = z.infer<typeof approvalTime>;

export const approvalTimes = z.object({ times: z.array(approvalTime).max(100), version: z.number().int() });
export type ApprovalTimes = z.infer<typeof approvalTimes>;

export const listApprovalTimes = endpoint({
  id: 'work.list-approval-times',
  method: 'GET',
  path: '/approval-times',
  need: 'work.read',
  reply: approvalTimes,
});

/** All of them at once. They count for what is asked for from then on. */
export const setApprovalTimes = endpoint({
  id: 'work.set-approval-times',
  method: 'PUT',
  path: '/approval-times',
  need: 'work.administer',
  body: approvalTimes,
  reply: approvalTimes,
});
