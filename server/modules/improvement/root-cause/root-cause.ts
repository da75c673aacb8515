import type { RootCause, Why } from '@tongli/contracts/improvement';
import type { Allowance } from '@tongli/contracts/kernel';
import { allowanceOf, forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { checkWhys, deepestEnd, depthFrom, endsDeepEnough } from './whys.ts';

export interface RootCauseState {
  readonly state: RootCause['state'];
  readonly version: number;
}

/**
 * Fewest answers from the problem down to the root. "Five" is a rule of thumb for asking on, not a measure: with fewer than
 * three, what is called a cause is still the symptom or its nearest neighbour.
 */
const fewestWhys = 3;

const concluded = refuse('root-cause-concluded');

/** What the analysis knows of the caller: who leads improvement here, and who has joined its team. */
export interface Hand {
  readonly leads: boolean;
  readonly joined: boolean;
}

const mayStudy = ({ leads, joined }: Hand): Refusal | null =>
  leads || joined ? null : refuse('not-in-team', { status: 403 });

const editable = ({ state }: RootCauseState): Refusal | null => (state === 'concluded' ? concluded : null);

export interface StudyCommand {
  readonly version: number;
  readonly whys: readonly Why[];
}

export function decideStudy(current: RootCauseState, command: StudyCommand, hand: Hand): { version: number } | Refusal {
  const refused = mayStudy(hand) ?? editable(current);
  if (refused) return refused;
  if (command.version !== current.version) return staleVersion;
  return checkWhys(command.whys) ?? { version: current.version + 1 };
}

/** Shares can be counted for causes alone that the saved study knows. */
export function decideAttribution(
  current: RootCauseState,
  whys: readonly Why[],
  causeId: string,
  hand: Hand,
): Refusal | null {
  const refused = mayStudy(hand) ?? editable(current);
  if (refused) return refused;
  const known = whys.some(({ id }) => id === causeId);
  return known ? null : refuse('no-such-cause', { status: 422, field: 'body.causeId' });
}

export interface ConclusionCommand {
  readonly version: number;
  readonly cause: string;
  readonly causeId?: string | undefined;
}

/**
 * What was concluded stands, until an action that answered it has no effect. `hasEvidence`: whether a cause rests on complaints,
 * recordings or charts that exist.
 */
export function decideConclusion(
  current: RootCauseState,
  whys: readonly Why[],
  command: ConclusionCommand,
  hasEvidence: (causeId: string) => boolean,
): { version: number; cause: string; causeId: string } | Refusal {
  const refused = editable(current);
  if (refused) return refused;
  if (command.version !== current.version) return staleVersion;
  const cause = command.cause.trim();
  if (cause === '') return refuse('cause-missing', { status: 422, field: 'body.cause' });
  const end = command.causeId ?? deepestEnd(whys)?.id;
  if (end !== undefined && !whys.some(({ id }) => id === end))
    return refuse('no-such-cause', { status: 422, field: 'body.causeId' });
  const depth = end === undefined ? 0 : depthFrom(whys, end);
  if (depth < fewestWhys) return refuse('whys-too-shallow', { params: { depth, minimum: fewestWhys } });
  if (end === undefined || !hasEvidence(end)) return refuse('cause-without-evidence');
  return { version: current.version + 1, cause, causeId: end };
}

/** What was concluded is no longer believed once an action that answered it did nothing. */
export function decideReopening(
  { state, version: current }: RootCauseState,
  version: number,
  hasFailed: boolean,
): { version: number } | Refusal {
  if (state !== 'concluded') return refuse('root-cause-not-concluded');
  if (!hasFailed) return refuse('no-action-without-effect');
  return version === current ? { version: current + 1 } : staleVersion;
}

export function rootCauseAllowances(
  current: RootCauseState,
  whys: readonly Why[],
  hand: Hand,
  hasEvidence: (causeId: string) => boolean,
  hasFailed: boolean,
): Record<string, Allowance> {
  // Whichever end is meant: one that would do is enough for the act to be offered.
  const sufficient = endsDeepEnough(whys, fewestWhys).find(hasEvidence);
  const conclusion = decideConclusion(
    current,
    whys,
    { version: current.version, cause: 'any', causeId: sufficient },
    hasEvidence,
  );
  return {
    study: allowanceOf(mayStudy(hand) ?? editable(current)),
    conclude: allowanceOf(hand.leads ? conclusion : forbidden),
    manageTeam: allowanceOf(hand.leads ? editable(current) : forbidden),
    reopen: allowanceOf(hand.leads ? decideReopening(current, current.version, hasFailed) : forbidden),
    openAction: allowanceOf(hand.leads ? actionsFrom(current.state) : forbidden),
  };
}

/** An action answers a known cause. */
export function actionsFrom(state: RootCause['state']): Refusal | null {
  return state === 'concluded' ? null : refuse('root-cause-open');
}
