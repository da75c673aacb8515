import { z } from 'zod';
import { phoneNumber } from '../customers/index.ts';
import { fileAddress } from '../files/index.ts';
import { allowances, endpoint, id, instant, personal, text } from '../kernel/index.ts';
import { iceServer, sessionDescription } from '../voice/index.ts';
import { callQuality, callRole, pauseReason, supervisionHow } from './call.ts';
import { deskContact } from './contact.ts';
import { followedContact } from './customer.ts';
import { screenTake } from './screens.ts';

/*
 * Calls. The contact's state says who is in a call and how; here its ends join, and what was recorded is found.
 *
 * Refusals of this file, beside `not-found`, `forbidden` and those of contacts:
 *   voice-away          the process that carries sound is not reached: try again (5 s)
 *   call-unknown        it has begun anew just now: try again
 *   leg-unknown         the same
 *   offer-unreadable    the browser's offer is no offer of sound
 *   recording-finished  what was recorded of this end is closed already: try again
 *   recording-runs      it is still being recorded
 *   nothing-recorded    not a word was kept
 *   media-failed        a defect of the process that carries sound: try again
 *   not-in-call         one is not in the call (any more)
 *   call-elsewhere      another browser of the same person is in it
 *   not-a-call          the contact has no sound
 *   voicemail-not-offered, voicemail-over
 *   recording-deleted   its time was over, or its customer was erased
 *   legal-hold          it is held for a legal matter and cannot be deleted
 */

const one = z.object({ id });
const byToken = z.object({ token: z.string().min(1).max(200) });

/** What a browser needs before it offers. */
const way = z.object({ iceServers: z.array(iceServer), session: z.number().int(), reached: z.boolean() });
const offer = z.object({ offer: sessionDescription });
/**
 * Which browser it is, by a number that it keeps, and what people call it. While another one of the same person is in the call it is refused
 * with `call-elsewhere`, whose `params.browser` names that one, unless the call is to be taken over.
 */
const offerOfStaff = offer.extend({
  browser: z.object({ id, name: z.string().trim().max(60), takes: z.boolean().default(false) }).optional(),
});
/** The answer to the offer; nothing further is to be said. */
const joined = z.object({ answer: sessionDescription, session: z.number().int() });

/** Of a contact of channel `voice` from its start until it ends, of a callback while an agent has it, and of a voicemail. */
export const prepareCallAsCustomer = endpoint({
  id: 'contacts.prepare-call-as-customer',
  method: 'GET',
  path: '/portal/contacts/:token/call',
  need: 'public',
  params: byToken,
  reply: way,
});

/** Joins, or joins again after whatever cut it. To leave is `contacts.quit`. */
export const joinCallAsCustomer = endpoint({
  id: 'contacts.join-call-as-customer',
  method: 'POST',
  path: '/portal/contacts/:token/call',
  need: 'public',
  params: byToken,
  body: offer,
  reply: joined,
});

/** To a queue that is closed or full: nobody answers, what is said is kept, and a callback is queued when it is over. */
export const startVoicemail = endpoint({
  id: 'contacts.start-voicemail',
  method: 'POST',
  path: '/portal/voicemails',
  need: 'public',
  body: z.object({
    projectId: id.optional(),
    queue: z.string().min(1).max(40),
    language: z.enum(['zh', 'en']).default('zh'),
    name: z.string().trim().max(60).default(''),
    phone: phoneNumber,
  }),
  reply: z.object({ token: z.string(), contact: followedContact }),
  creates: true,
});

/** Tired of waiting: leaves the queue, and says what it is about. The call goes on as it is; music ends. */
export const turnToVoicemail = endpoint({
  id: 'contacts.turn-to-voicemail',
  method: 'POST',
  path: '/portal/contacts/:token/voicemail',
  need: 'public',
  params: byToken,
  body: z.object({ phone: phoneNumber, name: z.string().trim().max(60).default('') }),
  reply: followedContact,
});

/** All is said. Hanging up, or three minutes, do the same. */
export const finishVoicemail = endpoint({
  id: 'contacts.finish-voicemail',
  method: 'POST',
  path: '/portal/contacts/:token/voicemail/end',
  need: 'public',
  params: byToken,
  reply: followedContact,
});

/** For whoever has the contact at their desk and has accepted it. */
export const prepareCall = endpoint({
  id: 'contacts.prepare-call',
  method: 'GET',
  path: '/contact-desk/:id/call',
  need: 'contacts.take',
  params: one,
  reply: way,
});

/**
 * As what one is to the contact: its owner and participants speak with all, who is consulted is heard by the owner alone. Holding,
 * transfer and end are those of the contact; the call follows.
 */
export const joinCall = endpoint({
  id: 'contacts.join-call',
  method: 'POST',
  path: '/contact-desk/:id/call',
  need: 'contacts.take',
  params: one,
  body: offerOfStaff,
  reply: joined,
});

/** While sensitive data is spoken nothing is recorded, of nobody; who did it and why is on record. */
export const pauseRecording = endpoint({
  id: 'contacts.pause-recording',
  method: 'POST',
  path: '/contact-desk/:id/recording-pause',
  need: 'contacts.take',
  params: one,
  body: z.object({ reason: pauseReason }),
  reply: deskContact,
});

