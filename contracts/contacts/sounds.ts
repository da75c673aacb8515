import { z } from 'zod';
import { fileAddress } from '../files/index.ts';
import { endpoint, id, instant } from '../kernel/index.ts';

/**
 * What callers of a queue hear: once they begin to wait; before they leave a message outside of hours; before they are recorded; and, in
 * place of the product's music, whenever they wait or are on hold.
 */
export const soundKind = z.enum(['greeting', 'closed', 'recording', 'music']);
export type SoundKind = z.infer<typeof soundKind>;

/** Words are for callers of one language; music is for any. */
export const soundLanguage = z.enum(['zh', 'en', 'any']);
export type SoundLanguage = z.infer<typeof soundLanguage>;

/** Words beyond a minute are listened to by nobody; music begins anew after so long. */
export const mostSoundSeconds: Readonly<Record<SoundKind, number>> = {
  ...{ greeting: 60, closed: 60, recording: 60, music: 180 },
};
export const mostSoundBytes = 4_000_000;

export const queueSound = z.object({
  kind: soundKind,
  language: soundLanguage,
  /** As its file was called. */
  name: z.string(),
  durationMs: z.number().int(),
  setAt: instant,
  setByName: z.string(),
});
export type QueueSound = z.infer<typeof queueSound>;

const sounds = z.object({ sounds: z.array(queueSound) });
const one = z.object({ id, kind: soundKind, language: soundLanguage });

export const listQueueSounds = endpoint({
  id: 'contacts.list-queue-sounds',
  method: 'GET',
  path: '/queues/:id/sounds',
  need: 'contacts.read',
  params: z.object({ id }),
  reply: sounds,
});

/**
 * A staged file, Opus in Ogg with packets of 20 ms, as the page makes it of whatever the browser can play. Refused as `sound-unplayable`,
 * `sound-too-long` or `sound-too-large`; and as `sound-language` where music is given a language, or words none. Calls hear it from their
 * next pause on.
 */
export const setQueueSound = endpoint({
  id: 'contacts.set-queue-sound',
  method: 'PUT',
  path: '/queues/:id/sounds/:kind/:language',
  need: 'contacts.administer',
  params: one,
  body: z.object({ fileId: id }),
  reply: sounds,
});

/** The product's own is heard again. */
export const removeQueueSound = endpoint({
  id: 'contacts.remove-queue-sound',
  method: 'DELETE',
  path: '/queues/:id/sounds/:kind/:language',
  need: 'contacts.administer',
  params: one,
  reply: sounds,
});

/** Where it can be heard on the page that shows it. */
export const playQueueSound = endpoint({
  id: 'contacts.play-queue-sound',
  method: 'GET',
  path: '/queues/:id/sounds/:kind/:language',
  need: 'contacts.read',
  params: one,
  reply: fileAddress,
});
