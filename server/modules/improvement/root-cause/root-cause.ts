import type { RootCause, Why } from '@tongli/contracts/improvement';
import type { Allowance } from '@tongli/contracts/kernel';
import { allowanceOf, forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { checkWhys, deepestChain } from './whys.ts';

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

const editable = ({ state }: RootCauseState): Refusal | null => (state === 'concluded' ? concluded : null);

export interface StudyCommand {
  readonly version: number;
  readonly teamIds: readonly string[];
  readonly whys: readonly Why[];
}

export function decideStudy(
  current: RootCauseState,
  command: StudyCommand,
  isPerson: (id: string) => boolean,
): { version: number } | Refusal {
  const refused = editable(current);
  if (refused) return refused;
  if (command.version !== current.version) return staleVersion;
  const stranger = command.teamIds.findIndex((id) => !isPerson(id));
  if (stranger >= 0) return refuse('not-a-person', { status: 422, field: `body.teamIds.${stranger}` });
  return checkWhys(command.whys) ?? { version: current.version + 1 };
}

export interface ConclusionCommand {
  readonly version: number;
  readonly cause: string;
}

/** What was concluded stands: what is learned later begins with a signal of its own. */
export function decideConclusion(
  current: RootCauseState,
  whys: readonly Why[],
  command: ConclusionCommand,
): { version: number; cause: string } | Refusal {
  const refused = editable(current);
  if (refused) return refused;
  if (command.version !== current.version) return staleVersion;
  const cause = command.cause.trim();
  if (cause === '') return refuse('cause-missing', { status: 422, field: 'body.cause' });
  const depth = deepestChain(whys);
  if (depth < fewestWhys) return refuse('whys-too-shallow', { params: { depth, minimum: fewestWhys } });
  return { version: current.version + 1, cause };
}

export function rootCauseAllowances(
  current: RootCauseState,
  whys: readonly Why[],
  mayLead: boolean,
): Record<string, Allowance> {
  const conclusion = decideConclusion(current, whys, { version: current.version, cause: 'any' });
  return {
    study: allowanceOf(mayLead ? editable(current) : forbidden),
    conclude: allowanceOf(mayLead ? conclusion : forbidden),
    openAction: allowanceOf(mayLead ? actionsFrom(current.state) : forbidden),
  };
}

/** An action answers a known cause. */
export function actionsFrom(state: RootCause['state']): Refusal | null {
  return state === 'concluded' ? null : refuse('root-cause-open');
}
