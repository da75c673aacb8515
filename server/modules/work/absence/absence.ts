import type { Absence } from '@tongli/contracts/work';
import { allowanceOf, type Refusal, refuse } from '../../../platform/call.ts';

export interface AbsenceFacts {
  readonly personId: string;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly cancelledAt: Date | null;
}

/** `mayLead` over the unit of whoever is absent. */
export interface AbsenceCaller {
  readonly id: string | null;
  readonly mayLead: boolean;
}

export function absenceState({ fromAt, untilAt, cancelledAt }: AbsenceFacts, now: Date): Absence['state'] {
  if (cancelledAt !== null) return 'cancelled';
  if (now < fromAt) return 'coming';
  return now < untilAt ? 'running' : 'over';
}

export const absenceActs = ['hand-over', 'cancel'] as const;
export type AbsenceAct = (typeof absenceActs)[number];

/** Who leads moves the work; who is absent may take the absence back as well. Neither once it is over. */
export function decideAbsence(
  absence: AbsenceFacts,
  act: AbsenceAct,
  { caller, now }: { readonly caller: AbsenceCaller; readonly now: Date },
): Refusal | null {
  const own = act === 'cancel' && caller.id !== null && caller.id === absence.personId;
  if (!own && !caller.mayLead) return refuse('not-leader', { status: 403 });
  const state = absenceState(absence, now);
  return state === 'over' || state === 'cancelled' ? refuse('absence-over') : null;
}

export const absenceAllowances = (absence: AbsenceFacts, caller: AbsenceCaller, now: Date) =>
  Object.fromEntries(absenceActs.map((act) => [act, allowanceOf(decideAbsence(absence, act, { caller, now }))]));
