import { z } from 'zod';
import { endpoint, id, instant, isoDate } from '../kernel/index.ts';
import { termCode } from './terms.ts';

/** What a matter asks of whoever handles it: a skill at least at a level. Null is any. */
export const skillAsked = z.object({
  product: termCode.nullable(),
  area: termCode.nullable(),
  /** In which the customer wrote. */
  language: z.enum(['zh', 'en']).nullable(),
  skillId: id,
  level: z.int().min(1).max(5),
});
export type SkillAsked = z.infer<typeof skillAsked>;

/** How much one may hold, in the weights of cases. */
const load = z.number().min(0.5).max(1_000);

/** A unit in charge 承办部门: which cases are its, and how they are shared out among its handlers. */
export const assignmentRule = z.object({
  unitId: id,
  /** None: any. A rule that names products or areas goes before one that does not, products before areas; of two alike, the first. */
  products: z.array(termCode).max(100),
  areas: z.array(termCode).max(100),
  /** Given to somebody as they come in; otherwise the house proposes and a person decides. */
  onLodging: z.boolean(),
  /** Moved on the first morning that their owner is away; otherwise a person moves them. */
  onAbsence: z.boolean(),
  /** All open cases of an absentee, or those alone that are due before they are back. */
  absenceMoves: z.enum(['all', 'due']),
  most: load,
  own: z.array(z.object({ personId: id, most: load })).max(500),
  asks: z.array(skillAsked).max(100),
});
export type AssignmentRule = z.infer<typeof assignmentRule>;

const weight = z.number().min(0.1).max(20);

/** A case weighs its severity times its complexity; one that was answered and awaits closing, that share of it. */
export const assignmentSettings = z.object({
  rules: z.array(assignmentRule).max(100),
  severity: z.object({ minor: weight, normal: weight, serious: weight, safety: weight }),
  complexity: z.object({ simple: weight, usual: weight, complex: weight }),
  answeredShare: z.number().min(0).max(1),
  /** Of a working day of a handler, what goes into cases: for the headcount. */
  hoursPerDay: z.number().min(0.5).max(12),
});
export type AssignmentSettings = z.infer<typeof assignmentSettings>;

const settingsReply = z.object({ settings: assignmentSettings, version: z.int() });

export const getAssignmentSettings = endpoint({
  id: 'complaints.get-assignment-settings',
  method: 'GET',
  path: '/complaint-assignment',
  need: 'work.read',
  reply: settingsReply,
});

export const setAssignmentSettings = endpoint({
  id: 'complaints.set-assignment-settings',
  method: 'PUT',
  path: '/complaint-assignment',
  need: 'requests.administer',
  body: z.object({ settings: assignmentSettings, version: z.int() }),
  reply: settingsReply,
});

/** Why somebody does not come into question. */
export const ruledOut = z.enum(['recused', 'absent', 'unskilled', 'full']);
export type RuledOut = z.infer<typeof ruledOut>;

/** What decided: a substitute who was named, the only one left, the least load for their limit, longest without a new case, or the fixed order; or why nobody. */
export const choiceRule = z.enum([
  'substitute',
  'only-one',
  'least-loaded',
  'longest-without',
  'fixed-order',
  'all-full',
  'nobody-able',
  'nobody-there',
]);
export type ChoiceRule = z.infer<typeof choiceRule>;

export const candidate = z.object({
  personId: id,
  name: z.string(),
  load: z.number(),
  most: z.number(),
  out: ruledOut.nullable(),
  /** Skills that they lack, by id. */
  lacks: z.array(id),
});
export type Candidate = z.infer<typeof candidate>;

export const ownerChoice = z.object({
  unitId: id,
  /** Null: nobody. */
  personId: id.nullable(),
  rule: choiceRule,
  weight: z.number(),
  /** In the order in which they come into question; those who do not, last. */
  candidates: z.array(candidate),
});
export type OwnerChoice = z.infer<typeof ownerChoice>;

