import { z } from 'zod';
import { allowances, bilingual, endpoint, event, id, instant, isoDate, text } from '../kernel/index.ts';
import { chartType } from './chart.ts';
import { indicator } from './indicator.ts';

const unit = indicator.shape.unit;
const name = z.object({ zh: text(60), en: text(60) });

/** What a formula comes to, before it is shown in a unit: a plain number, a time or money. */
export const formulaResult = z.enum(['number', 'seconds', 'money']);
export type FormulaResult = z.infer<typeof formulaResult>;

/** In what each can be shown. */
export const unitsOfResult = {
  number: ['number', 'share', 'per-ten-thousand', 'times', 'complaints', 'contacts', 'points'],
  seconds: ['minutes', 'seconds', 'hours', 'days'],
  money: ['yuan'],
} as const satisfies Record<FormulaResult, readonly z.infer<typeof unit>[]>;

/** What is wrong with a formula: a code, what it is about, and from which character to before which it stands. */
export const formulaProblem = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  from: z.int(),
  to: z.int(),
});
export type FormulaProblem = z.infer<typeof formulaProblem>;

/** What a sound formula means, and what it comes to. */
export const formulaMeaning = z.object({
  words: bilingual,
  result: formulaResult,
  /** What it is to statistics, and so which charts fit it. */
  nature: z.enum(['rate', 'proportion', 'value']),
  chartTypes: z.array(chartType),
  /** In the unit that was asked for, or the first that fits. */
  unit,
  value: z.number().nullable(),
  /** Days of the period on which all it is made of was being counted. */
  daysKnown: z.int(),
  days: z.int(),
});
export type FormulaMeaning = z.infer<typeof formulaMeaning>;

const formula = z.string().max(2_000);

/** While it is typed: what is wrong and where, or what it means and comes to over a period. Keeps nothing. */
export const checkFormula = endpoint({
  id: 'measures.check-formula',
  method: 'POST',
  path: '/formula-checks',
  need: 'measures.define',
  body: z.object({ projectId: id.optional(), formula, unit: unit.optional(), from: isoDate, to: isoDate }),
  reply: z.object({ problem: formulaProblem.nullable(), meaning: formulaMeaning.nullable() }),
});

/** The words of formulas: measures, dimensions with their values, functions. */
export const getFormulaVocabulary = endpoint({
  id: 'measures.get-formula-vocabulary',
  method: 'GET',
  path: '/formula-vocabulary',
  need: 'measures.define',
  reply: z.object({
    measures: z.array(
      z.object({
        code: z.string(),
        name: bilingual,
        unit: z.enum(['number', 'seconds', 'minutes', 'hours', 'days', 'money']),
        hasPercentiles: z.boolean(),
      }),
    ),
    dimensions: z.array(
      z.object({
        code: z.string(),
        name: bilingual,
        /** By code or by name; what has no code of its own here is written as it is counted. */
        values: z.array(z.object({ code: z.string(), name: bilingual })),
      }),
    ),
    functions: z.array(z.string()),
  }),
});
export type FormulaVocabulary = z.infer<typeof getFormulaVocabulary.reply>;

/** What holds from a date on, as it was written. */
export const ownEdition = z.object({
  number: z.int(),
  /** Null: from the beginning. */
  fromOn: isoDate.nullable(),
  name: bilingual,
  /** Why there is such a number and how it is to be read. */
  purpose: z.string(),
  formula: z.string(),
  words: bilingual,
  direction: indicator.shape.direction,
  /** What it should at least, or at most, come to, as its direction says. */
  target: z.number().nullable(),
  setAt: instant,
  setBy: z.string(),
});
export type OwnEdition = z.infer<typeof ownEdition>;

export const ownIndicator = z.object({
  id,
  code: indicator.shape.code,
  projectId: id,
  unit,
  result: formulaResult,
  nature: formulaMeaning.shape.nature,
  ownerId: id,
  ownerName: z.string(),
  archivedAt: instant.nullable(),
  /** The number of the edition that holds today. */
  current: z.int(),
  /** The latest first. */
  editions: z.array(ownEdition).min(1),
  version: z.int(),
  actions: allowances,
});
export type OwnIndicator = z.infer<typeof ownIndicator>;

export const listOwnIndicators = endpoint({
  id: 'measures.list-own-indicators',
  method: 'GET',
  path: '/own-indicators',
  need: 'measures.live',
  reply: z.object({ indicators: z.array(ownIndicator), actions: allowances }),
});

const written = {
  name,
  purpose: z.string().trim().max(500),
  formula: text(2_000),
  direction: indicator.shape.direction,
  /** As far as a number can be told apart. */
  target: z.number().min(-1_000_000_000).max(1_000_000_000).nullable(),
  ownerId: id,
};

/** Its first edition holds from the beginning of all that was counted. */
export const addOwnIndicator = endpoint({
  id: 'measures.add-own-indicator',
  method: 'POST',
  path: '/own-indicators',
  need: 'measures.define',
  body: z.object({ projectId: id.optional(), unit, ...written }),
  reply: ownIndicator,
  creates: true,
});

/** Another edition, from a date on that is not over: what was shown of days before it stays as it was. */
export const changeOwnIndicator = endpoint({
  id: 'measures.change-own-indicator',
  method: 'POST',
  path: '/own-indicators/:id/editions',
  need: 'measures.define',
  params: z.object({ id }),
  body: z.object({ ...written, fromOn: isoDate, version: z.int() }),
  reply: ownIndicator,
});

/** Offered no longer, and read by its address all the same; or offered again. */
export const archiveOwnIndicator = endpoint({
  id: 'measures.archive-own-indicator',
  method: 'PUT',
  path: '/own-indicators/:id/archive',
  need: 'measures.define',
  params: z.object({ id }),
  body: z.object({ archived: z.boolean(), version: z.int() }),
  reply: ownIndicator,
});

/** Written, written anew from a date on, archived or brought back. */
export const ownIndicatorChanged = event(
  'own-indicator.changed',
  'own-indicator',
  z.object({ projectId: id, code: indicator.shape.code, act: z.enum(['add', 'change', 'archive']) }),
);
