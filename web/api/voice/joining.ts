import type { IceServer } from '@tongli/contracts/voice';
import { ProblemError } from '../problem.ts';
import { JoinRefused, type Signalling } from './call.ts';

/** Refusals that another attempt may get by. */
const passing = new Set([
  'voice-away',
  'call-unknown',
  'leg-unknown',
  'recording-finished',
  'media-failed',
  'too-many-requests',
]);

const isForGood = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status < 500 && !passing.has(error.problem.code);

async function unlessForGood<T>(asked: Promise<T>, onRefused: (error: unknown) => void): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!isForGood(error)) throw error;
    onRefused(error);
    throw new JoinRefused();
  }
}

/** The operations by which a kind of end joins. */
export interface Joining {
  prepare(): Promise<{ readonly iceServers: readonly IceServer[] }>;
  join(offer: string): Promise<{ readonly answer: string; readonly session: number }>;
}

export interface Joined {
  readonly signalling: Signalling;
  /** The number of the call that was joined last; a higher one has begun anew, and is to be joined again. */
  session(): number;
  /** What it was refused with for good. */
  refusal(): unknown;
}

/** Joins by these operations, again and again until it is refused for good. */
export function joinBy(by: Joining): Joined {
  let session = 0;
  let refusal: unknown = null;
  const refused = (error: unknown) => {
    refusal = error;
  };
  return {
    signalling: {
      iceServers: async () => (await unlessForGood(by.prepare(), refused)).iceServers,
      join: async (offer) => {
        const joined = await unlessForGood(by.join(offer), refused);
        session = joined.session;
        return joined.answer;
      },
    },
    session: () => session,
    refusal: () => refusal,
  };
}
