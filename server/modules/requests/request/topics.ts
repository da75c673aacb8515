import { requestChanged, requestsTopic, requestTopic } from '@tongli/contracts/requests';
import { z } from 'zod';
import { changes, type ServedTopic, serve } from '../../../platform/realtime/topic.ts';
import { findLoaded } from './store.ts';

const isId = (key: string) => z.uuid().safeParse(key).success;

/** Admitted as the record is read; told to those only who may read it where it belongs by now. */
const oneRequest = serve(requestTopic, {
  admits: async (call, key) => isId(key) && (await findLoaded(call, key)) !== null,
  state: async (call, key) => ({ version: (await findLoaded(call, key))?.row.version ?? 0 }),
  sources: [
    changes(requestChanged, ({ subjectId, actorId, payload: { act, version, after } }) => [
      { key: subjectId, change: { act, byId: actorId, version }, places: [after] },
    ]),
  ],
});

const allRequests = serve(requestsTopic, {
  admits: async (_call, key) => key === '',
  state: async () => ({}),
  sources: [
    changes(requestChanged, ({ subjectId, actorId, payload: { act, before, after } }) => [
      { key: '', change: { id: subjectId, act, byId: actorId }, places: before ? [before, after] : [after] },
    ]),
  ],
});

export const requestTopics: readonly ServedTopic[] = [oneRequest, allRequests];
