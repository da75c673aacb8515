import { z } from 'zod';
import { endpoint, id, isoDate } from '../kernel/index.ts';

const share = z.number().min(0).max(1);

/** What arrives, how long it takes, what is wanted, what an hour costs: the terms of one trial. */
export const staffingTerms = z.object({
  /** Contacts of each interval of a day, or of one. */
  contacts: z.array(z.number().min(0).max(20_000)).min(1).max(96),
  intervalMinutes: z.union([z.literal(15), z.literal(30), z.literal(60)]),
  handleSeconds: z.number().min(1).max(7_200),
  /** Mean patience (Erlang A); null: nobody gives up (Erlang C). */
  patienceSeconds: z.number().min(1).max(7_200).nullable(),
  answerSeconds: z.number().min(0).max(3_600),
  serviceLevel: z.number().min(0.01).max(0.999),
  maxOccupancy: z.number().min(0.1).max(1),
  /** Of paid time, in which agents are not available. */
  shrinkage: z.number().min(0).max(0.9),
  /** More or fewer agents than are needed, in every interval. */
  agentsMore: z.int().min(-50).max(50),
  /** In yuan, of an hour that is paid; null: unknown. */
  hourCost: z.number().min(0).max(100_000).nullable(),
});
export type StaffingTerms = z.infer<typeof staffingTerms>;

/** What a number of agents comes to over all intervals, each weighed by its contacts. */
export const staffingOutcome = z.object({
  agentsMore: z.int(),
  /** At the busiest. */
  agents: z.int(),
  rostered: z.int(),
  /** On the roster, over all intervals. */
  paidHours: z.number(),
  serviceLevel: share,
  /** Of those who are answered; null: a queue grows without end. */
  asaSeconds: z.number().nullable(),
  occupancy: z.number(),
  /** Null where nobody is taken to give up. */
  abandonment: share.nullable(),
  /** In yuan; null without contacts or an hourly cost. */
  costPerContact: z.number().nullable(),
  cost: z.number().nullable(),
});
export type StaffingOutcome = z.infer<typeof staffingOutcome>;

export const staffingTrial = z.object({
  model: z.enum(['erlang-c', 'erlang-a']),
  contacts: z.number(),
  /** Agents of each interval with what was added, and needed for what is wanted. */
  intervals: z.array(z.object({ contacts: z.number(), needed: z.int(), agents: z.int(), serviceLevel: share })),
  needed: staffingOutcome,
  chosen: staffingOutcome,
  /** From fewer agents to more. */
  curve: z.array(staffingOutcome),
});
export type StaffingTrial = z.infer<typeof staffingTrial>;

/** One or two sets of terms side by side. Keeps nothing. */
export const projectStaffing = endpoint({
  id: 'measures.project-staffing',
  method: 'POST',
  path: '/staffing-projections',
  need: 'measures.live',
  body: z.object({ scenarios: z.array(staffingTerms).min(1).max(2) }),
  reply: z.object({ trials: z.array(staffingTrial) }),
});

/** Where a trial starts from: the last four weeks as they were. */
export const getStaffingBasis = endpoint({
  id: 'measures.staffing-basis',
  method: 'GET',
  path: '/staffing-basis',
  need: 'measures.live',
  query: z.object({ projectId: id.optional(), queueId: id.optional() }),
  reply: z.object({
    from: isoDate,
    to: isoDate,
    queueIds: z.array(id),
    /** By weekday, Monday first: mean contacts offered in each half-hour of the day of the site's zone. */
    weekdays: z.array(z.array(z.number()).length(48)).length(7),
    contacts: z.number(),
    /** Null where nothing was answered. */
    handleSeconds: z.number().nullable(),
    /** All waiting ÷ those who gave up: the mean of an exponential patience. Null where nobody did. */
    patienceSeconds: z.number().nullable(),
    /** As measured over the same weeks. */
    serviceLevel: z.number().nullable(),
    abandonment: z.number().nullable(),
    answerSeconds: z.int().nullable(),
    /** Operating cost ÷ signed-in hours, in yuan; null where either is not told. */
    hourCost: z.number().nullable(),
  }),
});
