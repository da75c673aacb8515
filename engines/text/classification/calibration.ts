/** Decision values of one document, one a class, and which class is right. */
export type Judged = { readonly scores: readonly number[]; readonly label: number };

const mildest = 0.01;
const sharpest = 100;
const steps = 60;

/**
 * The sharpness a for which softmax(a·scores) makes documents that were not learned from most likely (temperature scaling: C. Guo,
 * G. Pleiss, Y. Sun and K. Weinberger, On Calibration of Modern Neural Networks, ICML 2017). The likelihood is concave in a:
 * golden sections on its logarithm.
 */
export function sharpnessOf(judged: readonly Judged[]): number {
  const loss = (logarithm: number): number => {
    const sharpness = Math.exp(logarithm);
    let total = 0;
    for (const { scores, label } of judged) total -= Math.log(Math.max(1e-12, softmax(scores, sharpness)[label] ?? 0));
    return total;
  };
  const section = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(mildest), Math.log(sharpest)];
  for (let step = 0; step < steps; step++) {
    const [left, right] = [high - section * (high - low), low + section * (high - low)];
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** Shares that add up to 1. */
export function softmax(scores: readonly number[], sharpness: number): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(sharpness * (score - top)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
