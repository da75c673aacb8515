import type { InterceptionOutcome } from '@tongli/contracts/complaints';
import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';

export const interceptionActs = ['take', 'hand-on', 'add-step', 'record-step', 'end', 'escalate'] as const;
export type InterceptionAct = (typeof interceptionActs)[number];

/** A case and what is being done that it stays with us, as decisions see it. */
export interface Intercepted {
  readonly place: Place;
  readonly caseClosed: boolean;
  readonly erased: boolean;
  readonly recused: ReadonlySet<string>;
  /** Since the case was last taken up; null while it is only watched. */
  readonly state: 'waiting' | 'taken' | 'ended' | null;
  readonly ownerId: string | null;
}

const leads = (one: Intercepted, actor: Actor) => holds(actor, 'complaints.assign', one.place);

function decideTake({ caseClosed, state, ownerId }: Intercepted, actor: Actor): Refusal | null {
  if (caseClosed) return refuse('case-closed');
  if (state === 'ended') return refuse('interception-ended');
  if (state !== 'taken') return null;
  return refuse(ownerId === actor.id ? 'already-owner' : 'interception-taken');
}

/** One rule for the record's `actions`, the command and the refusal. */
export function decideInterception(one: Intercepted, act: InterceptionAct, actor: Actor): Refusal | null {
  if (!holds(actor, 'complaints.intercept', one.place)) return forbidden;
  if (actor.id !== null && one.recused.has(actor.id)) return refuse('recused', { status: 403 });
  if (one.erased) return refuse('complaint-erased');
  if (act === 'escalate') return null;
  if (act === 'take') return decideTake(one, actor);
  if (one.state === null) return refuse('not-intercepted');
  if (one.state === 'ended') return refuse('interception-ended');
  if (act === 'hand-on') return one.ownerId === actor.id || leads(one, actor) ? null : notOwner;
  if (one.state !== 'taken') return refuse('interception-not-taken');
  return act !== 'end' || one.ownerId === actor.id || leads(one, actor) ? null : notOwner;
}

const notOwner = refuse('not-owner', { status: 403 });

/** Interception hides no way out: it ends when the customer was told where else to turn, unless there was nothing to intercept. */
export const decideOutcome = (
  outcome: InterceptionOutcome,
  steps: readonly { readonly code: string; readonly done: boolean }[],
): Refusal | null =>
  outcome === 'unfounded' || outcome === 'unreached' || steps.some(({ code, done }) => code === 'recourse' && done)
    ? null
    : refuse('recourse-untold', { field: 'body.outcome' });
