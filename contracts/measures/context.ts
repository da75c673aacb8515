import { z } from 'zod';
import { allowances, endpoint, id, instant, isoDate } from '../kernel/index.ts';
import { figure, indicator, personAsked, placeAsked } from './indicator.ts';
import { monthName } from './months.ts';

const code = indicator.shape.code.min(1).max(60);

/** Who answers for an indicator at a place: set there, for the whole project, or by whoever wrote it. */
export const indicatorOwner = z.object({ id, name: z.string(), by: z.enum(['place', 'project']) });
export type IndicatorOwner = z.infer<typeof indicatorOwner>;

/** What stands around a number: who answers for it, what is wanted of it, and what of it was published. */
export const getIndicatorContext = endpoint({
  id: 'measures.get-indicator-context',
  method: 'GET',
  path: '/indicators/:code/context',
  need: 'measures.live',
  params: z.object({ code }),
  query: z.object({ from: isoDate, to: isoDate, ...personAsked }),
  reply: z.object({
    /** Null where several projects are reached and none is named: then nobody answers and nothing is wanted. */
    projectId: id.nullable(),
    owner: indicatorOwner.nullable(),
    /** In force on the last date. */
    target: z.number().nullable(),
    /** As it was wanted in the course of the period: from each of these dates on. */
    targets: z.array(z.object({ from: isoDate, value: z.number().nullable() })),
    /** Months of the period that are locked, with what was published of them here. */
    published: z.array(z.object({ month: monthName, lockedAt: instant, ...figure.shape })),
    actions: allowances,
  }),
});

/** Null: whoever answers for it in the whole project answers for it here as well. */
export const setIndicatorOwner = endpoint({
  id: 'measures.set-indicator-owner',
  method: 'PUT',
  path: '/indicators/:code/owner',
  need: 'measures.target',
  params: z.object({ code }),
  body: z.object({ ...placeAsked, ownerId: id.nullable() }),
  reply: z.object({ owner: indicatorOwner.nullable() }),
});
