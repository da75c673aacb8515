import { z } from 'zod';
import { allowances, endpoint, event, id, instant, isoDate, listQuery, page, personal, text } from '../kernel/index.ts';

const one = z.object({ id });
const version = z.number().int();

/** Points off 扣分, money off 扣款, training 培训, a warning 警告. */
export const sanctionMeasure = z.enum(['points', 'deduction', 'training', 'warning']);
export type SanctionMeasure = z.infer<typeof sanctionMeasure>;

const breachCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const points = z.number().int().min(0).max(100);
const deductionMinor = z.number().int().min(0).max(10_000_000);
const consequence = z.object({ measure: sanctionMeasure, points, deductionMinor });

/**
 * What follows from breaking a rule. With a share of less than 100 % points and deduction are as much less, rounded. Who did the
 * same within the days before gets the heavier one.
 */
export const sanctionRule = z.object({
  breach: breachCode,
  name: z.object({ zh: text(80), en: text(120) }),
  first: consequence,
  /** Null: the same again. */
  again: consequence.nullable(),
  withinDays: z.number().int().min(1).max(3_650),
});
export type SanctionRule = z.infer<typeof sanctionRule>;

export const sanctionRules = z.object({
  rules: z.array(sanctionRule).max(100),
  /** Working days in which whoever is sanctioned may appeal. */
  appealDays: z.number().int().min(1).max(60),
  version,
});
export type SanctionRules = z.infer<typeof sanctionRules>;

export const listSanctionRules = endpoint({
  id: 'complaints.list-sanction-rules',
  method: 'GET',
  path: '/sanction-rules',
  need: 'org.read',
  reply: sanctionRules,
});

export const setSanctionRules = endpoint({
  id: 'complaints.set-sanction-rules',
  method: 'PUT',
  path: '/sanction-rules',
  need: 'requests.administer',
  body: sanctionRules,
  reply: sanctionRules,
});

export const sanctionState = z.enum(['proposed', 'decided', 'waived', 'appealed', 'upheld', 'reversed']);
export type SanctionState = z.infer<typeof sanctionState>;

export const sanction = z.object({
  id,
  findingId: id,
  findingNumber: z.string(),
  complaintId: id,
  complaintNumber: z.string(),
  breach: z.string(),
  rule: sanctionRule,
  what: personal('text', z.string()),
  foundAt: instant,
  /** A unit answers where no person does. */
  personId: id.nullable(),
  personName: z.string().nullable(),
  unitId: id.nullable(),
  sharePercent: z.number().int(),
  state: sanctionState,
  /** How often the same was upheld within the rule's days before. */
  repeated: z.number().int(),
  /** What the rule says for this share, heavier where it is repeated. */
  byRule: consequence,
  measure: sanctionMeasure.nullable(),
  points: z.number().int(),
  deductionMinor: z.number().int(),
  currency: z.string(),
  reason: personal('text', z.string()).nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  appealUntil: instant.nullable(),
  appeal: personal('text', z.string()).nullable(),
  appealedAt: instant.nullable(),
  appealDecidedByName: z.string().nullable(),
  appealDecidedAt: instant.nullable(),
  appealReason: personal('text', z.string()).nullable(),
  version,
  /** decide, appeal, decide-appeal. */
  actions: allowances,
});
export type Sanction = z.infer<typeof sanction>;

export const finding = z.object({
  id,
  number: z.string(),
  breach: z.string(),
  rule: sanctionRule,
  what: personal('text', z.string()),
  upheld: z.boolean(),
  foundAt: instant,
  foundByName: z.string(),
  sanctions: z.array(sanction),
});
export type Finding = z.infer<typeof finding>;

const caseFindings = z.object({
  findings: z.array(finding),
  /** record. */
  actions: allowances,
});

export const listCaseFindings = endpoint({
  id: 'complaints.list-case-findings',
  method: 'GET',
  path: '/complaints/:id/findings',
  need: 'complaints.account',
  params: one,
  reply: caseFindings,
});

/** One who answers: a person, or a unit as a whole. */
export const responsible = z.object({
  personId: id.nullable().default(null),
  unitId: id.nullable().default(null),
  sharePercent: z.number().int().min(1).max(100),
});

/** Upheld it names who answers, with shares that add up to 100; otherwise nobody. */
export const recordFinding = endpoint({
  id: 'complaints.record-finding',
  method: 'POST',
  path: '/complaints/:id/findings',
  need: 'complaints.settle',
  params: one,
  body: z.object({
    breach: breachCode,
    what: text(2_000),
    upheld: z.boolean(),
    responsible: z.array(responsible).max(10),
  }),
  reply: caseFindings,
  creates: true,
});

