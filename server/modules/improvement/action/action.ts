import { addDays } from '@tongli/calendar';
import type { ActionState, RootCause } from '@tongli/contracts/improvement';
import type { Allowance } from '@tongli/contracts/kernel';
import { allowanceOf, forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { actionsFrom } from '../root-cause/root-cause.ts';

export interface ActionFacts {
  readonly state: ActionState;
  readonly version: number;
  readonly ownerId: string;
  readonly createdOn: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
  readonly verifyOn: string;
}

export interface Caller {
  readonly id: string | null;
  readonly mayLead: boolean;
  readonly mayAct: boolean;
}

/** Nobody plans further; a date beyond is a slip of the keyboard. */
const reachDays = 3 * 366;

const wrong = (code: string, field: string, params: Record<string, string> = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

function tooFar(verifyOn: string, today: string): Refusal | null {
  const latest = addDays(today, reachDays);
  return verifyOn > latest ? wrong('date-too-far', 'verifyOn', { latest }) : null;
}

export interface NewAction {
  readonly dueOn: string;
  readonly verifyOn: string;
}

/** The effect is judged after the work is due, or there would be nothing to judge. */
export function decideOpening(
  rootCause: RootCause['state'],
  command: NewAction,
  { ownerIsPerson, today }: { ownerIsPerson: boolean; today: string },
): Refusal | null {
  const refused = actionsFrom(rootCause);
  if (refused) return refused;
  if (!ownerIsPerson) return wrong('not-a-person', 'ownerId');
  if (command.dueOn < today) return wrong('due-in-past', 'dueOn', { earliest: today });
  if (command.verifyOn <= command.dueOn) return wrong('verification-before-due', 'verifyOn', { dueOn: command.dueOn });
  return tooFar(command.verifyOn, today);
}

export interface Completion {
  readonly version: number;
  readonly doneOn: string;
}

/**
 * The chart is asked on the planned day, but not before a day after the action has passed. An action reported late is judged at
 * once, by what the chart shows up to the day before the report.
 */
export function verificationDay(verifyOn: string, doneOn: string, today: string): string {
  const earliest = addDays(doneOn, 1);
  return [verifyOn, earliest, today].reduce((latest, day) => (day > latest ? day : latest));
}

function mayComplete(action: ActionFacts, caller: Caller): Refusal | null {
  if (!caller.mayAct && !caller.mayLead) return forbidden;
  if (!caller.mayLead && caller.id !== action.ownerId) return refuse('not-action-owner', { status: 403 });
  return action.state === 'open' ? null : refuse('action-done');
}

export function decideCompletion(
  action: ActionFacts,
  command: Completion,
  caller: Caller,
  today: string,
): { verifyOn: string } | Refusal {
  const refused = mayComplete(action, caller);
  if (refused) return refused;
  if (command.version !== action.version) return staleVersion;
  if (command.doneOn > today) return wrong('done-in-future', 'doneOn', { latest: today });
  if (command.doneOn < action.createdOn) return wrong('done-before-opened', 'doneOn', { earliest: action.createdOn });
  return { verifyOn: verificationDay(action.verifyOn, command.doneOn, today) };
}

/** Once the chart has spoken, asking again until it says otherwise would make any action effective. */
function mayMove({ state }: ActionFacts): Refusal | null {
  return state === 'effective' || state === 'not-effective'
    ? refuse('verdict-final', { params: { verdict: state } })
    : null;
}

/** The state to go on in: an action that had too little data awaits a verdict again. */
export function decideMove(
  action: ActionFacts,
  command: { version: number; verifyOn: string },
  today: string,
): { state: 'open' | 'done' } | Refusal {
  const refused = mayMove(action);
  if (refused) return refused;
  if (command.version !== action.version) return staleVersion;
  const after = action.verifyOn > today ? action.verifyOn : today;
  if (command.verifyOn <= after) return wrong('verification-not-later', 'verifyOn', { after });
  return tooFar(command.verifyOn, today) ?? { state: action.state === 'open' ? 'open' : 'done' };
}

/** While the work is to be done: afterwards there is nothing to hand over, and training would come too late for the verdict. */
const whileOpen = ({ state }: ActionFacts): Refusal | null => (state === 'open' ? null : refuse('action-done'));

export function decideHandOver(
  action: ActionFacts,
  command: { version: number; ownerId: string },
  ownerIsPerson: boolean,
): Refusal | null {
  const refused = whileOpen(action);
  if (refused) return refused;
  if (command.version !== action.version) return staleVersion;
  if (!ownerIsPerson) return wrong('not-a-person', 'ownerId');
  return command.ownerId === action.ownerId ? wrong('action-owner-already', 'ownerId') : null;
}

export interface TrainingCommand {
  readonly personIds: readonly string[];
  readonly dueOn: string;
}

export function decideTraining(
  action: ActionFacts,
  { personIds, dueOn }: TrainingCommand,
  { today, isPerson, isTraining }: { today: string; isPerson: (id: string) => boolean; isTraining: boolean },
): Refusal | null {
  const refused = whileOpen(action);
  if (refused) return refused;
  if (!isTraining) return wrong('no-such-training', 'trainingId');
  const stranger = personIds.findIndex((id) => !isPerson(id));
  if (stranger >= 0) return wrong('not-a-person', `personIds.${stranger}`);
  if (dueOn < today) return wrong('due-in-past', 'dueOn', { earliest: today });
  return dueOn > action.verifyOn ? wrong('training-after-verification', 'dueOn', { latest: action.verifyOn }) : null;
}

export function actionAllowances(action: ActionFacts, caller: Caller): Record<string, Allowance> {
  return {
    complete: allowanceOf(mayComplete(action, caller)),
    moveVerification: allowanceOf(caller.mayLead ? mayMove(action) : forbidden),
    handOver: allowanceOf(caller.mayLead ? whileOpen(action) : forbidden),
    askTraining: allowanceOf(caller.mayLead ? whileOpen(action) : forbidden),
  };
}
