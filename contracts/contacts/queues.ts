import { z } from 'zod';
import { type BodyOf, bilingual, endpoint, id, instant } from '../kernel/index.ts';
import { code, nameInput, skillLevel, version, wordsInput } from '../org/terms.ts';
import { screenUse } from './screens.ts';
import { ownTargets } from './targets.ts';
import { contactChannel, named, seconds } from './terms.ts';

/** What an agent must be able to do. After so many seconds in the queue, `steps` asks for a lower level. */
export const skillNeed = z.object({
  skillId: id,
  level: skillLevel,
  steps: z
    .array(z.object({ afterSeconds: seconds, level: skillLevel }))
    .max(5)
    .default([]),
});

/** Who of several able agents is asked first. */
export const assignmentRule = z.enum(['longest-idle', 'best-level', 'least-occupied']);

/**
 * What customers read: outside of opening hours; on a holiday, where that is said otherwise; and, before a call, that it is recorded. Empty
 * words are the product's own.
 */
const queueWords = z.object({ closed: bilingual, holiday: bilingual, recording: bilingual });
export type QueueWords = z.infer<typeof queueWords>;

/** Whether callers are told that they are recorded. Where they are not, `ground` says by which law. */
const recordingNotice = { tells: z.boolean(), ground: z.string().trim().max(400) };

/** One day of the coming fortnight, by the queue's calendar. */
export const openingDay = z.object({
  on: z.string(),
  /** Minutes from local midnight; none where it is closed. */
  windows: z.array(z.object({ startMinute: z.number().int(), endMinute: z.number().int() })),
  /** `makeUp`: worked in place of a holiday, where its weekday is not. `special`: other hours than its weekday's. */
  kind: z.enum(['usual', 'holiday', 'makeUp', 'special']),
  name: bilingual.nullable(),
  /** Expected, not yet announced. */
  provisional: z.boolean(),
});
export type OpeningDay = z.infer<typeof openingDay>;

const settings = {
  code,
  channels: z.array(contactChannel.exclude(['logged'])).min(1),
  /** Customers can choose it. */
  isPublic: z.boolean(),
  /** Points; one is worth `ageingSeconds` of waiting, a setting of the centre, so that nobody waits for ever. */
  priority: z.number().int().min(0).max(100),
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
  /** After so long whoever serves the other queue may answer too; the contact stays where it is. */
  help: z.object({ afterSeconds: seconds, queueId: id }).nullable(),
  /** After so long the contact goes to the other queue. */
  overflow: z.object({ afterSeconds: seconds, queueId: id }).nullable(),
  /** As many may wait at a time; null: any number. */
  mostWaiting: z.number().int().min(0).max(100_000).nullable(),
  /** What is offered instead where it is full or closed. */
  offersCallback: z.boolean(),
  /** A calendar's code: open in its working time; null: always. */
  calendar: z.string().max(40).nullable(),
  unitId: id.nullable(),
  /** Numbers on the nuisance list are refused here. A queue that takes complaints has false. */
  blocksNuisance: z.boolean(),
};

export const queueRow = z.object({
  id,
  projectId: id,
  name: bilingual,
  ...settings,
  targets: ownTargets,
  members: z.number().int(),
  retired: z.boolean(),
  version: z.number().int(),
});
export type QueueRow = z.infer<typeof queueRow>;

export const queue = queueRow.extend({
  greeting: bilingual,
  words: queueWords,
  recordingNotice: z.object({ ...recordingNotice, setAt: instant.nullable(), setByName: z.string() }),
  /** Whether agents' screens are recorded while they serve it. */
  screens: screenUse,
  /** The next fourteen days, from today; null where it is always open. */
  opening: z.array(openingDay).nullable(),
  /** Who serves it. */
  agents: z.array(named),
});
export type Queue = z.infer<typeof queue>;

const input = z.object({
  name: nameInput,
  greeting: wordsInput,
  ...settings,
  targets: ownTargets.optional(),
  /** What is left out stays as it is. */
  words: z.object({ closed: wordsInput, holiday: wordsInput, recording: wordsInput }).optional(),
  /** Refused with `ground-needed` where callers are not told and no ground is given. */
  recordingNotice: z.object(recordingNotice).optional(),
  screens: screenUse.optional(),
});
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

/** A queue as it is put up. */
export type BodyOfQueue = BodyOf<typeof addQueue>;

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
  /** What was compared, by code: `opening`, `level`, `inHand`, `occupancy`, `idleSeconds`. */
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
    /** Who it is, so that their last agent is known; or that agent straight away. */
    customerId: id.nullable().default(null),
    lastAgentId: id.nullable().default(null),
  }),
  reply: z.object({
    agent: named.nullable(),
    /** The rule that decided, or the code of why nobody gets it. */
    rule: z.string(),
    candidates: z.array(candidate),
    /** After so many seconds of waiting the answer may be another. */
    nextChangeSeconds: z.number().int().nullable(),
    /** Whoever of those signed in is able, busy or not, from when on; one stage for each moment at which a rule changes it. */
    stages: z.array(
      z.object({
        afterSeconds: z.number().int(),
        able: z.number().int(),
        /** New at this stage, at most twenty. */
        came: z.array(named),
        /** The queue to which it goes then, unless somebody is free. */
        overflowsTo: bilingual.nullable(),
      }),
    ),
  }),
});
