/** A client as far as it is heard of. */
export interface Heard {
  /** Beats without a word or a sign of it. */
  silence: number;
}

/** Each client is looked at that often, and only those that are silent are asked. */
export const beatMs = 1_000;
const askAfter = 4;
const goneAfter = 8;
/** Of one that has much before it to take, which it must before it can answer. */
const slowGoneAfter = 40;

/**
 * One beat: a line that was cut without a word is noticed eight seconds after its last sign, and at ten thousand clients some two
 * thousand are asked a second. The browser answers by itself, also of a tab that sleeps.
 */
export function beat(client: Heard, hasMuch = false): 'rest' | 'ask' | 'let-go' {
  client.silence += 1;
  if (client.silence >= (hasMuch ? slowGoneAfter : goneAfter)) return 'let-go';
  return client.silence === askAfter || client.silence === askAfter + 2 ? 'ask' : 'rest';
}

/** How long one that was let go had been gone; whoever hung up was there until then. */
export const silentMsOf = ({ silence }: Heard): number => (silence >= goneAfter ? silence * beatMs : 0);
