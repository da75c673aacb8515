import { z } from 'zod';
import { fileAddress } from '../files/index.ts';
import { endpoint, id, instant, text } from '../kernel/index.ts';
import { callRole } from './call.ts';
import { contactMessage } from './contact.ts';

/*
 * What is kept of a contact, to be taken out of the house as files: by a permission of its own, with a reason, on record each time.
 * Refusals: `nothing-recorded`, `recording-runs`.
 */

const why = z.object({ reason: text(200) });
const one = z.object({ id });

/** One side of a call as it was recorded: Ogg, Opus. `startedAt` puts the sides in step. */
export const recordedSide = fileAddress.extend({
  recordingId: id,
  role: callRole,
  name: z.string(),
  startedAt: instant,
  durationMs: z.number(),
  bytes: z.number().int(),
});
export type RecordedSide = z.infer<typeof recordedSide>;

/** All sides at once; the client mixes them into one file where that is wanted. */
export const downloadRecordings = endpoint({
  id: 'contacts.download-recordings',
  method: 'POST',
  path: '/contacts/:id/recordings/download',
  need: 'contacts.download',
  params: one,
  body: why,
  reply: z.object({ number: z.string(), sides: z.array(recordedSide) }),
  discloses: true,
});

/** All that was written, in clear. */
export const downloadTranscript = endpoint({
  id: 'contacts.download-transcript',
  method: 'POST',
  path: '/contacts/:id/transcript/download',
  need: 'contacts.download',
  params: one,
  body: why,
  reply: z.object({ number: z.string(), takenAt: instant, byName: z.string(), messages: z.array(contactMessage) }),
  discloses: true,
});
