/** A seeded source of chance: numbers in [0, 1). (sfc32, public domain, Chris Doty-Humphrey's PractRand.) */
export type Chance = () => number;

export function chanceOf(seed: number): Chance {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 15; round++) next();
  return next;
}

export function below(chance: Chance, bound: number): number {
  return Math.floor(chance() * bound);
}
