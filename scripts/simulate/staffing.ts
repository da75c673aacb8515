import type { RealCall } from './calls.ts';

/** A stretch in which an agent takes calls, in seconds since midnight. */
export interface Spell {
  readonly agent: string;
  readonly day: string;
  readonly from: number;
  readonly until: number;
}

type Span = readonly [from: number, until: number];

/** Whoever has not taken a call for an hour is not known to be there. */
const longestGap = 3_600;
/** Writing up and a breath: until then an agent owes nobody anything. */
const breath = 60;
/** Somebody waited that long, afterwards, for an agent who would have been there: they were not. */
const unanswered = 60;

/** When anybody waited, as spans that do not touch. */
export function waitingSpans(calls: readonly RealCall[]): Span[] {
  const spans: [number, number][] = [];
  for (const { at, waitSeconds } of calls) {
    if (waitSeconds === 0) continue;
    const last = spans.at(-1);
    if (last && at <= last[1]) last[1] = Math.max(last[1], at + waitSeconds);
    else spans.push([at, at + waitSeconds]);
  }
  return spans;
}

const waitedWithin = (spans: readonly Span[], from: number, until: number): number =>
  spans.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, until) - Math.max(start, from)), 0);

interface Served {
  readonly day: string;
  readonly agent: string;
  readonly calls: readonly Span[];
  readonly waiting: readonly Span[];
}

/** What each agent answered each day, in order, and when anybody waited that day. */
function* servedOf(calls: readonly RealCall[]): Generator<Served> {
  for (const [day, ofDay] of Map.groupBy(calls, (call) => call.day)) {
    const waiting = waitingSpans(ofDay);
    const named = ofDay.filter(({ agent, serviceSeconds }) => agent !== null && serviceSeconds > 0);
    for (const [agent, own] of Map.groupBy(named, (call) => call.agent ?? '')) {
      const spans = own.map(
        ({ at, waitSeconds: wait, serviceSeconds }): Span => [at + wait, at + wait + serviceSeconds],
      );
      yield { day, agent, waiting, calls: spans.sort((a, b) => a[0] - b[0]) };
    }
  }
}

/**
 * Who was there when, out of who answered what: from the first call of a spell to the last. A spell ends where the next call came an hour
 * later, or where customers waited for a minute and more while the agent, a minute after a call, took none.
 */
export function spellsOf(calls: readonly RealCall[]): Spell[] {
  const spells: Spell[] = [];
  for (const { day, agent, calls: own, waiting } of servedOf(calls)) {
    let from = own[0]?.[0] ?? 0;
    let until = from;
    for (const [start, end] of own) {
      const away = start - until > longestGap || waitedWithin(waiting, until + breath, start) > unanswered;
      if (away) {
        spells.push({ agent, day, from, until });
        from = start;
      }
      until = Math.max(until, end);
    }
    spells.push({ agent, day, from, until });
  }
  return spells;
}

/** Seconds from the end of a call to the same agent's next, where somebody waited all the while: what it takes to be free again. */
export function turnaroundsOf(calls: readonly RealCall[]): number[] {
  const seconds: number[] = [];
  for (const { calls: own, waiting } of servedOf(calls))
    own.forEach(([, end], place) => {
      const gap = (own[place + 1]?.[0] ?? Number.POSITIVE_INFINITY) - end;
      if (gap >= 0 && gap <= 2 * breath && waitedWithin(waiting, end, end + gap) >= gap - 1) seconds.push(gap);
    });
  return seconds;
}
