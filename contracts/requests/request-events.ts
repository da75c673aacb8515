import { z } from 'zod';
import { event, id, isoDate, topic } from '../kernel/index.ts';
import { adoption, askedKind, requestChannel, requestOutcome } from './request.ts';

/** By which requests are counted, as they were at that moment. `definition` is the version that it runs on. */
const about = {
  number: z.string(),
  projectId: id,
  unitId: id.nullable(),
  kind: askedKind,
  definitionId: id.nullable(),
};

export const requestLodged = event(
  'request.lodged',
  'request',
  z.object({ ...about, channel: requestChannel, lodgedOn: isoDate, step: z.string() }),
);

/** A stay in a step has ended: `next` is the step that the request is at now, null where it was the last. */
export const requestStepDone = event(
  'request.step-done',
  'request',
  z.object({
    ...about,
    step: z.string(),
    how: z.enum(['done', 'back', 'closed', 'moved']),
    next: z.string().nullable(),
    ownerId: id.nullable(),
    onTime: z.boolean(),
    /** Working minutes of the process's calendar. */
    minutes: z.number().int(),
  }),
);

export const requestClosed = event(
  'request.closed',
  'request',
  z.object({
    ...about,
    lodgedOn: isoDate,
    closedOn: isoDate,
    outcome: requestOutcome,
    /** Within the limit of the whole; null where it has none. */
    onTime: z.boolean().nullable(),
    again: z.boolean(),
  }),
);

export const requestReopened = event('request.reopened', 'request', z.object({ ...about, step: z.string() }));

export const suggestionDecided = event('request.suggestion-decided', 'request', z.object({ ...about, adoption }));

export const requestAct = z.enum([
  'lodged',
  'assigned',
  'step-done',
  'step-back',
  'priority-set',
  'tagged',
  'noted',
  'files-attached',
  'answered',
  'decided',
  'closed',
  'reopened',
  'moved',
  'rated',
  'visit-changed',
  'limit-warned',
  'limit-breached',
]);
export type RequestAct = z.infer<typeof requestAct>;

const place = z.object({ projectId: id, unitId: id.nullable() });
/** The record is not as it was: for those who look at it. */
export const requestChanged = event(
  'request.changed',
  'request',
  z.object({ act: requestAct, version: z.int(), before: place.nullable(), after: place }),
);

/** One request, by its id, for those who may read it. */
export const requestTopic = topic({
  name: 'requests.request',
  need: 'requests.read',
  state: z.object({ version: z.int() }),
  change: z.object({ act: requestAct, byId: id.nullable(), version: z.int() }),
});

/** All requests that one may read, without a key: which of them are not as they were. */
export const requestsTopic = topic({
  name: 'requests.list',
  need: 'requests.read',
  state: z.object({}),
  change: z.object({ id, act: requestAct, byId: id.nullable() }),
});
