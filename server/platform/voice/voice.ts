import type {
  CallState,
  FinishedRecording,
  Part,
  ProcessLoad,
  RecordingKey,
  Sound,
  SoundFile,
  VoiceEvent,
} from '@tongli/contracts/voice';
import type { Refusal } from '../call.ts';

export interface LegName {
  readonly callId: string;
  readonly legId: string;
}

export interface Joining extends LegName {
  /** What the browser's `RTCPeerConnection` offers: one line to speak on and `mostVoicesHeard` to listen on. */
  readonly offer: string;
  readonly part: Part;
  /** Hears hold music, as a caller does who waits in a queue, and is heard by nobody. */
  readonly held?: boolean;
  readonly muted?: boolean;
  /** What it hears while held, in place of the product's music. */
  readonly music?: SoundFile | null;
  /**
   * Where what the leg says to the call is kept, or null. Make a new id and key (32 random bytes) for each leg and commit them, the
   * key sealed, before the leg joins: only then can what was recorded be opened after any crash. A leg that joins again, or
   * another media process, goes on with the recording that is there.
   */
  readonly recording: RecordingKey | null;
}

/**
 * `away`: no media process is reached; calls on it may go on, and nothing can be changed about them. `back`: it is reached, with the
 * calls that it has. Where `isAnother`, it is not the process that was there before: the calls of that one are gone, are
 * to be created again, and their browsers to join again; recordings of legs that do not come back are to be finished.
 */
export type VoiceNews =
  | VoiceEvent
  | { readonly type: 'away' }
  | { readonly type: 'back'; readonly isAnother: boolean; readonly calls: readonly CallState[] };

/**
 * Carries the sound of calls. Ids are the caller's own. Every act is refused as `voice-away` while no media process is reached, as
 * `call-unknown` or `leg-unknown` where it has no such thing, and as `media-failed` where it found a defect of its own; acts may be
 * repeated. A call lives in the media process: it goes on when a server ends, and ends with the media process.
 */
export interface VoiceProvider {
  readonly isReached: boolean;
  /** Has no effect on a call that is there. */
  createCall(callId: string): Promise<Refusal | null>;
  /**
   * Lets a browser in, or back in over another connection. The answer names all ways to the media process, and the browser finds
   * the one that works: its own candidates need not be told. Also refused as `offer-unreadable` or `recording-finished`.
   */
  join(leg: Joining): Promise<{ readonly answer: string } | Refusal>;
  /** A held leg hears music, from here on this one where it is given (null: the product's), and is heard by nobody. */
  hold(leg: LegName, isHeld: boolean, music?: SoundFile | null): Promise<Refusal | null>;
  /** A muted leg hears and is heard by nobody; neither is it recorded. */
  mute(leg: LegName, isMuted: boolean): Promise<Refusal | null>;
  /**
   * How the leg takes part from here on. Listening to a call: `listening`. To the agent alone: `whispering` to that leg. Barging
   * in, and every further party of a conference: `talking`.
   */
  setPart(leg: LegName, part: Part): Promise<Refusal | null>;
  /** Nothing of the call is recorded while sensitive data is spoken; the recordings are silent there. */
  pauseRecording(callId: string, isPaused: boolean): Promise<Refusal | null>;
  /**
   * To all legs at once, or to one; of a file of the house's own, or what the product brings. `soundPlayed` follows when it has sounded, or
   * when it was cut short: who is not held any more is not spoken to by a sound that was for them alone.
   */
  play(callId: string, sound: Sound, only?: { legId?: string; file?: SoundFile }): Promise<Refusal | null>;
  endLeg(leg: LegName): Promise<Refusal | null>;
  endCall(callId: string): Promise<Refusal | null>;
  /**
   * Makes a recording whole whose leg ended while nobody listened, or with its media process. To be asked for each recording that is
   * not known to be finished, whenever the media process is `back`. Says the same again when asked again. Refused as
   * `recording-runs` while its leg is in a call, and as `nothing-recorded` where not a word was kept.
   */
  finishRecording(recording: RecordingKey): Promise<FinishedRecording | Refusal>;
  /** What the media process has used since it began. */
  measure(): Promise<ProcessLoad | Refusal>;
  /** Tells all server processes everything; returns what ends it. What happened while the process was away is not told. */
  onNews(listener: (news: VoiceNews) => void): () => void;
  close(): void;
}
