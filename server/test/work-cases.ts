import { defineCalendar, isOpen } from '@tongli/calendar';
import { listLadders, setLadders } from '@tongli/contracts/work';
import type { Kysely } from 'kysely';
import { completeTask, openTask } from '../modules/work/index.ts';
import { work } from '../modules/work/manifest.ts';
import { mustSucceed } from '../platform/call.ts';
import { setClock } from '../platform/clock/clock.ts';
import { seal } from '../platform/events/sealer.ts';
import { nextDue } from '../platform/timers/timers.ts';
import { serviceCalendar } from '../sample/organisation.ts';
import { people, personNamed } from '../sample/people.ts';
import type { World } from './world.ts';

/** What a case is: opened at a minute, due after so many working minutes, done at an instant or never. */
export interface PlannedCase {
  readonly openAt: Date;
  readonly minutes: number;
  readonly doneAt: Date | null;
}

const minuteMs = 60_000;
const rungMinutes = [60, 180];

/** Cases spread over a time, half of which are done, some before and some after they are due. The same for the same seed. */
export function planCases(
  count: number,
  { from, days, seed }: { from: Date; days: number; seed: number },
): PlannedCase[] {
  let state = seed;
  const upTo = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  return Array.from({ length: count }, () => {
    const openAt = new Date(from.getTime() + upTo(days * 1_440) * minuteMs);
    // A multiple of twenty: 75 % and 90 % are whole minutes.
    const minutes = 20 * (1 + upTo(60));
    const doneAt = upTo(2) === 0 ? null : new Date(openAt.getTime() + (1 + upTo(minutes * 4)) * minuteMs + 30_000);
    return { openAt, minutes, doneAt };
  }).toSorted((a, b) => a.openAt.getTime() - b.openAt.getTime());
}

/** Two rungs: the head of the unit, then the head of the centre. */
export async function raiseLadder(world: World): Promise<void> {
  const { version } = (await world.request('admin', listLadders)).reply;
  const rungs = [
    { afterMinutes: rungMinutes[0] ?? 0, to: { post: 'complaint-manager', where: 'unit' as const } },
    { afterMinutes: rungMinutes[1] ?? 0, to: { post: 'centre-manager', where: 'above' as const } },
  ];
  const arbiter = { post: 'centre-manager', where: 'above' as const };
  const ladders = [{ unitId: null, kind: null, rungs, arbiter, arbitrationMinutes: 60 }];
  await world.request('admin', setLadders, { body: { ladders, version } });
}

const handlers = people.filter(({ post }) => post === 'complaint-handler').map(({ username }) => username);

/**
 * Lives through the cases on the stepped clock. Time stops at every instant at which something is planned or due; `sweep` fires
 * what is due and returns once nothing is. Returns the tasks' ids, in the order of the cases.
 */
export async function liveThrough(
  world: World,
  cases: readonly PlannedCase[],
  sweep: () => Promise<void>,
): Promise<string[]> {
  const { db } = world.house.floor;
  const ids: string[] = [];
  const acts = [
    ...cases.map((one, index) => ({
      at: one.openAt,
      run: async () => {
        ids[index] = await openCase(world, one, index);
      },
    })),
    ...cases.flatMap(({ doneAt }, index) =>
      doneAt ? [{ at: doneAt, run: () => finishCase(world, ids[index] ?? '', index) }] : [],
    ),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (;;) {
    const due = await nextDue(db, work.timers);
    const act = acts[0];
    if (act && (due === null || act.at <= due)) {
      acts.shift();
      await setClock(db, act.at);
      await act.run();
    } else if (due === null) break;
    else await setClock(db, due);
    await sweep();
  }
  while ((await seal(db)) > 0);
  return ids;
}

async function openCase(world: World, { minutes }: PlannedCase, index: number): Promise<string> {
  const owner = handlers[index % handlers.length] ?? '';
  const task = { kind: 'promise' as const, title: `${index}`, ownerId: personNamed(owner).id, due: { minutes } };
  return mustSucceed(await world.call('chenjing', (call) => openTask(call, task))).id;
}

async function finishCase(world: World, id: string, index: number): Promise<void> {
  const { db } = world.house.floor;
  const row = await (db as unknown as Kysely<Tables>)
    .selectFrom('work.task')
    .select(['owner_id', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const owner = people.find((one) => one.id === row.owner_id);
  if (!owner) throw new Error(`case ${index} is nobody's`);
  mustSucceed(await world.call(owner.username, (call) => completeTask(call, id, { note: '', version: row.version })));
}

interface Tables {
  'work.task': { id: string; owner_id: string; version: number };
  'platform.event': { position: number | null; type: string; subject_id: string; occurred_at: Date; payload: Told };
}
interface Told {
  readonly share?: number;
  readonly rung?: number;
}

export interface Fired {
  readonly what: string;
  readonly at: string;
}

/** What was told of each task by time, in the order in which it was told. */
export async function firedOf(world: World): Promise<Map<string, Fired[]>> {
  const rows = await (world.house.floor.db as unknown as Kysely<Tables>)
    .selectFrom('platform.event')
    .select(['type', 'subject_id', 'occurred_at', 'payload'])
    .where('type', 'in', ['task.warned', 'task.breached', 'task.escalated'])
    .orderBy('position')
    .execute();
  const fired = new Map<string, Fired[]>();
  for (const { type, subject_id: id, occurred_at: at, payload } of rows) {
    const what = `${type}${payload.share ?? payload.rung ?? ''}`;
    fired.set(id, [...(fired.get(id) ?? []), { what, at: at.toISOString() }]);
  }
  return fired;
}

/**
 * What should have been told, by a way of its own: every open minute of the calendar is written down, and working time is
 * counted along them.
 */
export function expectations(cases: readonly PlannedCase[], until: Date): Fired[][] {
  const first = cases[0]?.openAt ?? until;
  const calendar = defineCalendar(serviceCalendar(first.getUTCFullYear()));
  const minutes: number[] = [];
  for (let at = Math.floor(first.getTime() / minuteMs); at < until.getTime() / minuteMs; at += 1)
    if (isOpen(calendar, new Date(at * minuteMs))) minutes.push(at);
  const after = (from: number, working: number) => {
    const next = minutes.findIndex((minute) => minute >= from);
    return (minutes[next + working - 1] ?? Number.NaN) + 1;
  };
  return cases.map(({ openAt, minutes: working, doneAt }) => {
    const from = openAt.getTime() / minuteMs;
    const due = after(from, working);
    const end = doneAt === null ? Number.POSITIVE_INFINITY : doneAt.getTime() / minuteMs;
    return [
      { what: 'task.warned75', at: after(from, working * 0.75) },
      { what: 'task.warned90', at: after(from, working * 0.9) },
      { what: 'task.breached', at: due },
      ...rungMinutes.map((rung, index) => ({ what: `task.escalated${index + 1}`, at: after(due, rung) })),
    ]
      .filter(({ at }) => at <= end)
      .map(({ what, at }) => ({ what, at: new Date(at * minuteMs).toISOString() }));
  });
}
