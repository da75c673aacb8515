import { z } from 'zod';
import { allowances, bilingual, endpoint, event, id, instant } from '../kernel/index.ts';

/** Of what the cost of running a centre is made. */
export const costItem = z.enum(['staff', 'telecom', 'premises', 'technology', 'other']);
export type CostItem = z.infer<typeof costItem>;

const month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
const amountMinor = z.int().min(0).max(1_000_000_000_000);

export const cost = z.object({
  unitId: id.nullable(),
  unitName: bilingual.nullable(),
  month,
  item: costItem,
  /** Hundredths of a yuan. */
  amountMinor,
  changedAt: instant,
  changedBy: z.string(),
});
export type Cost = z.infer<typeof cost>;

/** What was entered, by month: each with what a contact cost in it. */
export const listCosts = endpoint({
  id: 'measures.list-costs',
  method: 'GET',
  path: '/costs',
  need: 'measures.live',
  query: z.object({ projectId: id.optional() }),
  reply: z.object({
    costs: z.array(cost),
    months: z.array(
      z.object({
        month,
        amountMinor: z.int(),
        /** Contacts offered in it, and what each cost in yuan; null without any. */
        contacts: z.number(),
        perContact: z.number().nullable(),
      }),
    ),
    units: z.array(z.object({ id, name: bilingual })),
    actions: allowances,
  }),
});

/** What a place cost in a month for one item, all of it; entered again, it stands in the place of what was there. */
export const setCost = endpoint({
  id: 'measures.set-cost',
  method: 'PUT',
  path: '/costs',
  need: 'measures.target',
  body: z.object({ projectId: id.optional(), unitId: id.nullable(), month, item: costItem, amountMinor }),
  reply: cost,
});

/** The cost of an item in a month is another: `addedMinor` is what came on top of what was told before. Subject: the project. */
export const costSet = event(
  'cost.set',
  'project',
  z.object({
    unitId: id.nullable(),
    month,
    item: costItem,
    amountMinor,
    addedMinor: z.int(),
  }),
);
