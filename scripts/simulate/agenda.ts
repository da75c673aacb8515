/** What is going to happen, by its instant in milliseconds. */
export interface Agenda<Event> {
  add(at: number, event: Event): void;
  /** When something happens next. */
  readonly next: number | null;
  /** All that happens at the next instant, in the order in which it was put down. */
  take(): { readonly at: number; readonly events: readonly Event[] } | null;
}

/** A heap of instants, and of each what happens. */
export function openAgenda<Event>(): Agenda<Event> {
  const heap: number[] = [];
  const byInstant = new Map<number, Event[]>();
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] ?? 0, heap[a] ?? 0];
  };
  const isBefore = (a: number, b: number) => (heap[a] ?? 0) < (heap[b] ?? 0);
  const rise = (from: number) => {
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!isBefore(place, parent)) return;
      swap(place, parent);
      place = parent;
    }
  };
  const sink = () => {
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let least = left < heap.length && isBefore(left, place) ? left : place;
      if (right < heap.length && isBefore(right, least)) least = right;
      if (least === place) return;
      swap(place, least);
      place = least;
    }
  };
  return {
    add: (at, event) => {
      const there = byInstant.get(at);
      if (there) return void there.push(event);
      byInstant.set(at, [event]);
      rise(heap.push(at) - 1);
    },
    get next() {
      return heap[0] ?? null;
    },
    take: () => {
      const [at] = heap;
      if (at === undefined) return null;
      swap(0, heap.length - 1);
      heap.pop();
      sink();
      const events = byInstant.get(at) ?? [];
      byInstant.delete(at);
      return { at, events };
    },
  };
}
