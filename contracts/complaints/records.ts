import { z } from 'zod';
import { customer } from '../customers/index.ts';
import { attachedFile } from '../files/index.ts';
import { allowances, id, instant, personal } from '../kernel/index.ts';
import { pauseReason } from '../requests/index.ts';
import { limit } from '../work/index.ts';
import { assessment, pause, precedence, stage } from './assessment.ts';
import { stepName, stepView } from './steps.ts';
import { channel, complaintKind, complaintState, severity, validity } from './terms.ts';

export const complaintRow = z.object({
  id,
  number: z.string(),
  state: complaintState,
  /** The first words of the facts, masked. */
  summary: personal('text', z.string()),
  customerName: personal('name', z.string()).nullable(),
  /** `''` is unspecified. */
  product: z.string(),
  area: z.string(),
  cause: z.string(),
  severity,
  kind: complaintKind,
  channel,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  lodgedAt: instant,
  closedAt: instant.nullable(),
  /** The limit that ends first among those still running; null once nothing runs. */
  limit: limit.nullable(),
  step: stepName.nullable(),
  /** Steps that were left out, of a case that is open. */
  skipped: z.array(stepName),
  /** The day that was promised to the customer, while the promise is not kept. */
  promisedOn: z.string().nullable(),
  /** It goes before others, whatever is due. */
  precedence,
  reopenCount: z.int(),
  importId: id.nullable(),
});
export type ComplaintRow = z.infer<typeof complaintRow>;

/** One line of the case's history: a code with parameters, and what was said, masked. */
export const timelineEntry = z.object({
  id: z.string(),
  at: instant,
  actorName: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.string()),
  text: personal('text', z.string()).nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** Something that keeps a case from being closed: a code, and how many of it. */
export const openMatter = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type OpenMatter = z.infer<typeof openMatter>;

export const complaint = complaintRow.extend({
  facts: personal('text', z.string()),
  demand: personal('text', z.string()).nullable(),
  /** How the customer feels about it, in the words of whoever took it in. */
  feeling: personal('text', z.string()).nullable(),
  customer: customer.nullable(),
  projectId: id,
  wantsResponse: z.boolean(),
  aboutHandling: z.boolean(),
  acknowledgedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  answer: personal('text', z.string()).nullable(),
  /** When the customer's data, and with them what was said, were erased. */
  erasedAt: instant.nullable(),
  /** Kept when the case is reopened; the others are of its last round. */
  firstAnsweredAt: instant.nullable(),
  firstClosedAt: instant.nullable(),
  /** Whom the case is about: account ids and units. */
  complainedAbout: z.object({ people: z.array(id), units: z.array(id) }),
  /** The latest counts. */
  assessment: assessment.nullable(),
  /** Oldest first. */
  pauses: z.array(pause),
  /** Why the answer may wait, and for how many days; none where the case runs on no process. */
  pauseReasons: z.array(pauseReason),
  pauseAtMostDays: z.int(),
  stages: z.array(stage),
  /** What the answer ends with: where the customer can go from here. */
  recourse: z.object({ zh: z.string(), en: z.string() }),
  /** Once it is answered: what must be settled before it can be closed, beside its own steps. */
  openMatters: z.array(openMatter),
  /** Of the business tree. */
  classCode: z.string().nullable(),
  validity: validity.nullable(),
  limits: z.array(limit),
  steps: z.array(stepView).length(6),
  timeline: z.array(timelineEntry),
  /** Oldest first. */
  files: z.array(attachedFile),
  /** What it is part of: linked as the same matter so often, of an incident, of a group, on the interception list. */
  marks: z.object({
    repeats: z.int(),
    incidentNumber: z.string().nullable(),
    groupNumber: z.string().nullable(),
    interception: z.enum(['waiting', 'taken']).nullable(),
  }),
  processVersion: z.number().int().nullable(),
  /** What the reader may promise in "make good": within their own authority, or granted to the case. Null is without bound. */
  mayPromiseMinor: z.number().int().nullable(),
  version: z.number().int(),
  /** assign, take, acknowledge, record-step, answer, close, classify, note, attach, name, reopen, assess, pause, resume. */
  actions: allowances,
});
export type Complaint = z.infer<typeof complaint>;
