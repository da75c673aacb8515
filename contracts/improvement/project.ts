import { z } from 'zod';
import { allowances, endpoint, event, id, instant, isoDate, listQuery, page, personal, text } from '../kernel/index.ts';
import { chartDefinition } from '../measures/index.ts';
import { saving } from './saving.ts';
import { teamMember } from './team.ts';

const one = z.object({ id });
const version = z.number().int();
const minor = z.number().int().min(0).max(1_000_000_000_00);

/** DCDIER: 定义·收集·明确·改善·执行·评测. */
export const projectStages = ['define', 'collect', 'determine', 'improve', 'execute', 'review'] as const;
export const projectStage = z.enum(projectStages);
export type ProjectStage = z.infer<typeof projectStage>;

/** What a gate asks for: some of it is looked up and cannot be written, some is written down by the team. */
export const gateRequirement = z.enum([
  'goal',
  'team',
  'voice',
  'data',
  'root-cause',
  'plan',
  'risk',
  'carried-out',
  'verdict',
  'saving',
  'lessons',
]);
export type GateRequirement = z.infer<typeof gateRequirement>;

export const projectEvidence = z.object({
  id,
  note: personal('text', z.string()),
  chart: chartDefinition.nullable(),
  addedAt: instant,
  addedByName: z.string(),
});

export const projectGate = z.object({
  stage: projectStage,
  ownerId: id,
  ownerName: z.string(),
  dueOn: isoDate,
  overdue: z.boolean(),
  passedAt: instant.nullable(),
  passedByName: z.string().nullable(),
  requirements: z.array(
    z.object({
      code: gateRequirement,
      /** Looked up, or written down by the team. */
      written: z.boolean(),
      met: z.boolean(),
      evidence: z.array(projectEvidence),
    }),
  ),
});
export type ProjectGate = z.infer<typeof projectGate>;

const goal = { indicator: z.string().min(1).max(60), baseline: z.number(), target: z.number() };

export const projectRow = z.object({
  id,
  number: z.string(),
  title: personal('text', z.string()),
  state: z.enum(['running', 'closed', 'stopped']),
  stage: projectStage,
  leadId: id,
  leadName: z.string(),
  sponsorId: id,
  sponsorName: z.string(),
  dueOn: isoDate,
  /** The gate that is next, or the whole project, should have been passed. */
  overdue: z.boolean(),
  plannedSavingMinor: z.number().int().nullable(),
  /** The latest statement that counts: confirmed by a second person. */
  confirmedSavingMinor: z.number().int().nullable(),
  openedAt: instant,
});
export type ProjectRow = z.infer<typeof projectRow>;

export const project = projectRow.extend({
  problem: personal('text', z.string()),
  ...goal,
  rootCause: z.object({ id, number: z.string(), state: z.enum(['open', 'concluded']) }).nullable(),
  actionCount: z.object({ total: z.number().int(), open: z.number().int(), judged: z.number().int() }),
  gates: z.array(projectGate),
  team: z.array(teamMember),
  savings: z.array(saving),
  entries: z.array(
    z.object({
      id,
      kind: z.enum([
        'comment',
        'passed',
        'returned',
        'stopped',
        'closed',
        'saving-stated',
        'saving-confirmed',
        'saving-rejected',
      ]),
      stage: projectStage,
      note: personal('text', z.string()).nullable(),
      at: instant,
      byName: z.string(),
    }),
  ),
  endedAt: instant.nullable(),
  version,
  actions: allowances,
});
export type Project = z.infer<typeof project>;

const charter = {
  title: text(120),
  problem: text(2_000),
  ...goal,
  /** The analysis whose cause it removes, once there is one. */
  rootCauseId: id.nullable(),
  plannedSavingMinor: minor.nullable(),
  dueOn: isoDate,
};

export const projectList = {
  filters: { state: ['eq', 'in'], stage: ['eq', 'in'], leadId: ['eq'] },
  sorts: ['openedAt', 'dueOn'],
  usualSort: '-openedAt',
} as const;

export const listProjects = endpoint({
  id: 'improvement.list-projects',
  method: 'GET',
  path: '/improvement-projects',
  need: 'improvement.read',
  query: listQuery(projectList),
  reply: page(projectRow),
});

/** All projects in reach together: how many stand at each gate, and the money. */
export const portfolio = z.object({
  stages: z.array(z.object({ stage: projectStage, running: z.number().int(), overdue: z.number().int() })),
  closed: z.number().int(),
  stopped: z.number().int(),
  plannedMinor: z.number().int(),
  /** Awaiting a second person. */
  statedMinor: z.number().int(),
  confirmedMinor: z.number().int(),
});
export type Portfolio = z.infer<typeof portfolio>;

