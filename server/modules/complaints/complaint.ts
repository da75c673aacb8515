import type { ComplaintState, StepName, StepRecord } from '@tongli/contracts/complaints';
import { forbidden, type Refusal, refuse } from '../../platform/call.ts';
import type { Actor } from '../../platform/permissions/actor.ts';
import { holds, type Place } from '../../platform/permissions/scope.ts';
import type { ComplainedAbout } from './recusal.ts';
import { openSteps, type StepStates } from './steps.ts';

/** The part of a case that its rules decide on. */
export interface Case {
  readonly state: ComplaintState;
  /** A right held over other projects or branches does not count here. */
  readonly place: Place;
  readonly ownerId: string | null;
  /** The business date of receipt. */
  readonly lodgedOn: string;
  readonly steps: StepStates;
  /** The latest record of "carry out" says that the promise is not kept yet. */
  readonly commitmentOpen: boolean;
  /** What the customer said is gone for good, and nothing is added to what is left. */
  readonly erased: boolean;
  /** Brought along by a ledger: it runs on no process. */
  readonly imported: boolean;
  /** 0 for a safety matter, 1 for a vulnerable customer, 2 for any other. */
  readonly precedence: number;
  /** Whom the case is about. */
  readonly about: ComplainedAbout;
  /** Who is among them, or in a unit that is: they take no part. */
  readonly recused: ReadonlySet<string>;
}

export type CaseAction =
  | 'take'
  | 'assign'
  | 'acknowledge'
  | 'record-step'
  | 'answer'
  | 'close'
  | 'classify'
  | 'note'
  | 'attach'
  | 'name'
  | 'reopen'
  | 'assess'
  | 'pause'
  | 'extend'
  | 'resume';

const closed = refuse('complaint-closed');

/** Whoever a case is about takes no part in it, whatever their rights. */
const recusal = (c: Case, actor: Actor): Refusal | null =>
  actor.id !== null && c.recused.has(actor.id) ? refuse('recused') : null;

const needs = (c: Case, actor: Actor, permission: string): Refusal | null =>
  holds(actor, permission, c.place) ? recusal(c, actor) : forbidden;

/** One owner: others look on, unless they may assign work. A case that nobody owns is taken by whoever acts first. */
function ownedBy(c: Case, actor: Actor): Refusal | null {
  if (c.ownerId === null || c.ownerId === actor.id || holds(actor, 'complaints.assign', c.place)) return null;
  return refuse('not-owner');
}

const open = (c: Case): Refusal | null => (c.state === 'closed' ? closed : null);

function handled(c: Case, actor: Actor): Refusal | null {
  return needs(c, actor, 'complaints.handle') ?? open(c) ?? ownedBy(c, actor);
}

function added(c: Case, actor: Actor): Refusal | null {
  return needs(c, actor, 'complaints.handle') ?? (c.erased ? refuse('complaint-erased') : null);
}

function answerable(c: Case): Refusal | null {
  if (c.state === 'lodged') return refuse('not-acknowledged');
  if (c.state === 'answered') return refuse('already-answered');
  return c.steps.understand === 'recorded' ? null : refuse('understand-open');
}

/** What concerns safety or a vulnerable customer is closed by a person, never by the system or by whoever accepts the answer. */
export const decideAutoClose = (c: Case): Refusal | null =>
  c.precedence < 2 ? refuse('person-closes') : (open(c) ?? closable(c));

const answerDue = (c: Case): Refusal | null => {
  if (c.state === 'lodged') return refuse('not-acknowledged');
  return c.state === 'acknowledged' ? null : refuse('already-answered');
};

function closable(c: Case): Refusal | null {
  if (c.state !== 'answered') return refuse('not-answered');
  const left = openSteps(c.steps);
  if (left.length > 0) return refuse('steps-open', { params: { steps: left.join(',') } });
  return c.commitmentOpen ? refuse('commitment-open') : null;
}

/** Only what was answered can be taken up again, and only where a process tells how long the new answer may take. */
export function reopenable(c: Case): Refusal | null {
  if (c.erased) return refuse('complaint-erased');
  if (c.imported) return refuse('imported-case');
  return c.state === 'answered' || c.state === 'closed' ? null : refuse('not-settled');
}

