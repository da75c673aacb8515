import { z } from 'zod';
import { bilingual, countedPage, endpoint, id, instant, listQuery, personal, text } from '../kernel/index.ts';

const version = z.int();
const share = z.number().min(0).max(1);

/** A class of the business tree; its children are those that name it. Codes are stable, names and places are not. */
export const complaintClass = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  name: bilingual,
  /** Among its siblings. */
  position: z.int(),
  retiredAt: instant.nullable(),
  /** Cases that have it, without those of the classes below. */
  cases: z.int(),
  version,
});
export type ComplaintClass = z.infer<typeof complaintClass>;

/** How deep the tree may be. */
export const mostLevels = 5;

/** The whole tree, retired classes too. */
export const listClasses = endpoint({
  id: 'complaints.list-classes',
  method: 'GET',
  path: '/complaint-classes',
  need: 'work.read',
  query: z.object({}),
  reply: z.object({ classes: z.array(complaintClass) }),
});

const names = z.object({ zh: text(60), en: text(90) });
const classCode = z.string().trim().min(1).max(60);

export const addClass = endpoint({
  id: 'complaints.add-class',
  method: 'POST',
  path: '/complaint-classes',
  need: 'requests.administer',
  body: z.object({ code: classCode, parentCode: classCode.nullable(), name: names }),
  reply: z.object({ classes: z.array(complaintClass) }),
  creates: true,
});

/** Renames, moves with all that hangs on it, retires or restores: whatever differs from before. */
export const changeClass = endpoint({
  id: 'complaints.change-class',
  method: 'PUT',
  path: '/complaint-classes/:code',
  need: 'requests.administer',
  params: z.object({ code: classCode }),
  body: z.object({
    name: names,
    parentCode: classCode.nullable(),
    position: z.int().min(0).max(999).default(0),
    retired: z.boolean(),
    version,
  }),
  reply: z.object({ classes: z.array(complaintClass) }),
});

export const classChange = z.object({
  id: z.string(),
  code: z.string(),
  act: z.enum(['added', 'renamed', 'moved', 'retired', 'restored']),
  params: z.record(z.string(), z.string()),
  at: instant,
  actorName: z.string(),
});
export type ClassChange = z.infer<typeof classChange>;

/** What was done to the tree, the latest first. */
export const listClassChanges = endpoint({
  id: 'complaints.list-class-changes',
  method: 'GET',
  path: '/complaint-classes/changes',
  need: 'work.read',
  query: z.object({ code: classCode.optional() }),
  reply: z.object({ changes: z.array(classChange) }),
});

/** What is suggested from a text; each is learned by itself. `class` is the tree, the others are lists. */
export const classDimension = z.enum(['class', 'product', 'area', 'cause', 'severity', 'validity']);
export type ClassDimension = z.infer<typeof classDimension>;

export const levelAccuracy = z.object({
  level: z.int(),
  tested: z.int(),
  top1: share,
  top3: share,
});
export type LevelAccuracyFigures = z.infer<typeof levelAccuracy>;

const candidate = z.object({
  code: z.string(),
  /** From the top of the tree to it. */
  path: z.array(z.string()),
  confidence: share,
});
export type ClassCandidate = z.infer<typeof candidate>;

export const classSuggestion = z.object({
  dimension: classDimension,
  /** Null where too few closed cases have taught anything yet. */
  model: z.object({ version: z.int(), trainedAt: instant, cases: z.int(), levels: z.array(levelAccuracy) }).nullable(),
  /** Closed cases that can be learned from, and how many it takes; only while there is no model. */
  casesSoFar: z.int().nullable(),
  casesNeeded: z.int(),
  /** The likeliest first, at most three. */
  candidates: z.array(candidate),
  /** Words of the text that decided for the first, the strongest first. */
  words: z.array(personal('text', z.string())),
});
export type ClassSuggestion = z.infer<typeof classSuggestion>;