/** As the rule says, otherwise with a reason; null measure waives it. By nobody who is involved. */
export const decideSanction = endpoint({
  id: 'complaints.decide-sanction',
  method: 'POST',
  path: '/sanctions/:id/decision',
  need: 'complaints.settle',
  params: one,
  body: z.object({
    measure: sanctionMeasure.nullable(),
    points,
    deductionMinor,
    reason: z.string().trim().max(2_000).default(''),
    version,
  }),
  reply: sanction,
});

/** By whoever it is about, or who leads the unit that it is about, until the limit. */
export const appealSanction = endpoint({
  id: 'complaints.appeal-sanction',
  method: 'POST',
  path: '/sanctions/:id/appeal',
  need: 'signed-in',
  params: one,
  body: z.object({ text: text(2_000), version }),
  reply: sanction,
});

/** By somebody of another post than whoever decided. A reversal takes back what the sanction did to the record. */
export const decideSanctionAppeal = endpoint({
  id: 'complaints.decide-sanction-appeal',
  method: 'POST',
  path: '/sanctions/:id/appeal/decision',
  need: 'complaints.settle',
  params: one,
  body: z.object({ reverse: z.boolean(), reason: text(2_000), version }),
  reply: sanction,
});

export const sanctionList = {
  filters: {
    state: ['eq', 'in'],
    breach: ['eq', 'in'],
    personId: ['eq'],
    unitId: ['eq', 'in'],
    measure: ['eq', 'in'],
    complaintNumber: ['starts'],
    foundAt: ['gte', 'lt', 'lte'],
  },
  sorts: ['foundAt', 'points'],
  usualSort: '-foundAt',
} as const;

export const listSanctions = endpoint({
  id: 'complaints.list-sanctions',
  method: 'GET',
  path: '/sanctions',
  need: 'complaints.account',
  query: listQuery(sanctionList),
  reply: page(sanction),
});

export const effect = z.object({
  id,
  findingNumber: z.string(),
  act: z.enum(['sanctioned', 'reversed']),
  points: z.number().int(),
  deductionMinor: z.number().int(),
  month: isoDate,
  at: instant,
});

/** What was found about oneself, with what it did to one's record: nobody else's. */
export const listOwnSanctions = endpoint({
  id: 'complaints.list-own-sanctions',
  method: 'GET',
  path: '/my/sanctions',
  need: 'signed-in',
  reply: z.object({
    sanctions: z.array(sanction),
    effects: z.array(effect),
    /** Of all months. */
    points: z.number().int(),
    deductionMinor: z.number().int(),
    currency: z.string(),
  }),
});

/** The performance record by person and month: sums of what was added to it. */
export const sumEffects = endpoint({
  id: 'complaints.sum-accountability',
  method: 'GET',
  path: '/sanctions/sums',
  need: 'complaints.account',
  query: z.object({ from: isoDate.default('2000-01-01'), to: isoDate.default('2199-12-31') }),
  reply: z.object({
    sums: z.array(
      z.object({
        personId: id.nullable(),
        personName: z.string().nullable(),
        unitId: id.nullable(),
        month: isoDate,
        points: z.number().int(),
        deductionMinor: z.number().int(),
      }),
    ),
    currency: z.string(),
  }),
});

const about = z.object({
  projectId: id,
  complaintId: id,
  breach: z.string(),
  product: z.string(),
  area: z.string(),
  lodgedOn: isoDate,
  foundOn: isoDate,
  unitIds: z.array(id),
});
/** A finding that is so. What was counted by it is taken back by `finding.reversed`. */
export const findingUpheld = event('finding.upheld', 'finding', about);
/** On appeal, once for a finding: by then nobody answers for it any more. */
export const findingReversed = event('finding.reversed', 'finding', about);

const ofSanction = z.object({
  findingId: id,
  complaintId: id,
  projectId: id,
  personId: id.nullable(),
  unitId: id.nullable(),
  points: z.number().int(),
  deductionMinor: z.number().int(),
  month: isoDate,
});
export const sanctionDecided = event('sanction.decided', 'sanction', ofSanction);
export const sanctionAppealed = event('sanction.appealed', 'sanction', ofSanction);
export const sanctionUpheld = event('sanction.upheld', 'sanction', ofSanction);
export const sanctionReversed = event('sanction.reversed', 'sanction', ofSanction);
