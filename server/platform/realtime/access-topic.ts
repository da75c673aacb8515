import { type EventDefinition, topic } from '@tongli/contracts/kernel';
import { z } from 'zod';
import { changes, type ServedTopic, serve } from './topic.ts';

const account = topic({ name: 'realtime.account', need: 'signed-in', state: z.object({}), change: z.object({}) });

/** What an account may do, watched by the sockets themselves and offered to no client. */
export const accessTopic = (events: readonly EventDefinition[]): ServedTopic =>
  serve(account, {
    admits: async () => false,
    state: async () => ({}),
    sources: events.map((event) => changes(event, ({ subjectId }) => [{ key: subjectId, change: {} }])),
  });
