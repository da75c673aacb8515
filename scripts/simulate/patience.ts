/** How long one was seen to wait. `left`: gave up then; otherwise was answered, and would have waited longer. */
export interface Wait {
  readonly seconds: number;
  readonly left: boolean;
}

/** Of customers still willing to wait after so many seconds, the share, each time somebody was seen to give up. */
export interface Survival {
  readonly seconds: readonly number[];
  readonly share: readonly number[];
  /** The longest wait seen, in seconds, whatever ended it; Infinity where nobody was seen to wait. */
  readonly longest: number;
}

/**
 * Patience out of waits, most of which ended in an answer and say only that patience was longer: the product-limit estimate of
 * E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, JASA 53, 1958. Who gives up and who is answered in
 * the same second count in this order.
 */
export function survivalOf(waits: readonly Wait[]): Survival {
  const bySecond = Map.groupBy(waits, ({ seconds }) => seconds);
  const seconds: number[] = [];
  const share: number[] = [];
  let atRisk = waits.length;
  let willing = 1;
  for (const second of [...bySecond.keys()].toSorted((a, b) => a - b)) {
    const all = bySecond.get(second) ?? [];
    const left = all.filter((wait) => wait.left).length;
    if (left > 0) {
      willing *= 1 - left / atRisk;
      seconds.push(second);
      share.push(willing);
    }
    atRisk -= all.length;
  }
  return { seconds, share, longest: waits.length > 0 ? Math.max(...bySecond.keys()) : Number.POSITIVE_INFINITY };
}

/**
 * Somebody's patience in seconds, `chance` from 0 to 1. Who would outlast all who gave up has had enough at the longest wait seen (B. Efron, The
 * two sample problem with censored data, 1967): without an end they would wait over night for the first agent of another day.
 */
export function patienceOf({ seconds, share, longest }: Survival, chance: number): number {
  const place = share.findIndex((willing) => willing <= 1 - chance);
  return seconds[place] ?? longest;
}