/** Asked again and again while somebody types. In the body, not the address: what a customer says must not end up in a log. */
export const suggestClasses = endpoint({
  id: 'complaints.suggest-classes',
  method: 'POST',
  path: '/complaint-classes/suggestion',
  need: 'complaints.read',
  body: z.object({
    projectId: id.optional(),
    dimensions: z.array(classDimension).min(1).max(classDimension.options.length).default(['class', 'product', 'area']),
    /** Facts and demand as far as they are written; left out where `complaintId` says which case. */
    text: z.string().max(6_000).default(''),
    complaintId: id.optional(),
  }),
  reply: z.object({ suggestions: z.array(classSuggestion) }),
});

/** The class that a person gives, with lodging or later. Never given without one: a suggestion alone changes nothing. */
export const classing = z.object({
  classCode: classCode.nullable().default(null),
  /** Whether the suggestions were before whoever chose. */
  suggestionShown: z.boolean().default(false),
  /** Why something else was chosen than what was suggested. */
  reason: text(400).nullable().default(null),
});
export type Classing = z.infer<typeof classing>;

export const classDecision = z.object({
  id,
  complaintId: id,
  number: z.string(),
  summary: personal('text', z.string()),
  dimension: classDimension,
  suggested: z.array(z.string()),
  confidence: share,
  chosen: z.array(z.string()),
  accepted: z.boolean(),
  shown: z.boolean(),
  reason: personal('text', z.string()).nullable(),
  actorName: z.string(),
  at: instant,
  modelVersion: z.int(),
});
export type ClassDecision = z.infer<typeof classDecision>;

export const classDecisionList = {
  filters: {
    dimension: ['eq'],
    accepted: ['eq'],
    shown: ['eq'],
    suggested: ['eq'],
    chosen: ['eq'],
    at: ['gte', 'lte'],
  },
  sorts: ['at', 'confidence'],
  usualSort: '-at',
  counted: true,
} as const;

/** What was suggested and what people chose instead, or took. */
export const listClassDecisions = endpoint({
  id: 'complaints.list-class-decisions',
  method: 'GET',
  path: '/complaint-classes/decisions',
  need: 'complaints.curate',
  query: listQuery(classDecisionList),
  reply: countedPage(classDecision),
});

const confusedPair = z.object({
  given: z.array(z.string()),
  predicted: z.array(z.string()),
  count: z.int(),
  /** Some of the cases behind it that the reader may see. */
  cases: z.array(z.object({ id, number: z.string() })),
});
export type ConfusedPair = z.infer<typeof confusedPair>;

export const dimensionAccuracy = z.object({
  dimension: classDimension,
  trainedAt: instant.nullable(),
  modelVersion: z.int().nullable(),
  cases: z.int(),
  /** Closed cases with words that there were then: the latest, and those of rare classes, are learned from. */
  knownCases: z.int(),
  casesNeeded: z.int(),
  classes: z.int(),
  /** Classes with too few cases to be learned. */
  leftOut: z.int(),
  /** By five-fold cross-validation when it was learned. */
  levels: z.array(levelAccuracy),
  /** The most frequent first. */
  confused: z.array(confusedPair),
});
export type DimensionAccuracy = z.infer<typeof dimensionAccuracy>;

export const monthAccuracy = levelAccuracy.extend({
  dimension: classDimension,
  /** `2026-11`, in the zone of the house. */
  month: z.string(),
});
export type MonthAccuracy = z.infer<typeof monthAccuracy>;

/** How well classes are suggested: as learned, and month by month by what people did with the suggestions. */
export const getClassAccuracy = endpoint({
  id: 'complaints.get-class-accuracy',
  method: 'GET',
  path: '/complaint-classes/accuracy',
  need: 'complaints.curate',
  query: z.object({}),
  reply: z.object({ dimensions: z.array(dimensionAccuracy), months: z.array(monthAccuracy) }),
});
