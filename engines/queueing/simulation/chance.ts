/** Fills with numbers drawn evenly from between 0 and 1, both excluded. */
export type Chance = (values: Float64Array) => void;
/** Independent sources by number, so that a change to the agents leaves the arrivals as they were. */
export type ChanceStreams = (stream: number) => Chance;

/**
 * xoshiro128** 1.1 (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021), 53 bits a number;
 * seed and stream are spread over its state by the finalizer of MurmurHash3. The seed is a whole number from 0 to 2⁵³ − 1.
 */
export function seededChance(seed: number): ChanceStreams {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed is ${seed}: it must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`);
  }
  return (stream) => {
    const state = new Uint32Array(4);
    let mixed = scramble(seed >>> 0) ^ scramble(Math.floor(seed / 2 ** 32) + 0x9e3779b9);
    for (let word = 0; word < 4; word++) {
      mixed = scramble((mixed + Math.imul(stream + 1, 0x85ebca6b) + word + 1) >>> 0);
      state[word] = mixed;
    }
    // All zeros would stay so for ever.
    if (state.every((word) => word === 0)) state[0] = 1;
    return (values) => fill(state, values);
  };
}

function scramble(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

const perHigh = 2 ** 26;
const all = 2 ** 53;

function fill(state: Uint32Array, values: Float64Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  let high = 0;
  for (let draw = 0; draw < values.length * 2; draw++) {
    const five = Math.imul(b, 5);
    const word = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    if (draw % 2 === 0) high = word >>> 5;
    else values[draw >> 1] = (high * perHigh + (word >>> 6) + 0.5) / all;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}
