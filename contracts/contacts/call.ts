import { z } from 'zod';
import { bilingual, id, instant } from '../kernel/index.ts';

/** Who somebody is in a call. `leader` stands for whoever supervises it. */
export const callRole = z.enum(['customer', 'owner', 'consulted', 'participant', 'leader']);
export type CallRole = z.infer<typeof callRole>;

/** `absent`: has no leg yet, or none any more; `joining` until their sound first arrives; `lost` while none does. */
export const legConnection = z.enum(['absent', 'joining', 'connected', 'lost']);
export type LegConnection = z.infer<typeof legConnection>;

/** Unheard; heard by the agent alone; heard by all. */
export const supervisionHow = z.enum(['listen', 'whisper', 'barge']);
export type SupervisionHow = z.infer<typeof supervisionHow>;

/** Why nothing is recorded for a while: what kind of thing is said. */
export const pauseReason = z.enum(['card', 'password', 'identity', 'health', 'other']);
export type PauseReason = z.infer<typeof pauseReason>;

/** `off`: nobody is in the call whose words would be kept. */
export const callRecordingState = z.enum(['off', 'on', 'paused']);

/** How well somebody is heard: share of packets that were lost, and jitter; the round trip where it is known. */
export const callQuality = z.object({
  lossShare: z.number(),
  jitterMs: z.number(),
  roundTripMs: z.number().nullable(),
});
export type CallQuality = z.infer<typeof callQuality>;

/** What every end of a call is told. `session` rises where the call began anew elsewhere: join again (`.again()`). */
const ends = {
  session: z.number().int(),
  /** The process that carries sound is reached: who is in the call may speak on while it is not, and nobody can join. */
  reached: z.boolean(),
  recording: callRecordingState,
};

/** The call of a contact, as whoever has it at their desk sees it. */
export const deskCall = z.object({
  ...ends,
  pausedFor: pauseReason.nullable(),
  /** Everybody in it, oneself too; a leader only where they can be heard by oneself, or where the house shows agents who listens. */
  legs: z.array(
    z.object({
      personId: id.nullable(),
      name: z.string(),
      role: callRole,
      connection: legConnection,
      quality: callQuality.nullable(),
      /** Of a leader: how they take part. */
      how: supervisionHow.nullable(),
    }),
  ),
});
export type DeskCall = z.infer<typeof deskCall>;

/** Something that a customer said instead of waiting, and where it is heard: `contacts.play-voicemail`. */
export const deskVoicemail = z.object({
  contactId: id,
  number: z.string(),
  at: instant,
  /** Null while it is not whole yet; 0 where nothing was said. */
  durationMs: z.number().nullable(),
});
export type DeskVoicemail = z.infer<typeof deskVoicemail>;

/** The call of a contact, as its customer sees it. */
export const customerCall = z.object({
  ...ends,
  connection: legConnection,
  /** Hears music. */
  held: z.boolean(),
  /** What they are told of being recorded: words of the queue's own, or empty ones; null where they are told nothing. */
  notice: bilingual.nullable(),
  /** A message is being left, until when at most; the call ends then. Null where it is an ordinary call. */
  voicemailUntil: instant.nullable(),
});
export type CustomerCall = z.infer<typeof customerCall>;