/** Who should have a case, and why. `choice` is null where no unit takes such cases; `last`: what was chosen before by rule. */
export const proposeOwner = endpoint({
  id: 'complaints.propose-owner',
  method: 'GET',
  path: '/complaints/:id/owner-proposal',
  need: 'complaints.assign',
  params: z.object({ id }),
  reply: z.object({
    choice: ownerChoice.nullable(),
    last: ownerChoice.extend({ at: instant }).nullable(),
    waitingSince: instant.nullable(),
  }),
});

export const capacityRow = z.object({
  personId: id,
  name: z.string(),
  unitId: id,
  load: z.number(),
  most: z.number(),
  open: z.int(),
  /** Over their limit, and due before the business day ends. */
  breached: z.int(),
  dueToday: z.int(),
  absence: z
    .object({ id, from: instant, until: instant, substituteId: id.nullable(), running: z.boolean(), movable: z.int() })
    .nullable(),
});
export type CapacityRow = z.infer<typeof capacityRow>;

/** One week, beginning on a Monday. */
export const capacityWeek = z.object({
  from: isoDate,
  /** Counted; of a week to come, foreseen. */
  arrivals: z.number(),
  foreseen: z.boolean(),
  workingDays: z.int(),
  /** Handlers that the arrivals ask for, each with so many hours a day for cases; null before any time was recorded. */
  needed: z.number().nullable(),
  /** Days that handlers were there, less their absences, by working days. */
  there: z.number(),
  /** Who answered or closed at least one case; null of a week to come. */
  active: z.int().nullable(),
});
export type CapacityWeek = z.infer<typeof capacityWeek>;

export const headcount = z.object({
  /** Cases a working day, over the last 28 days. */
  arrivalsPerDay: z.number(),
  /** Time recorded in the steps of a case that was closed in the last 90 days, and of how many cases it is known. */
  hoursPerCase: z.number().nullable(),
  timedCases: z.int(),
  closedCases: z.int(),
  /** From receipt to closing, in working days; and what is open by Little's law at this pace, beside what is. */
  daysOpen: z.number().nullable(),
  expectedOpen: z.number().nullable(),
  open: z.int(),
  needed: z.number().nullable(),
  handlers: z.int(),
  hoursPerDay: z.number(),
  weeks: z.array(capacityWeek),
});
export type Headcount = z.infer<typeof headcount>;

/** Who holds how much of what they may, and how many handlers the arrivals ask for. */
export const getCapacity = endpoint({
  id: 'complaints.get-capacity',
  method: 'GET',
  path: '/complaint-capacity',
  need: 'complaints.assign',
  reply: z.object({ now: instant, handlers: z.array(capacityRow), waiting: z.int(), headcount }),
});

export const absenceMove = z.object({
  complaintId: id,
  number: z.string(),
  dueAt: instant.nullable(),
  toId: id.nullable(),
  toName: z.string().nullable(),
  rule: choiceRule,
});
export type AbsenceMove = z.infer<typeof absenceMove>;

const ofAbsence = z.object({
  absenceId: id,
  personId: id,
  personName: z.string(),
  /** What would be moved to whom. */
  planned: z.array(absenceMove),
  /** What was moved and is still with whom it went to. */
  moved: z.array(absenceMove),
});

/** What somebody who is away, or will be, leaves; nothing is moved by looking. */
export const previewAbsenceMove = endpoint({
  id: 'complaints.preview-absence-move',
  method: 'GET',
  path: '/absences/:id/complaints',
  need: 'complaints.assign',
  params: z.object({ id }),
  reply: ofAbsence,
});

export const moveAbsentCases = endpoint({
  id: 'complaints.move-absent-cases',
  method: 'POST',
  path: '/absences/:id/complaints/move',
  need: 'complaints.assign',
  params: z.object({ id }),
  body: z.object({}),
  reply: ofAbsence,
});

/** Gives back what was moved and is still where it went. */
export const undoAbsenceMove = endpoint({
  id: 'complaints.undo-absence-move',
  method: 'POST',
  path: '/absences/:id/complaints/return',
  need: 'complaints.assign',
  params: z.object({ id }),
  body: z.object({}),
  reply: ofAbsence,
});
