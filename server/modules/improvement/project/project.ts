import { addDays, dayRange } from '@tongli/calendar';
import { type GateRequirement, type Project, type ProjectStage, projectStages } from '@tongli/contracts/improvement';
import type { Allowance } from '@tongli/contracts/kernel';
import { allowanceOf, forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { missingAt, type ProjectFacts, stageAfter, stageAsking } from './gates.ts';

export interface ProjectState {
  readonly state: Project['state'];
  readonly stage: ProjectStage;
  readonly version: number;
  readonly leadId: string;
}

export interface ProjectHand {
  readonly id: string | null;
  readonly leads: boolean;
  readonly joined: boolean;
}

/** Nobody plans further; a date beyond is a slip of the keyboard. */
const reachDays = 3 * 366;

const wrong = (code: string, field: string, params: Record<string, string> = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

const running = ({ state }: ProjectState): Refusal | null => (state === 'running' ? null : refuse('project-over'));

const taking = ({ joined, leads }: ProjectHand): Refusal | null =>
  leads || joined ? null : refuse('not-in-team', { status: 403 });

export interface Charter {
  readonly baseline: number;
  readonly target: number;
  readonly dueOn: string;
}

export function checkCharter({ baseline, target, dueOn }: Charter, today: string): Refusal | null {
  if (baseline === target) return wrong('goal-is-baseline', 'target');
  if (dueOn < today) return wrong('due-in-past', 'dueOn', { earliest: today });
  const latest = addDays(today, reachDays);
  return dueOn > latest ? wrong('date-too-far', 'dueOn', { latest }) : null;
}

export function decideOpening(
  charter: Charter,
  {
    leadId,
    sponsorId,
    sponsorIsPerson,
    today,
  }: { leadId: string; sponsorId: string; sponsorIsPerson: boolean; today: string },
): Refusal | null {
  if (!sponsorIsPerson) return wrong('not-a-person', 'sponsorId');
  if (sponsorId === leadId) return wrong('sponsor-is-lead', 'sponsorId');
  return checkCharter(charter, today);
}

/** Gates in equal steps up to the end. */
export function usualDates(today: string, dueOn: string): Record<ProjectStage, string> {
  const days = dayRange(today, dueOn).length - 1;
  const on = (index: number) => addDays(today, Math.round((days * (index + 1)) / projectStages.length));
  return Object.fromEntries(projectStages.map((stage, index) => [stage, on(index)])) as Record<ProjectStage, string>;
}

export interface PlanCommand extends Charter {
  readonly version: number;
  readonly stages: readonly { readonly stage: ProjectStage; readonly ownerId: string; readonly dueOn: string }[];
}

export function decidePlan(
  current: ProjectState,
  command: PlanCommand,
  { today, dueBefore, isPerson }: { today: string; dueBefore: string; isPerson: (id: string) => boolean },
): Refusal | null {
  const refused = running(current);
  if (refused) return refused;
  if (command.version !== current.version) return staleVersion;
  // A date that has passed may stay as it was: what is late is not to be planned away.
  const unfit = checkCharter(command, command.dueOn === dueBefore && dueBefore < today ? dueBefore : today);
  if (unfit) return unfit;
  for (const [index, { ownerId, dueOn }] of command.stages.entries()) {
    if (!isPerson(ownerId)) return wrong('not-a-person', `stages.${index}.ownerId`);
    if (dueOn > command.dueOn) return wrong('gate-after-end', `stages.${index}.dueOn`, { latest: command.dueOn });
  }
  return null;
}

export function decideEvidence(current: ProjectState, requirement: GateRequirement, hand: ProjectHand): Refusal | null {
  const refused = taking(hand) ?? running(current);
  if (refused) return refused;
  return stageAsking(requirement) ? null : wrong('evidence-is-looked-up', 'requirement');
}

/** Four eyes: whoever leads a project does not pass its gates. */
const mayPass = ({ leadId }: ProjectState, { id, leads }: ProjectHand): Refusal | null => {
  if (!leads) return forbidden;
  return id === leadId ? refuse('own-gate', { status: 403 }) : null;
};

export function decidePass(
  current: ProjectState,
  command: { stage: ProjectStage; version: number },
  hand: ProjectHand,
  facts: ProjectFacts,
): { next: ProjectStage | null } | Refusal {
  const refused = mayPass(current, hand) ?? running(current);
  if (refused) return refused;
  if (command.version !== current.version) return staleVersion;
  if (command.stage !== current.stage) return wrong('not-next-gate', 'stage');
  const missing = missingAt(current.stage, facts);
  if (missing.length > 0) return refuse('gate-evidence-missing', { params: { missing: missing.join(', ') } });
  return { next: stageAfter(current.stage) };
}

export function decideReturn(
  current: ProjectState,
  command: { stage: ProjectStage; version: number },
  hand: ProjectHand,
): Refusal | null {
  const refused = (hand.leads ? null : forbidden) ?? running(current);
  if (refused) return refused;
  if (command.version !== current.version) return staleVersion;
  const back = projectStages.indexOf(command.stage) < projectStages.indexOf(current.stage);
  return back ? null : wrong('not-an-earlier-stage', 'stage');
}

export function decideStop(current: ProjectState, version: number, hand: ProjectHand): Refusal | null {
  const refused = (hand.leads ? null : forbidden) ?? running(current);
  return refused ?? (version === current.version ? null : staleVersion);
}

/** While it runs, whoever takes part has a say; afterwards it stands as it is. */
export const decideTaking = (current: ProjectState, hand: ProjectHand): Refusal | null =>
  taking(hand) ?? running(current);

export function projectAllowances(
  current: ProjectState,
  hand: ProjectHand,
  facts: ProjectFacts,
  savingOpen: boolean,
): Record<string, Allowance> {
  const leading = (hand.leads ? null : forbidden) ?? running(current);
  const { stage, version } = current;
  const returning = stage === 'define' ? refuse('not-an-earlier-stage') : leading;
  return {
    plan: allowanceOf(leading),
    manageTeam: allowanceOf(leading),
    addEvidence: allowanceOf(decideTaking(current, hand)),
    passGate: allowanceOf(decidePass(current, { stage, version }, hand, facts)),
    return: allowanceOf(returning),
    stop: allowanceOf(leading),
    comment: allowanceOf(decideTaking(current, hand)),
    stateSaving: allowanceOf(decideTaking(current, hand) ?? (savingOpen ? refuse('saving-awaits') : null)),
  };
}
