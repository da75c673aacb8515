import type { ProofKind, VisitOutcome, VisitState } from '@tongli/contracts/requests';
import { forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';

/** A visit as its rules see it. */
export interface VisitFacts {
  readonly state: VisitState;
  readonly place: Place;
  readonly personId: string | null;
  readonly version: number;
  readonly codeMisses: number;
}

export const visitActs = ['assign', 'depart', 'arrive', 'end', 'rebook', 'cancel', 'see-place'] as const;
export type VisitAct = (typeof visitActs)[number];

/** Wrong codes before a visit takes none any more: whoever is there has other ways to show it. */
export const mostCodeMisses = 5;

const from: Readonly<Record<VisitAct, readonly VisitState[]>> = {
  assign: ['booked'],
  depart: ['booked'],
  arrive: ['booked', 'on-the-way'],
  end: ['booked', 'on-the-way', 'arrived'],
  rebook: ['booked', 'on-the-way', 'arrived', 'missed'],
  cancel: ['booked', 'on-the-way'],
  'see-place': ['booked', 'on-the-way', 'arrived'],
};
/** What only whoever goes there can say. */
const onSite: ReadonlySet<VisitAct> = new Set(['depart', 'arrive', 'end']);

export function decideVisit(visit: VisitFacts, act: VisitAct, actor: Actor, version?: number): Refusal | null {
  if (!holds(actor, 'requests.handle', visit.place) && visit.personId !== actor.id) return forbidden;
  if (!from[act].includes(visit.state)) return refuse('visit-state', { params: { state: visit.state } });
  const arranges = holds(actor, 'requests.assign', visit.place);
  if (onSite.has(act) && visit.personId !== null && visit.personId !== actor.id && !arranges)
    return refuse('not-the-visitor');
  return version === undefined || version === visit.version ? null : staleVersion;
}

interface Ending {
  readonly outcome: VisitOutcome;
  readonly text: string;
  readonly proof: { readonly kind: ProofKind } | null;
  readonly version: number;
}

/** What was done is proved; what was not is explained. */
export function decideEnding(visit: VisitFacts, { outcome, text, proof, version }: Ending, actor: Actor) {
  const refused = decideVisit(visit, 'end', actor, version);
  if (refused) return refused;
  const wasDone = outcome === 'done' || outcome === 'partly';
  if (wasDone && proof === null) return refuse('proof-needed', { status: 422, field: 'body.proof' });
  if (!wasDone && text === '') return refuse('needed', { status: 422, field: 'body.text' });
  return proof?.kind === 'code' && visit.codeMisses >= mostCodeMisses ? refuse('code-blocked') : null;
}

export const stateAfter = (outcome: VisitOutcome): VisitState =>
  outcome === 'done' || outcome === 'partly' ? 'done' : 'missed';
