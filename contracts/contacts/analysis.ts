import { z } from 'zod';
import { bilingual, endpoint, id, instant, isoDate } from '../kernel/index.ts';

/** What lies outside these two centuries is a slip, and may be more than a clock can hold. */
const day = isoDate.refine((value) => value >= '1990-01-01' && value < '2200-01-01', {
  params: { code: 'invalid_format' },
});

/** Dates are the site's, the last one counts; left out, it is today. The unit is of whoever served, or of the queue where nobody did. */
export const contactSlice = {
  from: day.optional(),
  to: day.optional(),
  queueId: id.optional(),
  channel: z.string().max(20).optional(),
  unitId: id.optional(),
  /** Who had the contact last. */
  agentId: id.optional(),
};

/** When customers come: closed contacts by weekday (1: Monday) and half hour (0 … 47) of the site's clock. */
export const getContactArrivals = endpoint({
  id: 'contacts.get-arrivals',
  method: 'GET',
  path: '/contact-analysis/arrivals',
  need: 'contacts.read',
  query: z.object(contactSlice),
  reply: z.object({
    cells: z.array(
      z.object({
        weekday: z.number().int(),
        halfHour: z.number().int(),
        contacts: z.number().int(),
        abandoned: z.number().int(),
        averageWaitSeconds: z.number(),
      }),
    ),
    /** How many of each weekday the period holds up to now, Monday first. */
    days: z.array(z.number().int()),
    asOf: instant,
  }),
});

/** From which queue to which: handed on by an agent after an answer, or taken there by rule or leader before one. */
export const getContactTransfers = endpoint({
  id: 'contacts.get-transfers',
  method: 'GET',
  path: '/contact-analysis/transfers',
  need: 'contacts.read',
  query: z.object(contactSlice),
  reply: z.object({
    flows: z.array(
      z.object({
        fromQueueId: id,
        fromName: bilingual,
        toQueueId: id,
        toName: bilingual,
        transferred: z.number().int(),
        overflowed: z.number().int(),
      }),
    ),
    contacts: z.number().int(),
    asOf: instant,
  }),
});

export const repeatDays = [1, 3, 7, 14, 30] as const;

/** Answered contacts of known customers, and how many of them were followed by another one within so many days, by reason. */
export const getContactRepeats = endpoint({
  id: 'contacts.get-repeats',
  method: 'GET',
  path: '/contact-analysis/repeats',
  need: 'contacts.read',
  query: z.object({ ...contactSlice, withinDays: z.coerce.number().int().min(1).max(30).default(7) }),
  reply: z.object({
    /** The empty code: closed without one. A contact of several codes counts under each. */
    rows: z.array(z.object({ code: z.string(), contacts: z.number().int(), repeated: z.number().int() })),
    total: z.object({ contacts: z.number().int(), repeated: z.number().int() }),
    withinDays: z.number().int(),
    /** Those of later days may still be followed by another. */
    completeUntil: isoDate,
    asOf: instant,
  }),
});
