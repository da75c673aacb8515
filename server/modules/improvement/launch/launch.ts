import { addDays } from '@tongli/calendar';
import { type Launch, type LaunchCheckKind, launchCheckKind } from '@tongli/contracts/improvement';
import type { Allowance } from '@tongli/contracts/kernel';
import { allowanceOf, forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';

export interface CheckState {
  readonly kind: LaunchCheckKind;
  readonly doneBy: string | null;
  readonly confirmed: boolean;
  /** Of the quiz, as it stands now; null for the others. */
  readonly quiz: { readonly given: number; readonly passed: number } | null;
}

export interface LaunchState {
  readonly state: Launch['state'];
  readonly version: number;
  readonly ownerId: string;
  readonly checks: readonly CheckState[];
}

export interface LaunchHand {
  readonly id: string | null;
  readonly leads: boolean;
}

/** Days from going live to the comparison of forecast and actual. */
export const reviewDays = 30;

/** Of those whom the quiz was given to, so many must have passed before customers ask them. */
const passShare = 0.8;

const reachDays = 3 * 366;

const wrong = (code: string, field: string, params: Record<string, string | number> = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

const preparing = ({ state }: LaunchState): Refusal | null => (state === 'preparing' ? null : refuse('launch-over'));

const quizPassed = (quiz: CheckState['quiz']): boolean =>
  quiz !== null && quiz.given > 0 && quiz.passed >= quiz.given * passShare;

/** Laid down by one, confirmed by another, and (the quiz) passed by those who will be asked. */
export const isCheckMet = ({ confirmed, doneBy, kind, quiz }: CheckState): boolean =>
  doneBy !== null && confirmed && (kind !== 'quiz' || quizPassed(quiz));

export function decideOpening({ plannedOn }: { plannedOn: string }, today: string): Refusal | null {
  if (plannedOn < today) return wrong('due-in-past', 'plannedOn', { earliest: today });
  const latest = addDays(today, reachDays);
  return plannedOn > latest ? wrong('date-too-far', 'plannedOn', { latest }) : null;
}

export interface RecordCommand {
  readonly forecast: { readonly expected: number; readonly low: number; readonly high: number } | null;
  readonly trainingId: string | null;
}

export function decideRecord(
  launch: LaunchState,
  kind: LaunchCheckKind,
  { forecast, trainingId }: RecordCommand,
  { hand, isTraining }: { hand: LaunchHand; isTraining: boolean },
): Refusal | null {
  if (!hand.leads && hand.id !== launch.ownerId) return refuse('not-launch-owner', { status: 403 });
  const refused = preparing(launch);
  if (refused) return refused;
  if (kind === 'forecast') {
    if (!forecast) return wrong('forecast-missing', 'forecast');
    const { expected, high, low } = forecast;
    if (low > expected || expected > high) return wrong('forecast-out-of-order', 'forecast');
  }
  if (kind === 'quiz' && (trainingId === null || !isTraining)) return wrong('no-such-training', 'trainingId');
  return null;
}

export function decideConfirmation(launch: LaunchState, kind: LaunchCheckKind, hand: LaunchHand): Refusal | null {
  if (!hand.leads) return forbidden;
  const refused = preparing(launch);
  if (refused) return refused;
  const check = launch.checks.find((one) => one.kind === kind);
  if (!check || check.doneBy === null) return refuse('check-not-laid-down');
  if (check.doneBy === hand.id) return refuse('own-check', { status: 403 });
  return check.confirmed ? refuse('check-confirmed') : null;
}

/** None goes live without all four. */
export function decideGoingLive(launch: LaunchState, version: number, hand: LaunchHand): Refusal | null {
  const refused = (hand.leads ? null : forbidden) ?? preparing(launch);
  if (refused) return refused;
  if (version !== launch.version) return staleVersion;
  const missing = launchCheckKind.options.filter(
    (kind) => !launch.checks.some((check) => check.kind === kind && isCheckMet(check)),
  );
  return missing.length > 0 ? refuse('launch-unchecked', { params: { missing: missing.join(', ') } }) : null;
}

export function decideWithdrawal(launch: LaunchState, version: number, hand: LaunchHand): Refusal | null {
  const refused = (hand.leads ? null : forbidden) ?? preparing(launch);
  return refused ?? (version === launch.version ? null : staleVersion);
}

export const outcomeOf = ({ low, high }: { low: number; high: number }, actual: number) =>
  actual > high ? ('above' as const) : actual < low ? ('below' as const) : ('within' as const);

export function launchAllowances(launch: LaunchState, hand: LaunchHand): Record<string, Allowance> {
  const owns = hand.leads || hand.id === launch.ownerId ? null : refuse('not-launch-owner', { status: 403 });
  return {
    record: allowanceOf(owns ?? preparing(launch)),
    confirm: allowanceOf((hand.leads ? null : forbidden) ?? preparing(launch)),
    goLive: allowanceOf(decideGoingLive(launch, launch.version, hand)),
    withdraw: allowanceOf(decideWithdrawal(launch, launch.version, hand)),
  };
}
