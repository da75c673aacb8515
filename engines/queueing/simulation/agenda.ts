/** What happens next: a heap of four children a node, times and numbers in arrays that grow by doubling. */
export type Agenda = { times: Float64Array; items: Int32Array; size: number };

export function emptyAgenda(): Agenda {
  return { times: new Float64Array(1024), items: new Int32Array(1024), size: 0 };
}

/** Infinity where nothing is planned. */
export function nextTime(agenda: Agenda): number {
  return agenda.size === 0 ? Number.POSITIVE_INFINITY : (agenda.times[0] ?? 0);
}

export function schedule(agenda: Agenda, time: number, item: number): void {
  if (agenda.size === agenda.times.length) widen(agenda);
  const { times, items } = agenda;
  let at = agenda.size++;
  while (at > 0) {
    const parent = (at - 1) >> 2;
    const above = times[parent] ?? 0;
    if (above <= time) break;
    times[at] = above;
    items[at] = items[parent] ?? 0;
    at = parent;
  }
  times[at] = time;
  items[at] = item;
}

/** Takes the earliest item off; there must be one. */
export function takeNext(agenda: Agenda): number {
  const { times, items } = agenda;
  const first = items[0] ?? 0;
  const last = --agenda.size;
  if (last > 0) sinkFromTop(agenda, times[last] ?? 0, items[last] ?? 0);
  return first;
}

function sinkFromTop({ times, items, size }: Agenda, time: number, item: number): void {
  let at = 0;
  for (;;) {
    const first = at * 4 + 1;
    if (first >= size) break;
    let least = first;
    let leastTime = times[first] ?? 0;
    const end = Math.min(first + 4, size);
    for (let child = first + 1; child < end; child++) {
      const childTime = times[child] ?? 0;
      if (childTime < leastTime) {
        least = child;
        leastTime = childTime;
      }
    }
    if (leastTime >= time) break;
    times[at] = leastTime;
    items[at] = items[least] ?? 0;
    at = least;
  }
  times[at] = time;
  items[at] = item;
}

function widen(agenda: Agenda): void {
  const times = new Float64Array(agenda.times.length * 2);
  const items = new Int32Array(agenda.items.length * 2);
  times.set(agenda.times);
  items.set(agenda.items);
  agenda.times = times;
  agenda.items = items;
}