export const resumeRecording = endpoint({
  id: 'contacts.resume-recording',
  method: 'POST',
  path: '/contact-desk/:id/recording-pause/end',
  need: 'contacts.take',
  params: one,
  reply: deskContact,
});

/** What the customer of a callback at one's desk has said. Read at `files.read`, in parts where that is wished. */
export const playVoicemail = endpoint({
  id: 'contacts.play-voicemail',
  method: 'POST',
  path: '/contact-desk/:id/voicemail',
  need: 'contacts.take',
  params: one,
  reply: fileAddress,
});

const supervision = way.extend({ contactId: id, how: supervisionHow, since: instant });

/** Begins to listen, whisper or barge in, or goes over to another of them. The sound: `contacts.join-supervised-call`. */
export const superviseCall = endpoint({
  id: 'contacts.supervise-call',
  method: 'PUT',
  path: '/contacts/:id/supervision',
  need: 'contacts.supervise',
  params: one,
  body: z.object({ how: supervisionHow }),
  reply: supervision,
});
export type Supervision = z.infer<typeof supervision>;

export const joinSupervisedCall = endpoint({
  id: 'contacts.join-supervised-call',
  method: 'POST',
  path: '/contacts/:id/supervision/call',
  need: 'contacts.supervise',
  params: one,
  body: offerOfStaff,
  reply: joined,
});

export const stopSupervising = endpoint({
  id: 'contacts.stop-supervising',
  method: 'DELETE',
  path: '/contacts/:id/supervision',
  need: 'contacts.supervise',
  params: one,
  reply: z.object({}),
});

/**
 * `running` while its end is in the call, `unfinished` until it is made whole, `kept` where it can be played, `silent` where not a word
 * was kept, `lost` where it cannot be made whole any more, `deleted` where its time is over or its customer was erased.
 */
export const recordingState = z.enum(['running', 'unfinished', 'kept', 'silent', 'lost', 'deleted']);

/** Somebody's part in a call, with what was recorded of them. */
export const callLeg = z.object({
  id,
  role: callRole,
  personId: id.nullable(),
  name: z.string(),
  joinedAt: instant,
  endedAt: instant.nullable(),
  /** Over all of it: the mean of loss and round trip, and the worst jitter. */
  quality: callQuality.nullable(),
  recording: z
    .object({
      id,
      state: recordingState,
      /** A place in one leg's recording is this much earlier or later than in another's: what plays them in step goes by it. */
      startedAt: instant.nullable(),
      durationMs: z.number().nullable(),
      bytes: z.number().int().nullable(),
      /** Deleted after this, unless it is held. */
      keptUntil: instant.nullable(),
    })
    .nullable(),
});
export type CallLeg = z.infer<typeof callLeg>;

export const legalHold = z.object({
  setAt: instant,
  setByName: z.string(),
  reason: personal('text', z.string()),
  liftedAt: instant.nullable(),
  liftedByName: z.string(),
  /** Why it was lifted; null while it holds. */
  liftReason: personal('text', z.string()).nullable(),
});
export type LegalHold = z.infer<typeof legalHold>;

const recordings = z.object({
  legs: z.array(callLeg),
  /** When the recording notice was heard. */
  noticeAt: instant.nullable(),
  pauses: z.array(z.object({ at: instant, until: instant.nullable(), byName: z.string(), reason: pauseReason })),
  supervisions: z.array(z.object({ at: instant, until: instant.nullable(), byName: z.string(), how: supervisionHow })),
  /** Of agents' screens, earliest first. */
  screens: z.array(screenTake),
  /** Latest first; the first one that is not lifted holds. */
  holds: z.array(legalHold),
  /** listen, download, hold, lift: allowed or why not. */
  actions: allowances,
});
export type Recordings = z.infer<typeof recordings>;

export const listRecordings = endpoint({
  id: 'contacts.list-recordings',
  method: 'GET',
  path: '/contacts/:id/recordings',
  need: 'contacts.read',
  params: one,
  reply: recordings,
});

/** To be heard, or downloaded, at `files.read`, in parts where that is wished. Who, when and why stands in the audit trail. */
export const discloseRecording = endpoint({
  id: 'contacts.disclose-recording',
  method: 'POST',
  path: '/contacts/:id/recordings/:recordingId/disclosure',
  need: 'contacts.listen',
  params: z.object({ id, recordingId: id }),
  body: z.object({ reason: text(200) }),
  reply: fileAddress,
  discloses: true,
});

/** From here on nothing of what was recorded is deleted, whatever the setting says. */
export const holdRecordings = endpoint({
  id: 'contacts.hold-recordings',
  method: 'PUT',
  path: '/contacts/:id/legal-hold',
  need: 'contacts.preserve',
  params: one,
  body: z.object({ reason: text(400) }),
  reply: recordings,
});

export const liftLegalHold = endpoint({
  id: 'contacts.lift-legal-hold',
  method: 'POST',
  path: '/contacts/:id/legal-hold/lifting',
  need: 'contacts.preserve',
  params: one,
  body: z.object({ reason: text(400) }),
  reply: recordings,
});
