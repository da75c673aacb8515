import { type EventDefinition, topic } from '@tongli/contracts/kernel';
import { z } from 'zod';
import { changes, type ServedTopic, serve } from './topic.ts';

const account = topic({ name: 'realtime.account', need: 'signed-in', state: z.object({}), change: z.object({}) });

/** What every account is asked again about. */
export const everybody = 'everybody';

/** What an account may do, watched by the sockets themselves and offered to no client. */
export const accessTopic = (events: readonly EventDefinition[], ofAll: readonly EventDefinition[]): ServedTopic =>
  serve(account, {
    admits: async () => false,
    state: async () => ({}),
    sources: [
      ...events.map((event) => changes(event, ({ subjectId }) => [{ key: subjectId, change: {} }])),
      ...ofAll.map((event) => changes(event, () => [{ key: everybody, change: {} }])),
    ],
  });
