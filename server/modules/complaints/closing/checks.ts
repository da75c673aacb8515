import type { OpenMatter } from '@tongli/contracts/complaints';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { openCompensations } from '../compensation/closing.ts';
import { openInterceptions } from '../risk/closing.ts';
import { openAppeals, openQuestions } from './customer.ts';
import { openTasks, pendingApprovals } from './work.ts';

export type { OpenMatter };

/** What keeps a case from being closed, as its part of the house knows it; empty where nothing does. */
export type ClosingCheck = (call: Call, complaintId: string) => Promise<readonly OpenMatter[]>;

/** Every part with something that may be left open adds its check. The page has the way to each code in `case/matters.ts`. */
const closingChecks: readonly ClosingCheck[] = [
  openTasks,
  pendingApprovals,
  openQuestions,
  openAppeals,
  openCompensations,
  openInterceptions,
];

/** All that is still open, in the order of the checks. */
export async function openMattersOf(call: Call, complaintId: string): Promise<OpenMatter[]> {
  const found: OpenMatter[] = [];
  for (const check of closingChecks) found.push(...(await check(call, complaintId)));
  return found;
}

/** Refuses `matters-open`, naming their codes. */
export async function decideNothingOpen(call: Call, complaintId: string): Promise<Refusal | null> {
  const open = await openMattersOf(call, complaintId);
  if (open.length === 0) return null;
  return refuse('matters-open', { params: { matters: open.map(({ code }) => code).join(',') } });
}
