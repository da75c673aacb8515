import { z } from 'zod';
import { allowances, endpoint, id, instant, text } from '../kernel/index.ts';
import { processComparison } from './process-comparison.ts';
import { pinnedDefinition, processDefinition, requestKind, servicePhase } from './processes.ts';

/** Grows with each change; an older one is refused with `stale-version`. */
const version = z.number().int().min(1);
const words = z.object({ zh: z.string(), en: z.string() });

export const pilot = z.object({
  id,
  versionId: id,
  version: z.number().int(),
  controlVersion: z.number().int(),
  state: z.enum(['running', 'rolled-out', 'withdrawn']),
  teams: z.array(z.object({ unitId: id, name: words })),
  fromAt: instant,
  untilAt: instant,
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Pilot = z.infer<typeof pilot>;

export const processRow = z.object({
  id,
  code: z.string(),
  kind: requestKind,
  phase: servicePhase,
  name: words,
  stepCount: z.number().int(),
  /** The number in force; null until something was published. */
  currentVersion: z.number().int().nullable(),
  /** When the draft was last written; null where there is none. */
  draftAt: instant.nullable(),
  pilotUntil: instant.nullable(),
  /** The product brings it otherwise than this house has ever had it. */
  revised: z.boolean(),
});
export type ProcessRow = z.infer<typeof processRow>;

export const definitionFault = z.object({
  code: z.string(),
  step: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const processAct = z.object({
  id,
  at: instant,
  byName: z.string(),
  act: z.enum(['published', 'pilot-begun', 'rolled-out', 'withdrawn', 'cases-moved']),
  version: z.number().int(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  reason: z.string(),
});

export const serviceProcess = z.object({
  id,
  code: z.string(),
  kind: requestKind,
  current: pinnedDefinition.nullable(),
  /** Newest first. */
  versions: z.array(z.object({ versionId: id, version: z.number().int(), publishedAt: instant, note: z.string() })),
  /** What is being written; where nothing is, what is in force can be changed. */
  draft: z
    .object({ definition: processDefinition, basedOn: z.number().int(), at: instant, byName: z.string() })
    .nullable(),
  /** As the product brings it now, where this house has never had it so; a draft is made of it by writing it. */
  revision: processDefinition.nullable(),
  /** Of the draft. */
  faults: z.array(definitionFault),
  pilots: z.array(pilot),
  acts: z.array(processAct),
  version,
  /** write, publish, pilot, decide, move. */
  actions: allowances,
});
export type ServiceProcess = z.infer<typeof serviceProcess>;

const params = z.object({ id });
const reason = text(400);

/** A process as the product brings it. */
export const suppliedProcess = processRow.pick({ code: true, kind: true, phase: true, name: true, stepCount: true });
export type SuppliedProcess = z.infer<typeof suppliedProcess>;

export const listServiceProcesses = endpoint({
  id: 'requests.list-processes',
  method: 'GET',
  path: '/service-processes',
  need: 'org.read',
  reply: z.object({
    processes: z.array(processRow),
    /** What the product brings and the house has no process of: it came with a later release, or its code was never taken. */
    supplied: z.array(suppliedProcess),
  }),
});

export const getServiceProcess = endpoint({
  id: 'requests.get-process',
  method: 'GET',
  path: '/service-processes/:id',
  need: 'org.read',
  params,
  reply: serviceProcess,
});

/** Begins with a draft: a copy of another process, what the product brings under this code, or one step to begin with. */
export const addServiceProcess = endpoint({
  id: 'requests.add-process',
  method: 'POST',
  path: '/service-processes',
  need: 'requests.design',
  creates: true,
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9-]{1,39}$/),
    kind: requestKind.exclude(['complaint']),
    name: z.object({ zh: text(60), en: text(120) }),
    copyOf: id.nullable(),
    supplied: z.boolean().default(false),
  }),
  reply: serviceProcess,
});

/** Kept as it is, with its faults. */
export const writeProcessDraft = endpoint({
  id: 'requests.write-process-draft',
  method: 'PUT',
  path: '/service-processes/:id/draft',
  need: 'requests.design',
  params,
  body: z.object({ definition: processDefinition, version }),
  reply: serviceProcess,
});

export const discardProcessDraft = endpoint({
  id: 'requests.discard-process-draft',
  method: 'POST',
  path: '/service-processes/:id/draft/discarding',
  need: 'requests.design',
  params,
  body: z.object({ version }),
  reply: serviceProcess,
});

/** The draft becomes the next version: in force for new cases, or for those of some teams until an instant (a pilot 试点). */
export const publishProcessDraft = endpoint({
  id: 'requests.publish-process',
  method: 'POST',
  path: '/service-processes/:id/versions',
  need: 'requests.design',
  params,
  body: z.object({
    note: z.string().trim().max(400),
    pilot: z.object({ unitIds: z.array(id).min(1).max(50), untilAt: instant }).nullable(),
    version,
  }),
  reply: serviceProcess,
  creates: true,
});

/** Rolled out 推广 to everyone, or back 撤回 to what is in force; cases keep their version either way. */
export const decidePilot = endpoint({
  id: 'requests.decide-pilot',
  method: 'POST',
  path: '/service-processes/:id/pilot-decision',
  need: 'requests.design',
  params,
  body: z.object({ decision: z.enum(['roll-out', 'withdraw']), reason, version }),
  reply: serviceProcess,
});

export const getProcessDefinition = endpoint({
  id: 'requests.get-process-definition',
  method: 'GET',
  path: '/service-processes/:id/versions/:versionId',
  need: 'org.read',
  params: z.object({ id, versionId: id }),
  reply: pinnedDefinition,
});

export const compareProcessPilot = endpoint({
  id: 'requests.compare-pilot',
  method: 'GET',
  path: '/service-processes/:id/pilots/:pilotId/comparison',
  need: 'requests.design',
  params: z.object({ id, pilotId: id }),
  reply: processComparison,
});

/** By the key of the step that a case stands at, the step of the new version at which it goes on. */
const stepMap = z.record(z.string(), z.string());

export const movePlan = z.object({
  toVersion: z.number().int(),
  /** Steps that cases stand at and the new version does not have: each must be given one. */
  unmapped: z.array(z.string()),
  /** What the steps that cases stand at are called in the version that they run on. */
  stepNames: z.record(z.string(), words),
  /** The oldest; `total` says how many there are. */
  cases: z.array(
    z.object({
      id,
      number: z.string(),
      version: z.number().int(),
      step: z.string(),
      toStep: z.string().nullable(),
      dueAt: instant.nullable(),
      /** Counted from when the case came to its step; null while the step is not mapped. */
      toDueAt: instant.nullable(),
    }),
  ),
  total: z.number().int(),
});
export type MovePlan = z.infer<typeof movePlan>;

export const previewCaseMove = endpoint({
  id: 'requests.preview-case-move',
  method: 'POST',
  path: '/service-processes/:id/case-moves/preview',
  need: 'requests.design',
  params,
  body: z.object({ toVersionId: id, steps: stepMap }),
  reply: movePlan,
});

/** Each case moves whole or not at all; which did not, and why, is told. */
export const moveCases = endpoint({
  id: 'requests.move-cases',
  method: 'POST',
  path: '/service-processes/:id/case-moves',
  need: 'requests.design',
  params,
  body: z.object({ toVersionId: id, steps: stepMap, caseIds: z.array(id).min(1).max(500), reason }),
  reply: z.object({
    moved: z.number().int(),
    failed: z.array(z.object({ id, number: z.string(), code: z.string() })),
  }),
});
