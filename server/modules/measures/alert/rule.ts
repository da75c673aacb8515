import type { Allowance } from '@tongli/contracts/kernel';
import type { AlertOutcome, AlertState } from '@tongli/contracts/measures';
import { allowanceOf, forbidden, type Refusal, refuse } from '../../../platform/call.ts';

export interface AlertCase {
  readonly state: AlertState;
  readonly ownerId: string | null;
}

/** Anybody who may intervene takes what nobody has, or what somebody else has and does not get to. */
export function decideTaking({ state, ownerId }: AlertCase, by: string): Refusal | null {
  if (state === 'closed') return refuse('alert-closed');
  return state !== 'raised' && ownerId === by ? refuse('alert-yours') : null;
}

const decideOwn = ({ state, ownerId }: AlertCase, by: string): Refusal | null => {
  if (state === 'closed') return refuse('alert-closed');
  if (state === 'raised') return refuse('alert-not-taken');
  return ownerId === by ? null : refuse('alert-of-another');
};

export const decideIntervention = decideOwn;

/** An outcome without a named action is one only where there was nothing to act on. */
export function decideClosing(alert: AlertCase, by: string, outcome: AlertOutcome | null): Refusal | null {
  const refused = decideOwn(alert, by);
  if (refused) return refused;
  if (alert.state === 'acted' || outcome === null || outcome === 'false-alarm') return null;
  return refuse('no-intervention', { field: 'body.outcome', status: 422 });
}

export function alertAllowances(alert: AlertCase, by: string | null, may: boolean): Record<string, Allowance> {
  const told = (decide: (by: string) => Refusal | null) => allowanceOf(may && by !== null ? decide(by) : forbidden);
  return {
    take: told((id) => decideTaking(alert, id)),
    intervene: told((id) => decideIntervention(alert, id)),
    close: told((id) => decideClosing(alert, id, null)),
  };
}
