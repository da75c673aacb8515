import type { Finding, RootCause } from '@tongli/contracts/improvement';
import type { Allowance } from '@tongli/contracts/kernel';
import { allowanceOf, forbidden, type Refusal, refuse } from '../../../platform/call.ts';

export type TriageState = 'open' | Finding;

export interface DecidedTriage {
  readonly state: Finding;
  readonly opensRootCause: boolean;
}

/** A triage is decided once; only a special cause is worth an analysis: one of its own, or the one that it `joins`. */
export function decideFinding(state: TriageState, finding: Finding, joins = false): DecidedTriage | Refusal {
  if (state !== 'open') return refuse('triage-decided', { params: { finding: state } });
  if (joins && finding !== 'special-cause') return wrong('only-special-cause-joins');
  return { state: finding, opensRootCause: finding === 'special-cause' && !joins };
}

const wrong = (code: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: 'body.rootCauseId', params });

/** An open analysis of the same indicator can answer one more signal. */
export function checkJoining(
  rootCause: { readonly state: RootCause['state']; readonly indicator: string } | null,
  indicator: string,
): Refusal | null {
  if (!rootCause) return wrong('no-such-root-cause');
  if (rootCause.state === 'concluded') return wrong('root-cause-concluded');
  if (rootCause.indicator !== indicator) return wrong('other-indicator', { indicator: rootCause.indicator });
  return null;
}

export function triageAllowances(state: TriageState, mayLead: boolean): Record<string, Allowance> {
  return { decide: allowanceOf(mayLead ? decideFinding(state, 'special-cause') : forbidden) };
}