export const getPortfolio = endpoint({
  id: 'improvement.get-portfolio',
  method: 'GET',
  path: '/improvement-portfolio',
  need: 'improvement.read',
  reply: portfolio,
});

export const getProject = endpoint({
  id: 'improvement.get-project',
  method: 'GET',
  path: '/improvement-projects/:id',
  need: 'improvement.read',
  params: one,
  reply: project,
});

/** Whoever opens it leads it. Gates are due in equal steps up to the end, and can be planned otherwise. */
export const openProject = endpoint({
  id: 'improvement.open-project',
  method: 'POST',
  path: '/improvement-projects',
  need: 'improvement.lead',
  body: z.object({ ...charter, sponsorId: id, projectId: id.optional() }),
  reply: project,
  creates: true,
});

export const planProject = endpoint({
  id: 'improvement.plan-project',
  method: 'PUT',
  path: '/improvement-projects/:id/plan',
  need: 'improvement.lead',
  params: one,
  body: z.object({
    ...charter,
    stages: z.array(z.object({ stage: projectStage, ownerId: id, dueOn: isoDate })).max(6),
    version,
  }),
  reply: project,
});

export const addProjectEvidence = endpoint({
  id: 'improvement.add-project-evidence',
  method: 'POST',
  path: '/improvement-projects/:id/evidence',
  need: 'improvement.act',
  params: one,
  body: z.object({ requirement: gateRequirement, note: text(4_000), chart: chartDefinition.nullable().default(null) }),
  reply: project,
});

/** By somebody else than whoever leads the project. The last gate closes it. */
export const passGate = endpoint({
  id: 'improvement.pass-gate',
  method: 'POST',
  path: '/improvement-projects/:id/gate',
  need: 'improvement.lead',
  params: one,
  body: z.object({ stage: projectStage, note: z.string().trim().max(2_000), version }),
  reply: project,
});

/** Back to an earlier stage, whose gate and those after it are to be passed anew. */
export const returnProject = endpoint({
  id: 'improvement.return-project',
  method: 'POST',
  path: '/improvement-projects/:id/return',
  need: 'improvement.lead',
  params: one,
  body: z.object({ stage: projectStage, reason: text(2_000), version }),
  reply: project,
});

export const stopProject = endpoint({
  id: 'improvement.stop-project',
  method: 'POST',
  path: '/improvement-projects/:id/stop',
  need: 'improvement.lead',
  params: one,
  body: z.object({ reason: text(2_000), version }),
  reply: project,
});

export const commentProject = endpoint({
  id: 'improvement.comment-project',
  method: 'POST',
  path: '/improvement-projects/:id/comments',
  need: 'improvement.act',
  params: one,
  body: z.object({ text: text(2_000) }),
  reply: project,
});

/** With the bounds beside it, an amount stays within what a number holds exactly. */
const units = z.number().min(0).max(1_000_000);

/** What the actions cost is looked up. One statement awaits confirmation at a time. */
export const stateSaving = endpoint({
  id: 'improvement.state-saving',
  method: 'POST',
  path: '/improvement-projects/:id/savings',
  need: 'improvement.act',
  params: one,
  body: z.object({
    unitsBefore: units,
    unitsAfter: units,
    months: z.number().int().min(1).max(60),
    unitCostMinor: z.number().int().min(0).max(10_000_000),
    evidence: text(4_000),
  }),
  reply: project,
});

/** By neither whoever stated it nor whoever leads the project. */
export const settleSaving = endpoint({
  id: 'improvement.settle-saving',
  method: 'POST',
  path: '/improvement-projects/:id/savings/:savingId/settlement',
  need: 'improvement.lead',
  params: z.object({ id, savingId: id }),
  body: z.object({ confirms: z.boolean(), note: text(2_000) }),
  reply: project,
});

/** A gate was passed, and the next stage begun. */
export const stageReached = event(
  'improvement.stage-reached',
  'improvement-project',
  z.object({ number: z.string(), stage: projectStage, ownerId: id, dueOn: isoDate }),
);
export const projectEnded = event(
  'improvement.project-ended',
  'improvement-project',
  z.object({ number: z.string(), state: z.enum(['closed', 'stopped']) }),
);
export const savingSettled = event(
  'improvement.saving-settled',
  'improvement-project',
  z.object({ number: z.string(), amountMinor: z.number().int(), confirmed: z.boolean(), statedById: id }),
);
