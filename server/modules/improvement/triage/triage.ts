import type { Finding } from '@tongli/contracts/improvement';
import type { Allowance } from '@tongli/contracts/kernel';
import { allowanceOf, forbidden, type Refusal, refuse } from '../../../platform/call.ts';

export type TriageState = 'open' | Finding;

export interface DecidedTriage {
  readonly state: Finding;
  readonly opensRootCause: boolean;
}

/** A triage is decided once; only a special cause is worth an analysis. */
export function decideFinding(state: TriageState, finding: Finding): DecidedTriage | Refusal {
  if (state !== 'open') return refuse('triage-decided', { params: { finding: state } });
  return { state: finding, opensRootCause: finding === 'special-cause' };
}

export function triageAllowances(state: TriageState, mayLead: boolean): Record<string, Allowance> {
  return { decide: allowanceOf(mayLead ? decideFinding(state, 'special-cause') : forbidden) };
}
