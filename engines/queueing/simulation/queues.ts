/** Contacts that wait, in slots that are used again: a list per type in order of arrival. −1 is nobody. */
export type Queues = {
  readonly head: Int32Array;
  readonly tail: Int32Array;
  readonly length: Int32Array;
  /** Of each slot. */
  arrivedAt: Float64Array;
  givesUpAt: Float64Array;
  /** −1: the slot is free. */
  type: Int32Array;
  /** The day, as a row of the tally, on which it arrived. */
  row: Int32Array;
  next: Int32Array;
  before: Int32Array;
  free: number;
  waiting: number;
};

const firstSlots = 1024;

export function emptyQueues(types: number): Queues {
  const queues: Queues = {
    head: new Int32Array(types).fill(-1),
    tail: new Int32Array(types).fill(-1),
    length: new Int32Array(types),
    arrivedAt: new Float64Array(firstSlots),
    givesUpAt: new Float64Array(firstSlots),
    type: new Int32Array(firstSlots),
    row: new Int32Array(firstSlots),
    next: new Int32Array(firstSlots),
    before: new Int32Array(firstSlots),
    free: -1,
    waiting: 0,
  };
  freeSlots(queues, 0);
  return queues;
}

/** Puts a contact at the end of its queue and returns its slot. */
export function enqueue(queues: Queues, type: number, row: number, arrivedAt: number, givesUpAt: number): number {
  if (queues.free < 0) widen(queues);
  const slot = queues.free;
  queues.free = queues.next[slot] ?? -1;
  queues.arrivedAt[slot] = arrivedAt;
  queues.givesUpAt[slot] = givesUpAt;
  queues.type[slot] = type;
  queues.row[slot] = row;
  const last = queues.tail[type] ?? -1;
  queues.next[slot] = -1;
  queues.before[slot] = last;
  if (last < 0) queues.head[type] = slot;
  else queues.next[last] = slot;
  queues.tail[type] = slot;
  queues.length[type] = (queues.length[type] ?? 0) + 1;
  queues.waiting++;
  return slot;
}

/** Takes a contact out, wherever in its queue it stands; its arrival may still be read until the next one is put in. */
export function dequeue(queues: Queues, slot: number): void {
  const type = queues.type[slot] ?? 0;
  const next = queues.next[slot] ?? -1;
  const before = queues.before[slot] ?? -1;
  if (before < 0) queues.head[type] = next;
  else queues.next[before] = next;
  if (next < 0) queues.tail[type] = before;
  else queues.before[next] = before;
  queues.length[type] = (queues.length[type] ?? 0) - 1;
  queues.type[slot] = -1;
  queues.next[slot] = queues.free;
  queues.free = slot;
  queues.waiting--;
}

function freeSlots(queues: Queues, from: number): void {
  for (let slot = queues.type.length - 1; slot >= from; slot--) {
    queues.type[slot] = -1;
    queues.next[slot] = queues.free;
    queues.free = slot;
  }
}

function widen(queues: Queues): void {
  const slots = queues.type.length;
  queues.arrivedAt = widened(queues.arrivedAt, new Float64Array(slots * 2));
  queues.givesUpAt = widened(queues.givesUpAt, new Float64Array(slots * 2));
  queues.type = widened(queues.type, new Int32Array(slots * 2));
  queues.row = widened(queues.row, new Int32Array(slots * 2));
  queues.next = widened(queues.next, new Int32Array(slots * 2));
  queues.before = widened(queues.before, new Int32Array(slots * 2));
  freeSlots(queues, slots);
}

function widened<T extends Float64Array | Int32Array>(old: T, wide: T): T {
  wide.set(old);
  return wide;
}
