import { caseTopic, complaintChanged, complaintsTopic } from '@tongli/contracts/complaints';
import { z } from 'zod';
import { changes, type ServedTopic, serve } from '../../platform/realtime/topic.ts';
import { findCase } from './store.ts';

const isId = (key: string) => z.uuid().safeParse(key).success;

/** Admitted as the record is read; told to those only who may read it where it belongs by now. */
const oneCase = serve(caseTopic, {
  admits: async (call, key) => isId(key) && (await findCase(call, key)) !== null,
  state: async (call, key) => ({ version: (await findCase(call, key))?.row.version ?? 0 }),
  sources: [
    changes(complaintChanged, ({ subjectId, actorId, payload: { act, version, after } }) => [
      { key: subjectId, change: { act, byId: actorId, version }, places: [after] },
    ]),
  ],
});

/** Whoever saw a case learns that it has gone to another unit; whoever never could learns nothing. */
const allComplaints = serve(complaintsTopic, {
  admits: async (_call, key) => key === '',
  state: async () => ({}),
  sources: [
    changes(complaintChanged, ({ subjectId, actorId, payload: { act, before, after } }) => [
      { key: '', change: { id: subjectId, act, byId: actorId }, places: before ? [before, after] : [after] },
    ]),
  ],
});

export const topics: readonly ServedTopic[] = [oneCase, allComplaints];
