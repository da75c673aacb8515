type Heed = () => void;

const waiting = new Map<number, { readonly heeds: Set<Heed>; readonly timer: number }>();

function begin(everyMs: number): Set<Heed> {
  const known = waiting.get(everyMs);
  if (known) return known.heeds;
  const heeds = new Set<Heed>();
  const timer = window.setInterval(() => {
    for (const heed of heeds) heed();
  }, everyMs);
  waiting.set(everyMs, { heeds, timer });
  return heeds;
}

/** Calls every so many milliseconds, all that wait as long in one go, so that a page of clocks is drawn anew once. Returns what ends it. */
export function everySo(everyMs: number, heed: Heed): () => void {
  const heeds = begin(everyMs);
  heeds.add(heed);
  return () => {
    heeds.delete(heed);
    if (heeds.size > 0) return;
    window.clearInterval(waiting.get(everyMs)?.timer);
    waiting.delete(everyMs);
  };
}
