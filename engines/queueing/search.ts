/** Positive where a target is met, negative where not, rising with the agents; ±Infinity is allowed. */
export type Margin = (agents: number) => number;

/**
 * The smallest whole number ≥ `least` with a margin ≥ 0, which must exist. From `guess` it steps to the other side of the
 * threshold (`reach` agents per unit of margin, then doubling) and interpolates: about four evaluations where the margin is nearly straight.
 */
export function fewestAgents(margin: Margin, least: number, guess: number, reach: number): number {
  let { fails, failing, meets, meeting } = bracketed(margin, least, Math.max(least, Math.ceil(guess)), reach);
  for (let turn = 1; meets - fails > 1; turn++) {
    const next = turn % 4 === 0 ? Math.floor((fails + meets) / 2) : interpolated(fails, failing, meets, meeting);
    const found = margin(next);
    if (found >= 0) {
      meets = next;
      meeting = found;
    } else {
      fails = next;
      failing = found;
    }
  }
  return meets;
}

type Bracket = { fails: number; failing: number; meets: number; meeting: number };

function bracketed(margin: Margin, least: number, guess: number, reach: number): Bracket {
  let here = guess;
  let found = margin(here);
  const met = found >= 0;
  const away = Math.min(Math.abs(found), 4) * reach;
  let step = met ? Math.floor(away) + 1 : Math.max(1, Math.ceil(away));
  for (;;) {
    const next = met ? here - step : here + step;
    if (next < least) return { fails: least - 1, failing: Number.NEGATIVE_INFINITY, meets: here, meeting: found };
    const beyond = margin(next);
    if (met && beyond < 0) return { fails: next, failing: beyond, meets: here, meeting: found };
    if (!met && beyond >= 0) return { fails: here, failing: found, meets: next, meeting: beyond };
    here = next;
    found = beyond;
    step *= 2;
  }
}

function interpolated(fails: number, failing: number, meets: number, meeting: number): number {
  const share = failing / (failing - meeting);
  if (!(share >= 0 && share <= 1)) return Math.floor((fails + meets) / 2);
  const next = Math.ceil(fails + share * (meets - fails));
  return Math.min(meets - 1, Math.max(fails + 1, next));
}
