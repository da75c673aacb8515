import { deviationsOf } from './conformance.ts';
import { end, type MinutesBetween, start, type Trace, type Visit } from './trace.ts';

interface Time {
  readonly minutes: number;
  readonly wall: number;
}

/** What one case adds to one element of the map: how long, in working minutes and in minutes on the wall. */
export interface Fact extends Time {
  /** `step:a`, `edge:a>b`, `loop:a>b`, `variant:a>b>c`, `deviation:skipped:a>b`, `whole`. */
  readonly element: string;
}

const minuteMs = 60_000;

/** Of a case that was closed and taken up again, what rested between is nobody's time. */
const sinceOf = (before: Visit | undefined, visit: Visit, lodgedAt: number): number => {
  if (!before) return lodgedAt;
  return before.step === end ? visit.from : before.until;
};

/**
 * Everything that a case tells the map. The time of a step is that of its stay. The time of a way is from the end of what was before to
 * the end of what came next, so that the ways of a case add up to the whole of it, less the rest between closing and reopening.
 */
export function factsOf(trace: Trace, minutesBetween: MinutesBetween): Fact[] {
  const timed = (from: number, until: number): Time => ({
    minutes: from === until ? 0 : minutesBetween(from, until),
    wall: (until - from) / minuteMs,
  });
  const facts: Fact[] = [];
  const whole = { minutes: 0, wall: 0 };
  let before: Visit | undefined;
  for (const visit of trace.visits) {
    const since = sinceOf(before, visit, trace.lodgedAt);
    const way = timed(since, visit.until);
    // Most begin where the one before ended: working time is what costs most of a map, and is reckoned once.
    const stay = visit.from === since ? way : timed(visit.from, visit.until);
    if (visit.step !== end) facts.push({ element: `step:${visit.step}`, ...stay });
    facts.push({ element: `edge:${before?.step ?? start}>${visit.step}`, ...way });
    whole.minutes += way.minutes;
    whole.wall += way.wall;
    before = visit;
  }
  facts.push(...loopsOf(trace, minutesBetween));
  for (const { kind, from, to } of deviationsOf(trace))
    facts.push({ element: `deviation:${kind}:${from ?? start}>${to}`, minutes: 0, wall: 0 });
  if (before?.step === end)
    facts.push({ element: 'whole', ...whole }, { element: `variant:${wayOf(trace)}`, ...whole });
  return facts;
}

export const wayOf = ({ visits }: Trace): string => visits.map(({ step }) => step).join('>');

/**
 * What was done again, by the way back that led there. A way leads back where the case had come to its end before it had come to its
 * beginning; what is done again after it, until something is done for the first time, is its cost. So each repeated stay is counted once.
 */
function loopsOf({ visits }: Trace, minutesBetween: MinutesBetween): Fact[] {
  const loops: { element: string; minutes: number; wall: number }[] = [];
  const firstAt = new Map<string, number>();
  let before: Visit | undefined;
  for (const visit of visits) {
    const rank = firstAt.get(visit.step);
    if (rank === undefined) firstAt.set(visit.step, firstAt.size);
    else if (visit.step !== end && before) {
      if (rank <= (firstAt.get(before.step) ?? 0))
        loops.push({ element: `loop:${before.step}>${visit.step}`, minutes: 0, wall: 0 });
      const loop = loops.at(-1);
      if (loop) {
        loop.minutes += minutesBetween(visit.from, visit.until);
        loop.wall += (visit.until - visit.from) / minuteMs;
      }
    }
    before = visit;
  }
  return loops;
}
