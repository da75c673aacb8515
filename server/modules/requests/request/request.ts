import type { AskedKind, RequestOutcome, RequestState } from '@tongli/contracts/requests';
import { forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';

/** The part of a request that its rules decide on. */
export interface RequestFacts {
  readonly kind: AskedKind;
  readonly state: RequestState;
  readonly place: Place;
  readonly ownerId: string | null;
  readonly version: number;
  /** The current step, '' once closed, and those that it may be sent back to. */
  readonly step: string;
  readonly back: readonly string[];
  readonly answered: boolean;
  readonly decided: boolean;
  /** Put off for later: the one decision that may be made again after the end. */
  readonly putOff: boolean;
  readonly erased: boolean;
  /** By the customer, since it was closed last. */
  readonly rated: boolean;
}

export const requestActs = [
  'take',
  'assign',
  'record-step',
  'send-back',
  'answer',
  'decide',
  'close',
  'reopen',
  'set-priority',
  'tag',
  'attach',
  'watch',
  'comment',
  'book-visit',
] as const;
export type RequestActName = (typeof requestActs)[number];

type Rule = (request: RequestFacts, actor: Actor) => Refusal | null;

const closed = refuse('service-request-closed');
const handles: Rule = (request, actor) => (holds(actor, 'requests.handle', request.place) ? null : forbidden);
const assigns = (request: RequestFacts, actor: Actor) => holds(actor, 'requests.assign', request.place);
const open: Rule = ({ state }) => (state === 'closed' ? closed : null);
const whole: Rule = ({ erased }) => (erased ? refuse('request-erased') : null);

/** One owner: others look on, unless they may assign. What nobody owns is taken by whoever acts first. */
const owned: Rule = (request, actor) =>
  request.ownerId === null || request.ownerId === actor.id || assigns(request, actor) ? null : refuse('not-owner');

const handled: Rule = (request, actor) => handles(request, actor) ?? open(request, actor) ?? owned(request, actor);
const suggested: Rule = ({ kind }) => (kind === 'suggestion' ? null : refuse('not-a-suggestion'));

/** Every act on a request with its rule; commands ask it, and the record's `actions` are made from it. */
export const rules: Readonly<Record<RequestActName, Rule>> = {
  take: (request, actor) =>
    handles(request, actor) ??
    open(request, actor) ??
    (request.ownerId === actor.id ? refuse('already-owner') : null) ??
    owned(request, actor),
  assign: (request, actor) => (assigns(request, actor) ? open(request, actor) : forbidden),
  'record-step': handled,
  'send-back': (request, actor) =>
    handled(request, actor) ?? (request.back.length === 0 ? refuse('no-way-back') : null),
  answer: (request, actor) => handled(request, actor) ?? whole(request, actor),
  decide: (request, actor) =>
    handles(request, actor) ??
    suggested(request, actor) ??
    owned(request, actor) ??
    (request.putOff ? null : open(request, actor)),
  close: handled,
  reopen: (request, actor) =>
    handles(request, actor) ?? (request.state === 'open' ? refuse('request-open') : whole(request, actor)),
  'set-priority': (request, actor) => handles(request, actor) ?? open(request, actor),
  tag: handles,
  attach: (request, actor) => handles(request, actor) ?? whole(request, actor),
  watch: () => null,
  comment: (request, actor) => whole(request, actor),
  'book-visit': (request, actor) => handled(request, actor) ?? whole(request, actor),
};

export function decide(request: RequestFacts, act: RequestActName, actor: Actor, version?: number): Refusal | null {
  return rules[act](request, actor) ?? (version === undefined || version === request.version ? null : staleVersion);
}

/** The page must have shown the step that it ends: two who look at the same one do not end two. */
export function decideStep(
  request: RequestFacts,
  { step, version }: { readonly step: string; readonly version: number },
  actor: Actor,
): Refusal | null {
  return (
    decide(request, 'record-step', actor) ??
    (step === request.step ? null : refuse('not-the-step')) ??
    (version === request.version ? null : staleVersion)
  );
}

export function decideBack(
  request: RequestFacts,
  { to, version }: { readonly to: string; readonly version: number },
  actor: Actor,
): Refusal | null {
  return (
    decide(request, 'send-back', actor, version) ??
    (request.back.includes(to) ? null : refuse('no-such-way-back', { status: 422, field: 'body.to' }))
  );
}

/** What was asked for is done only when whoever suggested or praised has been answered, and a suggestion decided. */
export function decideEnd(request: RequestFacts, outcome: RequestOutcome): Refusal | null {
  if (outcome !== 'done') return null;
  if (request.kind === 'suggestion' && !request.decided) return refuse('suggestion-undecided');
  const told = request.kind === 'suggestion' || request.kind === 'praise';
  return told && !request.answered ? refuse('request-unanswered') : null;
}

/** Ended before its last step, it says why. */
export function decideClose(
  request: RequestFacts,
  { outcome, reason }: { readonly outcome: RequestOutcome; readonly reason: string },
  actor: Actor,
): Refusal | null {
  return (
    decide(request, 'close', actor) ??
    decideEnd(request, outcome) ??
    (reason === '' ? refuse('reason-needed', { status: 422, field: 'body.reason' }) : null)
  );
}

export interface Assigning {
  readonly ownerId: string | null;
  /** Who has it as far as the caller knows; left out, whoever has it. */
  readonly fromId?: string | null | undefined;
}

export function decideAssign(request: RequestFacts, { ownerId, fromId }: Assigning, actor: Actor): Refusal | null {
  if (fromId !== undefined && fromId !== request.ownerId) return open(request, actor) ?? refuse('owner-changed');
  if (ownerId === null) return handled(request, actor) ?? (request.ownerId === null ? refuse('nobodys-request') : null);
  if (ownerId === actor.id) return decide(request, 'take', actor);
  return decide(request, 'assign', actor) ?? (request.ownerId === ownerId ? refuse('already-owner') : null);
}

/** Who handles looks as part of the work; who may see customers in clear says why; nobody else looks. */
export function decideDisclose(request: RequestFacts, reason: string | undefined, actor: Actor): Refusal | null {
  if (holds(actor, 'requests.handle', request.place)) return null;
  if (!holds(actor, 'customers.reveal', request.place)) return forbidden;
  return reason === undefined ? refuse('reason-needed', { status: 422, field: 'body.reason' }) : null;
}

/** Once for each closing: who has the request taken up again may say more of it afterwards. */
export function decideRating({ state, rated }: Pick<RequestFacts, 'state' | 'rated'>): Refusal | null {
  if (state === 'open') return refuse('request-open');
  return rated ? refuse('already-rated') : null;
}