/** Every act on a case with its rule; commands ask it, and the record's `actions` are made from it. */
export const rules: Readonly<Record<CaseAction, (c: Case, actor: Actor) => Refusal | null>> = {
  take: (c, actor) =>
    needs(c, actor, 'complaints.handle') ??
    open(c) ??
    (c.ownerId === actor.id ? refuse('already-owner') : null) ??
    ownedBy(c, actor),
  assign: (c, actor) => needs(c, actor, 'complaints.assign') ?? open(c),
  acknowledge: (c, actor) => handled(c, actor) ?? (c.state === 'lodged' ? null : refuse('already-acknowledged')),
  'record-step': handled,
  answer: (c, actor) => handled(c, actor) ?? answerable(c),
  close: (c, actor) => handled(c, actor) ?? closable(c),
  classify: handled,
  note: added,
  attach: added,
  name: handled,
  assess: handled,
  pause: (c, actor) => handled(c, actor) ?? answerDue(c),
  extend: (c, actor) => handled(c, actor) ?? answerDue(c),
  resume: (c, actor) => handled(c, actor) ?? answerDue(c),
  reopen: (c, actor) => needs(c, actor, 'complaints.handle') ?? ownedBy(c, actor) ?? reopenable(c),
};

/** Naming recuses: it is undone only by whoever may assign. */
export function decideName(c: Case, about: ComplainedAbout, actor: Actor): Refusal | null {
  const refused = rules.name(c, actor);
  if (refused || holds(actor, 'complaints.assign', c.place)) return refused;
  const kept =
    c.about.people.every((id) => about.people.includes(id)) && c.about.units.every((id) => about.units.includes(id));
  return kept ? null : refuse('named-for-good');
}

/** Steps are taken in order (going back is free), and no promise is older than the case. */
export function decideRecordStep(c: Case, record: StepRecord, actor: Actor): Refusal | null {
  return rules['record-step'](c, actor) ?? earlierStepOpen(c, record.step) ?? dueBeforeReceipt(c, record);
}

export function decideSkipStep(c: Case, step: StepName, actor: Actor): Refusal | null {
  const refused = rules['record-step'](c, actor) ?? earlierStepOpen(c, step);
  if (refused) return refused;
  if (step === 'understand' || step === 'explain') return refuse('step-mandatory', { params: { step } });
  return c.steps[step] === 'recorded' ? refuse('step-recorded', { params: { step } }) : null;
}

function earlierStepOpen(c: Case, step: StepName): Refusal | null {
  const [first] = openSteps(c.steps, step);
  return first === undefined ? null : refuse('earlier-step-open', { params: { step: first } });
}

function dueBeforeReceipt(c: Case, record: StepRecord): Refusal | null {
  if (record.step !== 'carry-out' || record.dueOn >= c.lodgedOn) return null;
  return refuse('due-before-receipt', {
    status: 422,
    field: 'body.record.dueOn',
    params: { earliest: c.lodgedOn },
  });
}

/** Who handles looks as part of the work; who may see customers in clear says why; nobody else looks. */
export function decideDisclose(c: Case, reason: string | undefined, actor: Actor): Refusal | null {
  if (holds(actor, 'complaints.handle', c.place)) return recusal(c, actor);
  if (!holds(actor, 'customers.reveal', c.place)) return forbidden;
  return reason === undefined ? refuse('reason-needed', { status: 422, field: 'body.reason' }) : null;
}

export interface Assigning {
  readonly ownerId: string | null;
  /** Who has it as far as the caller knows; left out, whoever has it. */
  readonly fromId?: string | null | undefined;
}

/** To oneself freely within the rules, and back to nobody what is one's own; to somebody else only with the right to assign. */
export function decideAssign(c: Case, { ownerId, fromId }: Assigning, actor: Actor): Refusal | null {
  if (fromId !== undefined && fromId !== c.ownerId) return open(c) ?? refuse('owner-changed');
  if (ownerId === null) return handled(c, actor) ?? (c.ownerId === null ? refuse('nobodys-case') : null);
  if (ownerId === actor.id) return rules.take(c, actor);
  const refused = rules.assign(c, actor);
  if (refused) return refused;
  if (c.recused.has(ownerId)) return refuse('recused-person', { status: 422, field: 'body.ownerId' });
  return c.ownerId === ownerId ? refuse('already-owner') : null;
}
