interface Numbered {
  readonly seq: number;
}

/** What is known and what came, in order: each number once, and none beyond a gap, which is to be read first. */
export function joined<One extends Numbered>(known: readonly One[], came: readonly One[]): readonly One[] {
  const next = [...known];
  for (const one of [...came].sort((a, b) => a.seq - b.seq)) {
    if (one.seq === (next.at(-1)?.seq ?? 0) + 1) next.push(one);
  }
  return next.length === known.length ? known : next;
}

/** How many have come that were not looked at. */
export const unreadOf = (lastSeq: number, readSeq: number): number => Math.max(0, lastSeq - readSeq);
