import { seededRandom } from '@tongli/spc';
import { sql } from 'kysely';
import type { Call } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Actor } from '../platform/permissions/actor.ts';
import { everywhere } from '../platform/permissions/scope.ts';
import { type HiddenBurst, type HiddenShift, planHistory } from './history.ts';
import { type Session, sessionsOf } from './lives.ts';
import { serviceCalendar } from './organisation.ts';

/** Less than the shortest limit's way to its warning. */
const togetherMs = 3_600_000;
const mostTogether = 8;
const mostInOne = 2;

/** What living needs of an open house: a stepped clock that stops at everything due. */
export interface SteppedHouse {
  readonly floor: Floor;
  advanceTo(target: Date): Promise<Date | null>;
  nextDue(): Promise<Date | null>;
  settle(): Promise<void>;
}

/** A stretch of the centre's life. The same seed and start give the same complaints to the minute. */
export interface Stretch {
  readonly start: Date;
  readonly until: Date;
  readonly days: number;
  readonly perDay: number;
  readonly seed: number;
  readonly shift: HiddenShift | null;
  readonly burst?: HiddenBurst;
}

export async function inTransaction<T>(
  floor: Floor,
  actor: Actor,
  now: Date,
  act: (call: Call) => Promise<T>,
): Promise<T> {
  return floor.db.transaction().execute(async (tx) => {
    // A load that is cut off begins anew, so its commits need not wait for the disk one by one.
    await sql`set local synchronous_commit = off`.execute(tx);
    return act({ tx, now, actor, scope: everywhere, requestId: 'sample', keyring: floor.keyring, blobs: floor.blobs });
  });
}

/** Lives the planned sessions in order, up to `until`; whatever falls due in between fires at its own minute. */
export async function live(house: SteppedHouse, stretch: Stretch): Promise<void> {
  const calendar = serviceCalendar(stretch.start.getUTCFullYear());
  const sessions = planHistory(calendar, stretch, seededRandom(stretch.seed))
    .flatMap((planned, number) => sessionsOf(planned, number, calendar.zone))
    .filter((session) => session.at <= stretch.until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  let next = 0;
  let known = { due: await house.nextDue(), from: stretch.start.getTime() };
  for (let first = sessions[0]; first; first = sessions[next]) {
    // What was lived since it was asked can only fall due later than this.
    const isKnown = known.due !== null && first.at.getTime() < known.from + togetherMs && first.at < known.due;
    let due = isKnown ? known.due : await house.nextDue();
    if (due && due <= first.at) due = await house.advanceTo(first.at);
    if (!isKnown) known = { due, from: first.at.getTime() };
    const together = concurrent(sessions, next, due);
    await Promise.all(lanesOf(together).map((lane) => inTransaction(house.floor, first.actor, first.at, liveIn(lane))));
    next += together.length;
  }
  await house.advanceTo(stretch.until);
  await house.settle();
}

/** Few are lived in one transaction, many in two at once. */
const lanesOf = (together: readonly Session[]): Session[][] =>
  together.length <= mostInOne
    ? [[...together]]
    : [0, 1].map((lane) => together.filter((_session, place) => place % 2 === lane));

const liveIn = (lane: readonly Session[]) => async (call: Call) => {
  for (const { actor, at, act } of lane) await act({ ...call, actor, now: at });
};

/** Sessions of different cases that lie close together, before anything else falls due: their order does not matter. */
function concurrent(sessions: readonly Session[], from: number, due: Date | null): Session[] {
  const start = sessions[from]?.at.getTime() ?? 0;
  const end = Math.min(start + togetherMs, due?.getTime() ?? Number.POSITIVE_INFINITY);
  const together: Session[] = [];
  for (const session of sessions.slice(from, from + mostTogether)) {
    if (together.length > 0 && session.at.getTime() >= end) break;
    if (together.some((other) => other.caseNumber === session.caseNumber)) break;
    together.push(session);
  }
  return together;
}
