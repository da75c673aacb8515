/** Share of Student's t with `freedom` degrees of freedom within ±t: its finite series (M. Abramowitz and I. Stegun, 26.7.3 and 26.7.4). */
function within(angle: number, freedom: number): number {
  const cosine = Math.cos(angle);
  const square = cosine * cosine;
  const odd = freedom % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = 0;
  for (let power = odd ? 1 : 0; power <= freedom - 2; power += 2) {
    sum += term;
    term *= (square * (power + 1)) / (power + 2);
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** The t within which Student's distribution lies with probability `confidence`; by halving, to all digits that matter. */
export function studentQuantile(confidence: number, freedom: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (within(middle, freedom) < confidence) low = middle;
    else high = middle;
  }
  return Math.tan(low) * Math.sqrt(freedom);
}
