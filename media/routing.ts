import type { Part } from '@tongli/contracts/voice';

/** What decides who hears whom. */
export interface Taking {
  readonly legId: string;
  readonly part: Part;
  readonly held: boolean;
  readonly muted: boolean;
}

export interface Hearing {
  /** Others whom this leg hears, in the order in which they came. */
  readonly voices: readonly string[];
  /** It hears the hold music instead of any voice. */
  readonly music: boolean;
}

function reaches(speaker: Taking, listener: Taking): boolean {
  if (speaker.legId === listener.legId || speaker.held || speaker.muted) return false;
  if (speaker.part.kind === 'talking') return true;
  return speaker.part.kind === 'whispering' && speaker.part.to === listener.legId;
}

/**
 * Who hears whom in a call. A held leg hears music and is heard by nobody; talkers hear one another; a listener hears every talker
 * and is heard by nobody; a whisperer hears every talker and is heard by one leg alone.
 */
export function hearings(legs: readonly Taking[]): Map<string, Hearing> {
  return new Map(
    legs.map((listener) => [
      listener.legId,
      listener.held
        ? { voices: [], music: true }
        : { voices: legs.filter((one) => reaches(one, listener)).map(({ legId }) => legId), music: false },
    ]),
  );
}

const takesPart = ({ part }: Taking): boolean => part.kind === 'talking';

/**
 * Only what is said to the call is kept: not on hold, not muted, not a whisper, and not what is said while all to whom one would speak
 * are on hold. Who leaves a message speaks to nobody.
 */
export function isKept(speaker: Taking, legs: readonly Taking[]): boolean {
  if (!takesPart(speaker) || speaker.held || speaker.muted) return false;
  const others = legs.filter((one) => one.legId !== speaker.legId && takesPart(one));
  return others.length === 0 || others.some(({ held }) => !held);
}

/**
 * Which voice goes out on which line. A voice keeps its line for as long as it is heard, so that nobody's sound jumps from one
 * line to another when somebody else comes or goes. Voices beyond the last line are not heard.
 */
export function assignLines(before: readonly (string | null)[], voices: readonly string[]): (string | null)[] {
  const kept = before.map((voice) => (voice !== null && voices.includes(voice) ? voice : null));
  const waiting = voices.filter((voice) => !kept.includes(voice));
  return kept.map((voice) => voice ?? waiting.shift() ?? null);
}
