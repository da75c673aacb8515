import fc from 'fast-check';
import type { QueueRules, RoutingAgent, RoutingRules, RoutingSlot, WaitingContact } from '../index.ts';

/** Small worlds for property tests: few names, so that everything meets everything. */
const skills = ['bill', 'card', 'loan'];
const queueIds = ['q1', 'q2', 'q3', 'q4'];
const level = fc.constantFrom(1, 2, 3, 4);
const skilled = fc.constantFrom(2, 3, 4, 5);
const seconds = fc.integer({ min: 1, max: 90 });
export const agentIds = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9'];
const channel = fc.constantFrom('voice' as const, 'chat' as const);

const needs = fc
  .uniqueArray(fc.constantFrom(...skills), { minLength: 1, maxLength: 2 })
  .chain((names) => fc.tuple(...names.map((skill) => fc.record({ skill: fc.constant(skill), level }))));

const queue = (queueId: string) =>
  fc
    .record(
      {
        queueId: fc.constant(queueId),
        skills: needs,
        selection: fc.constantFrom('longest-idle' as const, 'best-level' as const, 'least-occupied' as const),
        priority: fc.integer({ min: -2, max: 5 }),
        gaps: fc.array(fc.tuple(seconds, fc.constantFrom(undefined, ...queueIds), fc.boolean()), { maxLength: 3 }),
        preferSeconds: seconds,
        overflow: fc.record({ afterSeconds: fc.integer({ min: 100, max: 400 }), toQueueId: fc.constant(null) }),
      },
      { requiredKeys: ['queueId', 'skills', 'selection', 'gaps'] },
    )
    .map(({ gaps, ...rest }): QueueRules => {
      let afterSeconds = 0;
      const openings = gaps.map(([gap, alsoQueueId, lower], at) => {
        afterSeconds += gap;
        const levels = lower ? rest.skills.map((of) => ({ ...of, level: Math.max(1, of.level - at - 1) })) : [];
        return { afterSeconds, levels, ...(alsoQueueId ? { alsoQueueId } : {}) };
      });
      return { ...rest, openings };
    });

export const rulesDraw: fc.Arbitrary<RoutingRules> = fc
  .tuple(fc.tuple(...queueIds.map(queue)), fc.constantFrom(1, 10, 60), fc.integer({ min: 1, max: 4 }))
  .map(([queues, ageingSeconds, candidatesKept]) => ({ queues, ageingSeconds, candidatesKept, frontPriority: 7 }));

const ago = fc.integer({ min: 0, max: 200 });

export type ContactDraw = (contactId: string, now: number) => WaitingContact;

export const contactDraw: fc.Arbitrary<ContactDraw> = fc
  .record(
    {
      queueId: fc.constantFrom(...queueIds, ...queueIds, ...queueIds, 'unknown'),
      channel,
      queuedAgo: ago,
      inQueueShare: fc.constantFrom(0, 0.5, 1),
      priority: fc.integer({ min: 0, max: 3 }),
      front: fc.boolean(),
      preferred: fc.record({ agentId: fc.constantFrom(...agentIds), because: fc.constant('last' as const) }),
      avoid: fc.array(fc.tuple(fc.constantFrom(...agentIds), fc.integer({ min: -10, max: 60 })), { maxLength: 2 }),
    },
    { requiredKeys: ['queueId', 'channel', 'queuedAgo'] },
  )
  .map(({ queuedAgo, inQueueShare, avoid, ...rest }) => (contactId: string, now: number) => ({
    ...rest,
    contactId,
    queuedAt: now - queuedAgo * 1000,
    ...(inQueueShare === undefined ? {} : { inQueueSince: now - queuedAgo * inQueueShare * 1000 }),
    ...(avoid ? { avoid: avoid.map(([agentId, until]) => ({ agentId, until: now + until * 1000 })) } : {}),
  }));

const slots: fc.Arbitrary<RoutingSlot[]> = fc
  .array(
    fc.tuple(
      channel,
      fc.constantFrom(
        ...([
          'idle',
          'idle',
          'idle',
          'idle',
          'idle',
          'idle',
          'idle',
          'idle',
          'idle',
          'busy',
          'busy',
          'offered',
        ] as const),
      ),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((drawn) => drawn.map(([takes, state], at) => ({ slot: at + 1, channel: takes, state })));

export type AgentDraw = (now: number) => RoutingAgent;

export const agentDraw: fc.Arbitrary<AgentDraw> = fc
  .record(
    {
      agentId: fc.constantFrom(...agentIds),
      ready: fc.constantFrom(true, true, true, true, true, false),
      skills: fc.dictionary(fc.constantFrom(...skills), skilled, { minKeys: 2, maxKeys: 3 }),
      queues: fc.option(fc.subarray(queueIds, { minLength: 2 }), { freq: 1 }),
      slots,
      idleAgo: fc.integer({ min: 0, max: 5 }),
      most: fc.integer({ min: 1, max: 3 }),
      occupancy: fc.constantFrom(0.1, 0.12, 0.8),
    },
    { requiredKeys: ['agentId', 'ready', 'skills', 'queues', 'slots', 'idleAgo'] },
  )
  .map(({ idleAgo, ...rest }) => (now: number) => ({ ...rest, idleSince: now - idleAgo * 1000 }));
