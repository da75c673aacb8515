/** How one that was offered went. Instants in milliseconds. */
export interface Passed {
  readonly at: number;
  readonly waitMs: number;
  readonly answered: boolean;
}

type Span = readonly [from: number, until: number];

export interface Figures {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Of offered; null where there was none. */
  readonly abandonment: number | null;
  /** Average speed of answer: mean wait of who was answered. */
  readonly answerSeconds: number | null;
  /** Answered within 20 s, of offered. */
  readonly serviceLevel: number | null;
  /** In contact or writing up, of the time there; null where nobody was. */
  readonly occupancy: number | null;
}

export interface Staffed {
  readonly staffed: readonly Span[];
  readonly busy: readonly Span[];
}

const within = 20_000;
const share = (part: number, of: number): number | null => (of === 0 ? null : part / of);

export function figuresOf(passed: readonly Passed[], { staffed, busy }: Staffed): Figures {
  const answered = passed.filter((one) => one.answered);
  const sum = (spans: readonly Span[]) => spans.reduce((total, [from, until]) => total + until - from, 0);
  return {
    offered: passed.length,
    answered: answered.length,
    abandoned: passed.length - answered.length,
    abandonment: share(passed.length - answered.length, passed.length),
    answerSeconds: share(answered.reduce((total, { waitMs }) => total + waitMs, 0) / 1_000, answered.length),
    serviceLevel: share(answered.filter(({ waitMs }) => waitMs <= within).length, passed.length),
    occupancy: share(sum(busy), sum(staffed)),
  };
}

/** Cut to what lies between two instants. */
const cut = (spans: readonly Span[], from: number, until: number): Span[] =>
  spans.flatMap(([start, end]) => (start < until && end > from ? [[Math.max(start, from), Math.min(end, until)]] : []));

/** Figures of each stretch of `length` milliseconds in which anybody came, by its beginning. */
export function figuresBy(
  length: number,
  passed: readonly Passed[],
  staffed: Staffed,
  offset = 0,
): Map<number, Figures> {
  const startOf = (at: number) => Math.floor((at - offset) / length) * length + offset;
  const groups = Map.groupBy(passed, ({ at }) => startOf(at));
  return new Map(
    [...groups.keys()]
      .toSorted((a, b) => a - b)
      .map((at) => {
        const here = { staffed: cut(staffed.staffed, at, at + length), busy: cut(staffed.busy, at, at + length) };
        return [at, figuresOf(groups.get(at) ?? [], here)];
      }),
  );
}
