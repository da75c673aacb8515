import { type GateRequirement, type ProjectStage, projectStages } from '@tongli/contracts/improvement';

/** What each gate asks for. What is written down must have been; the rest is looked up. */
export const gates: Readonly<Record<ProjectStage, readonly { code: GateRequirement; written: boolean }[]>> = {
  define: [
    { code: 'goal', written: false },
    { code: 'team', written: false },
    { code: 'voice', written: true },
  ],
  collect: [{ code: 'data', written: true }],
  determine: [{ code: 'root-cause', written: false }],
  improve: [
    { code: 'plan', written: false },
    { code: 'risk', written: true },
  ],
  execute: [{ code: 'carried-out', written: false }],
  review: [
    { code: 'verdict', written: false },
    { code: 'saving', written: false },
    { code: 'lessons', written: true },
  ],
};

/** The stage whose gate asks for something to be written; undefined where it is looked up. */
export const stageAsking = (code: GateRequirement): ProjectStage | undefined =>
  projectStages.find((stage) => gates[stage].some((one) => one.code === code && one.written));

/** What the gates are judged by. */
export interface ProjectFacts {
  readonly baseline: number;
  readonly target: number;
  /** People who have joined the team. */
  readonly joined: number;
  readonly rootCause: 'none' | 'open' | 'concluded';
  /** Of that root cause; `judged` have a verdict that is final. */
  readonly actions: { readonly total: number; readonly open: number; readonly judged: number };
  readonly saving: 'none' | 'stated' | 'confirmed' | 'rejected';
  readonly written: ReadonlySet<GateRequirement>;
}

const smallestTeam = 2;

export function isMet(code: GateRequirement, facts: ProjectFacts): boolean {
  const { actions } = facts;
  switch (code) {
    case 'goal':
      return facts.baseline !== facts.target;
    case 'team':
      return facts.joined >= smallestTeam;
    case 'root-cause':
      return facts.rootCause === 'concluded';
    case 'plan':
      return actions.total > 0;
    case 'carried-out':
      return actions.total > 0 && actions.open === 0;
    case 'verdict':
      return actions.total > 0 && actions.judged === actions.total;
    case 'saving':
      return facts.saving === 'confirmed';
    default:
      return facts.written.has(code);
  }
}

export const missingAt = (stage: ProjectStage, facts: ProjectFacts): GateRequirement[] =>
  gates[stage].map(({ code }) => code).filter((code) => !isMet(code, facts));

export const stageAfter = (stage: ProjectStage): ProjectStage | null =>
  projectStages[projectStages.indexOf(stage) + 1] ?? null;
