import type { CompensationState } from '@tongli/contracts/complaints';
import { allowanceOf, forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';

export interface CompensationCase {
  readonly state: CompensationState;
  readonly place: Place;
  readonly proposerId: string;
  readonly reference: string | null;
  /** Who does it, where something is done rather than paid. */
  readonly remedyOwnerId: string | null;
  readonly version: number;
  /** Whom the case is about, or who answers for it: they decide on nothing in it. */
  readonly recused: ReadonlySet<string>;
}

export type CompensationAct = 'withdraw' | 'pay' | 'fulfil' | 'reverse';

const settles = (one: CompensationCase, actor: Actor) => holds(actor, 'complaints.settle', one.place);

const involved = (one: CompensationCase, actor: Actor): Refusal | null =>
  actor.id !== null && one.recused.has(actor.id) ? refuse('recused', { status: 403 }) : null;

function withdrawable(one: CompensationCase, actor: Actor): Refusal | null {
  if (one.state !== 'waiting' && one.state !== 'approved') return refuse('compensation-ended');
  if (one.proposerId === actor.id && holds(actor, 'complaints.handle', one.place)) return null;
  // Its approval is the proposer's own; once that is given, whoever settles may call it off.
  if (one.state === 'waiting') return refuse('not-proposer', { status: 403 });
  return settles(one, actor) ? involved(one, actor) : forbidden;
}

/** Four eyes: who proposed it says yes at most within their own authority, and pays out nothing of it. */
function payable(one: CompensationCase, actor: Actor): Refusal | null {
  if (!settles(one, actor)) return forbidden;
  if (one.remedyOwnerId !== null) return refuse('remedy-is-done');
  if (one.state === 'waiting') return refuse('compensation-waiting');
  if (one.state === 'paid') return refuse('already-paid');
  if (one.state !== 'approved') return refuse('compensation-ended');
  return one.proposerId === actor.id ? refuse('own-compensation', { status: 403 }) : involved(one, actor);
}

/** Its owner says that it is done and shows it; whoever settles may say so for them, but for what they proposed. */
function fulfillable(one: CompensationCase, actor: Actor): Refusal | null {
  if (one.remedyOwnerId === null) return refuse('no-remedy');
  const owns = one.remedyOwnerId === actor.id && holds(actor, 'complaints.handle', one.place);
  if (!owns && !settles(one, actor)) return forbidden;
  if (one.state === 'waiting') return refuse('compensation-waiting');
  if (one.state === 'paid') return refuse('already-fulfilled');
  if (one.state !== 'approved') return refuse('compensation-ended');
  if (!owns && one.proposerId === actor.id) return refuse('own-compensation', { status: 403 });
  return involved(one, actor);
}

function reversible(one: CompensationCase, actor: Actor): Refusal | null {
  if (!settles(one, actor)) return forbidden;
  return one.state === 'paid' ? involved(one, actor) : refuse('not-paid');
}

const rules: Readonly<Record<CompensationAct, (one: CompensationCase, actor: Actor) => Refusal | null>> = {
  withdraw: withdrawable,
  pay: payable,
  fulfil: fulfillable,
  reverse: reversible,
};

export function decideCompensation(
  one: CompensationCase,
  act: CompensationAct,
  { actor, version }: { readonly actor: Actor; readonly version?: number },
): Refusal | null {
  const refused = rules[act](one, actor);
  if (refused) return refused;
  return version !== undefined && version !== one.version ? staleVersion : null;
}

export const compensationAllowances = (one: CompensationCase, actor: Actor) =>
  Object.fromEntries(
    (['withdraw', 'pay', 'fulfil', 'reverse'] as const).map((act) => [
      act,
      allowanceOf(decideCompensation(one, act, { actor })),
    ]),
  );

/** Whether somebody must be asked. An amount within one's own limit is one's own to give, unless a budget says otherwise. */
export const needsApproval = (amountMinor: number, ownLimitMinor: number | null, budgets: 'within' | 'escalate') =>
  budgets === 'escalate' || (ownLimitMinor !== null && amountMinor > ownLimitMinor);

/** What differs from the rule, or follows none, says why. */
export const decideReason = (amountMinor: number, proposedMinor: number | null, reason: string): Refusal | null =>
  amountMinor === proposedMinor || reason !== ''
    ? null
    : refuse('reason-needed', { status: 422, field: 'body.reason' });

/** What is promised in "make good" is one's own to grant, or was granted by the ledger; null is without bound. */
export function decideMakeGood(amountMinor: number, mostMinor: number | null): Refusal | null {
  if (mostMinor === null || amountMinor <= mostMinor) return null;
  const params = { maximum: mostMinor / 100, currency: 'CNY' };
  return refuse('over-authority', { field: 'body.record.amountMinor', params });
}
