import { z } from 'zod';
import { sessionDescription } from './signalling.ts';

/**
 * What a server process and the media process say to each other: one JSON object a line. The server asks, the media process answers
 * each request once, and in between tells what happens. Refusals are codes.
 */

const id = z.guid();

/** How a leg takes part in its call. A talker hears and is heard by all talkers; a listener is heard by nobody; a whisperer by one leg alone. */
export const part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('talking') }),
  z.object({ kind: z.literal('listening') }),
  z.object({ kind: z.literal('whispering'), to: id }),
]);
export type Part = z.infer<typeof part>;

/** Where what a leg says is kept. The key, 32 bytes in base64, is made and kept by the server, and seals this recording alone. */
export const recordingKey = z.object({ recordingId: id, key: z.base64() });
export type RecordingKey = z.infer<typeof recordingKey>;

/** `recordingNotice` before anybody is recorded; `greeting` to whoever begins to wait; `closed` to whoever leaves a message outside of hours. */
export const sound = z.enum(['recordingNotice', 'greeting', 'closed']);
export type Sound = z.infer<typeof sound>;

/** A sound of the house's own: Opus in Ogg, packets of 20 ms, in the store under this id, sealed with this key as any file is. */
export const soundFile = z.object({ fileId: id, key: z.base64() });
export type SoundFile = z.infer<typeof soundFile>;

const leg = { callId: id, legId: id };

export const command = z.discriminatedUnion('do', [
  z.object({ do: z.literal('createCall'), callId: id }),
  z.object({
    do: z.literal('joinLeg'),
    ...leg,
    offer: sessionDescription,
    part,
    held: z.boolean(),
    muted: z.boolean(),
    recording: recordingKey.nullable(),
    /** What it hears while held; null: what the process brings along. */
    music: soundFile.nullable().optional(),
  }),
  z.object({
    do: z.literal('changeLeg'),
    ...leg,
    part: part.optional(),
    held: z.boolean().optional(),
    muted: z.boolean().optional(),
    music: soundFile.nullable().optional(),
  }),
  z.object({ do: z.literal('pauseRecording'), callId: id, paused: z.boolean() }),
  /** To all legs, or to one; without a file, what the process brings along, and nothing where it brings none. */
  z.object({ do: z.literal('play'), callId: id, sound, legId: id.optional(), file: soundFile.optional() }),
  z.object({ do: z.literal('endLeg'), ...leg }),
  z.object({ do: z.literal('endCall'), callId: id }),
  z.object({ do: z.literal('finishRecording'), ...recordingKey.shape }),
  z.object({ do: z.literal('measure') }),
]);
export type Command = z.infer<typeof command>;

export const request = z.object({ id: z.number().int(), command });
export type Request = z.infer<typeof request>;

/** A recording that is whole: its bytes lie in the store under its id, sealed with its key as any file is. */
export const finishedRecording = z.object({
  recordingId: id,
  /** Of the plain Ogg file. */
  bytes: z.number().int(),
  sha256: z.base64(),
  /** The machine's time at which it begins. */
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
});
export type FinishedRecording = z.infer<typeof finishedRecording>;

/** Over the last some seconds. `lossShare` and jitter of what the leg sends, the round trip to it and back. */
export const quality = z.object({
  lossShare: z.number(),
  jitterMs: z.number(),
  roundTripMs: z.number().nullable(),
});
export type Quality = z.infer<typeof quality>;

export const legState = z.object({
  legId: id,
  part,
  held: z.boolean(),
  muted: z.boolean(),
  /** `joining` until its sound first arrives, `lost` while none does. */
  connection: z.enum(['joining', 'connected', 'lost']),
  recordingId: id.nullable(),
});
export type LegState = z.infer<typeof legState>;

export const callState = z.object({ callId: id, recordingPaused: z.boolean(), legs: z.array(legState) });
export type CallState = z.infer<typeof callState>;

/** What the process has used since it began. */
export const processLoad = z.object({
  cpuMs: z.number(),
  residentBytes: z.number(),
  packetsReceived: z.number(),
  packetsSent: z.number(),
});
export type ProcessLoad = z.infer<typeof processLoad>;

const at = z.iso.datetime();

export const voiceEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('legConnected'), ...leg, at }),
  z.object({ type: z.literal('legLost'), ...leg, at }),
  z.object({ type: z.literal('legEnded'), ...leg, at, why: z.enum(['ended', 'lost', 'call-ended', 'closing']) }),
  z.object({ type: z.literal('callEnded'), callId: id, at }),
  z.object({ type: z.literal('legQuality'), ...leg, at, quality }),
  z.object({ type: z.literal('soundPlayed'), callId: id, at, sound }),
  z.object({ type: z.literal('recordingFinished'), ...leg, recording: finishedRecording }),
]);
export type VoiceEvent = z.infer<typeof voiceEvent>;

export const reply = z.union([
  z.object({
    id: z.number().int(),
    done: z.object({
      answer: sessionDescription.optional(),
      recording: finishedRecording.optional(),
      load: processLoad.optional(),
    }),
  }),
  z.object({ id: z.number().int(), refused: z.string() }),
]);
export type Reply = z.infer<typeof reply>;

/** `instance` is another one after each start of the media process; calls of an earlier one are gone. */
export const greeting = z.object({ hello: z.object({ instance: id, calls: z.array(callState) }) });
export type Greeting = z.infer<typeof greeting>;

export const mediaMessage = z.union([reply, greeting, z.object({ event: voiceEvent })]);
export type MediaMessage = z.infer<typeof mediaMessage>;
