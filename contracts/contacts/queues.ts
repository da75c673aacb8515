import { z } from 'zod';
import { bilingual, endpoint, id } from '../kernel/index.ts';
import { code, nameInput, skillLevel, version, wordsInput } from '../org/terms.ts';
import { contactChannel, named, seconds } from './terms.ts';

/** What an agent must be able to do. After so many seconds of waiting `steps` asks for less; level 0 asks for nothing. */
export const skillNeed = z.object({
  skillId: id,
  level: skillLevel,
  steps: z
    .array(z.object({ afterSeconds: seconds, level: z.number().int().min(0).max(5) }))
    .max(5)
    .default([]),
});

/** `longestIdle`: whoever has been without a contact longest; `leastOccupied`: whoever was busy least today. */
export const assignmentRule = z.enum(['longestIdle', 'leastOccupied', 'bestSkilled']);

const settings = {
  code,
  channels: z.array(contactChannel.exclude(['logged'])).min(1),
  /** Customers can choose it. */
  isPublic: z.boolean(),
  /** 1 lowest to 10 highest; a contact ages by `ageingPerMinute` of these a minute. */
  priority: z.number().int().min(1).max(10),
  ageingPerMinute: z.number().min(0).max(10),
  skills: z.array(skillNeed).max(10),
  rule: assignmentRule,
  /** Whoever served the customer within so many days gets them first, and for `preferSeconds` alone; 0: nobody. */
  preferLastDays: z.number().int().min(0).max(365),
  preferSeconds: seconds,
  offerSeconds: z.number().int().min(5).max(300),
  /** 0: none. */
  wrapUpSeconds: seconds,
  /** An answer within this time counts for the service level. */
  answerWithinSeconds: z.number().int().min(1).max(86_400),
  /** After so long it may also be answered by whoever serves the other queue. */
  overflow: z.object({ afterSeconds: seconds, queueId: id }).nullable(),
  /** As many may wait at a time; null: any number. */
  mostWaiting: z.number().int().min(0).max(100_000).nullable(),
  /** What is offered instead where it is full or closed. */
  offersCallback: z.boolean(),
  /** A calendar's code: open in its working time; null: always. */
  calendar: z.string().max(40).nullable(),
  unitId: id.nullable(),
};

export const queueRow = z.object({
  id,
  projectId: id,
  name: bilingual,
  ...settings,
  members: z.number().int(),
  retired: z.boolean(),
  version: z.number().int(),
});
export type QueueRow = z.infer<typeof queueRow>;

export const queue = queueRow.extend({
  greeting: bilingual,
  /** Who serves it. */
  agents: z.array(named),
});
export type Queue = z.infer<typeof queue>;

const input = z.object({ name: nameInput, greeting: wordsInput, ...settings });
const one = z.object({ id });

export const listQueues = endpoint({
  id: 'contacts.list-queues',
  method: 'GET',
  path: '/queues',
  need: 'contacts.read',
  reply: z.object({ queues: z.array(queueRow) }),
});

export const getQueue = endpoint({
  id: 'contacts.get-queue',
  method: 'GET',
  path: '/queues/:id',
  need: 'contacts.read',
  params: one,
  reply: queue,
});

export const addQueue = endpoint({
  id: 'contacts.add-queue',
  method: 'POST',
  path: '/queues',
  need: 'contacts.administer',
  body: input.extend({ projectId: id.optional() }),
  reply: queue,
  creates: true,
});

export const changeQueue = endpoint({
  id: 'contacts.change-queue',
  method: 'PUT',
  path: '/queues/:id',
  need: 'contacts.administer',
  params: one,
  body: input.extend({ version }),
  reply: queue,
});

/** Refused while anything waits in it or another queue overflows into it. */
export const retireQueue = endpoint({
  id: 'contacts.retire-queue',
  method: 'POST',
  path: '/queues/:id/retirement',
  need: 'contacts.administer',
  params: one,
  body: z.object({ version }),
  reply: queue,
});

/** Who serves it from now on. */
export const staffQueue = endpoint({
  id: 'contacts.staff-queue',
  method: 'PUT',
  path: '/queues/:id/agents',
  need: 'contacts.supervise',
  params: one,
  body: z.object({ agentIds: z.array(id).max(20_000) }),
  reply: queue,
});

/** Everyone who was looked at for a contact, best first: `excludedBy` says why somebody cannot have it. */
export const candidate = z.object({
  agentId: id,
  agentName: z.string(),
  rank: z.number().int().nullable(),
  score: z.number().nullable(),
  /** The parts of the score by their code, such as `skill`, `idleSeconds`. */
  parts: z.record(z.string(), z.number()),
  excludedBy: z.string().nullable(),
});

/** Who would get a contact now, and why; nothing happens. */
export const tryQueue = endpoint({
  id: 'contacts.try-queue',
  method: 'POST',
  path: '/queues/:id/trial',
  need: 'contacts.read',
  params: one,
  body: z.object({
    channel: contactChannel.exclude(['logged']),
    waitedSeconds: seconds.default(0),
    customerId: id.nullable().default(null),
  }),
  reply: z.object({
    agent: named.nullable(),
    /** The rule that decided, or the code of why nobody gets it. */
    rule: z.string(),
    candidates: z.array(candidate),
    /** After so many seconds of waiting the answer may be another. */
    nextChangeSeconds: z.number().int().nullable(),
  }),
});
