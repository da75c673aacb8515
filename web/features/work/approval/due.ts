import type { Approval } from '@tongli/contracts/work';

/** The clock of an approval as one of its facts; null where no time was set for its kind. */
export function datedOf({ createdAt, warnAt, pressAt, dueAt, decidedAt, urgency }: Approval) {
  if (warnAt === null || pressAt === null || dueAt === null) return null;
  return { createdAt, warnAt, pressAt, dueAt, endedAt: decidedAt, urgency };
}
