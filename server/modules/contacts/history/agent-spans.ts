/** A line of an agent's log; a place is null where the status changed. Times in milliseconds. */
export interface AgentLine {
  readonly at: number;
  readonly status: string;
  readonly reason: string | null;
  readonly slot: number | null;
  readonly state: string | null;
  readonly cause: string;
}

export interface AgentSums {
  signedIn: number;
  ready: number;
  notReady: number;
  readonly byReason: Record<string, number>;
  /** Ready and every place empty. */
  idle: number;
  /** A contact in at least one place, ringing not counted. */
  busy: number;
  readonly byPlace: Record<string, number>;
  handled: number;
  offers: number;
  notTaken: number;
  ring: number;
}

const busyStates = new Set(['talking', 'hold', 'wrapUp']);
const untaken = new Set(['timedOut', 'declined', 'lost']);

interface Standing {
  status: string;
  reason: string | null;
  readonly places: Map<number, string>;
}

/**
 * What an agent's log comes to between two instants. The lines before the span only say how it began; what still goes on is counted
 * until `end`. Ring time is apart: a place that rings is neither idle nor busy.
 */
export function sumAgentLog(lines: readonly AgentLine[], start: number, end: number): AgentSums {
  const sums: AgentSums = {
    ...{ signedIn: 0, ready: 0, notReady: 0, byReason: {}, idle: 0, busy: 0, byPlace: {} },
    ...{ handled: 0, offers: 0, notTaken: 0, ring: 0 },
  };
  const standing: Standing = { status: 'signedOut', reason: null, places: new Map() };
  let from = start;
  for (const line of lines) {
    const at = Math.min(Math.max(line.at, start), end);
    addSpan(sums, standing, at - from);
    from = at;
    if (line.at >= start && line.at < end) countLine(sums, line);
    apply(standing, line);
  }
  addSpan(sums, standing, end - from);
  return sums;
}

const together = (one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>) => {
  const sum = { ...one };
  for (const [key, value] of Object.entries(other)) add(sum, key, value);
  return sum;
};

/** What two spans come to that do not overlap. */
export function addSums(one: AgentSums | undefined, other: AgentSums): AgentSums {
  if (!one) return other;
  const { byReason, byPlace, ...counts } = one;
  const { byReason: moreReasons, byPlace: morePlaces, ...more } = other;
  return {
    ...(together(counts, more) as typeof counts),
    byReason: together(byReason, moreReasons),
    byPlace: together(byPlace, morePlaces),
  };
}

function apply(standing: Standing, line: AgentLine): void {
  standing.status = line.status;
  standing.reason = line.reason;
  if (line.status === 'signedOut') standing.places.clear();
  else if (line.slot !== null) standing.places.set(line.slot, line.state ?? 'idle');
}

function countLine(sums: AgentSums, { state, cause }: AgentLine): void {
  if (state === 'offered') sums.offers += 1;
  if (untaken.has(cause)) sums.notTaken += 1;
  if (cause === 'accept' || cause === 'connect') sums.handled += 1;
}

const add = (record: Record<string, number>, key: string, value: number): void => {
  record[key] = (record[key] ?? 0) + value;
};

function addSpan(sums: AgentSums, { status, reason, places }: Standing, length: number): void {
  if (length <= 0 || status === 'signedOut') return;
  sums.signedIn += length;
  if (status === 'ready') sums.ready += length;
  else {
    sums.notReady += length;
    add(sums.byReason, reason ?? '', length);
  }
  const states = [...places.values()];
  for (const state of states) if (state !== 'idle') add(sums.byPlace, state, length);
  if (states.some((state) => busyStates.has(state))) sums.busy += length;
  else if (status === 'ready' && states.every((state) => state === 'idle')) sums.idle += length;
  if (states.includes('offered')) sums.ring += length;
}
