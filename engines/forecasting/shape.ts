export type ShapeSettings = {
  /** After this many weeks a day counts half. Infinity: all days alike. */
  readonly halfLifeWeeks: number;
  /** Days' worth of the shapes of similar weekdays that is added to a weekday's own. */
  readonly borrowedDays: number;
};

/** What has been seen of each kind of day: sums per interval of the day, and the sum of what each day counts. */
export type ShapeState = {
  readonly kinds: number;
  readonly slots: number;
  readonly sums: Float64Array;
  readonly days: Float64Array;
};

const clippedAt = 4;
const daysBeforeClipping = 3;

export function emptyShape(kinds: number, slots: number): ShapeState {
  return { kinds, slots, sums: new Float64Array(kinds * slots), days: new Float64Array(kinds) };
}

/** A day has passed: everything counts a little less. */
export function ageShape(state: ShapeState, settings: ShapeSettings, days = 1): void {
  if (settings.halfLifeWeeks === Number.POSITIVE_INFINITY) return;
  const factor = 0.5 ** (days / 7 / settings.halfLifeWeeks);
  for (let place = 0; place < state.sums.length; place++) state.sums[place] = (state.sums[place] ?? 0) * factor;
  for (let kind = 0; kind < state.kinds; kind++) state.days[kind] = (state.days[kind] ?? 0) * factor;
}

/** Adds a day; an interval far from what its kind of day has shown is drawn in to four standard deviations. */
export function addDay(state: ShapeState, kind: number, volumes: Float64Array, from: number): void {
  const { slots, sums, days } = state;
  const base = kind * slots;
  let known = 0;
  let total = 0;
  for (let slot = 0; slot < slots; slot++) {
    known += sums[base + slot] ?? 0;
    total += volumes[from + slot] ?? 0;
  }
  const clips = (days[kind] ?? 0) >= daysBeforeClipping && known > 0;
  for (let slot = 0; slot < slots; slot++) {
    let volume = volumes[from + slot] ?? 0;
    if (clips) {
      const expected = ((sums[base + slot] ?? 0) / known) * total;
      const reach = clippedAt * Math.sqrt(expected + 1 + (0.15 * expected) ** 2);
      volume = Math.min(expected + reach, Math.max(expected - reach, volume));
    }
    sums[base + slot] = (sums[base + slot] ?? 0) + volume;
  }
  days[kind] = (days[kind] ?? 0) + 1;
}

/** The share of each interval in a day of each kind, with some days' worth of similar kinds added to its own. */
export function sharesOf(state: ShapeState, { borrowedDays }: ShapeSettings): Float64Array {
  const { kinds, slots, sums, days } = state;
  const totals = totalsOf(state);
  const shares = new Float64Array(kinds * slots);
  for (let kind = 0; kind < kinds; kind++) {
    const own = totals[kind] ?? 0;
    const pool = poolOf(state, kind, totals);
    const borrowed = (borrowedDays * own) / Math.max(days[kind] ?? 0, 1e-9);
    if (own + borrowed <= 0) continue;
    for (let slot = 0; slot < slots; slot++) {
      shares[kind * slots + slot] =
        ((sums[kind * slots + slot] ?? 0) + borrowed * (pool[slot] ?? 0)) / (own + borrowed);
    }
  }
  return shares;
}

/**
 * Woven of two: what similar kinds of day have in common lately, times what sets each kind apart in the long run, smoothed
 * over neighbouring intervals and drawn towards nothing by one day's worth.
 */
export function wovenShares(lately: ShapeState, lasting: ShapeState): Float64Array {
  const { kinds, slots, sums, days } = lasting;
  const [recentTotals, totals] = [totalsOf(lately), totalsOf(lasting)];
  const shares = new Float64Array(kinds * slots);
  for (let kind = 0; kind < kinds; kind++) {
    const own = totals[kind] ?? 0;
    if (own <= 0) continue;
    const [recent, common] = [poolOf(lately, kind, recentTotals), poolOf(lasting, kind, totals)];
    const day = own / Math.max(days[kind] ?? 0, 1e-9);
    let whole = 0;
    for (let slot = 0; slot < slots; slot++) {
      let seen = 0;
      let expected = 0;
      for (let near = -2; near <= 2; near++) {
        const place = slot + near;
        if (place < 0 || place >= slots) continue;
        const weight = Math.exp(-near * near * 0.5);
        seen += weight * ((sums[kind * slots + place] ?? 0) + day * (common[place] ?? 0));
        expected += weight * (own + day) * (common[place] ?? 0);
      }
      const share = expected > 0 ? ((recent[slot] ?? 0) * seen) / expected : 0;
      shares[kind * slots + slot] = share;
      whole += share;
    }
    for (let slot = 0; slot < slots; slot++) {
      const place = kind * slots + slot;
      shares[place] = whole > 0 ? (shares[place] ?? 0) / whole : (sums[place] ?? 0) / own;
    }
  }
  return shares;
}

function totalsOf({ kinds, slots, sums }: ShapeState): number[] {
  return Array.from({ length: kinds }, (_, kind) => sumOf(sums, kind * slots, slots));
}

/** The shape that a kind shares with those like it. */
function poolOf({ kinds, slots, sums }: ShapeState, kind: number, totals: readonly number[]): Float64Array {
  const pool = new Float64Array(slots);
  let whole = 0;
  for (let other = 0; other < kinds; other++) {
    const weight = likeness(sums, slots, kind, other, totals);
    if (weight === 0) continue;
    for (let slot = 0; slot < slots; slot++)
      pool[slot] = (pool[slot] ?? 0) + weight * (sums[other * slots + slot] ?? 0);
    whole += weight * (totals[other] ?? 0);
  }
  return whole > 0 ? pool.map((sum) => sum / whole) : pool;
}

/** 1 for shapes that differ by their counting noise alone, towards 0 as more of the volume lies elsewhere. */
function likeness(sums: Float64Array, slots: number, kind: number, other: number, totals: readonly number[]): number {
  const [own = 0, others = 0] = [totals[kind], totals[other]];
  if (own <= 0 || others <= 0) return 0;
  if (kind === other) return 1;
  let apart = 0;
  for (let slot = 0; slot < slots; slot++) {
    const [a, b] = [(sums[kind * slots + slot] ?? 0) / own, (sums[other * slots + slot] ?? 0) / others];
    const excess = Math.abs(a - b) - 0.8 * Math.sqrt(a / own + b / others);
    if (excess > 0) apart += excess / 2;
  }
  return Math.exp(-((apart / 0.06) ** 2));
}

function sumOf(values: Float64Array, from: number, count: number): number {
  let sum = 0;
  for (let place = from; place < from + count; place++) sum += values[place] ?? 0;
  return sum;
}
