import { type Agenda, emptyAgenda } from './agenda.ts';
import type { ChanceStreams } from './chance.ts';
import { type Crew, crewOf } from './crew.ts';
import { type Draws, drawsFrom, exponential, timesFrom } from './draws.ts';
import { type Plan, planOf } from './plan.ts';
import { emptyQueues, type Queues } from './queues.ts';
import {
  add,
  busySeconds,
  emptyTally,
  groupFields,
  handSeconds,
  presentSeconds,
  skillFields,
  type Tally,
} from './tally.ts';
import type { System } from './types.ts';

/** Everything that moves. Times are seconds since the beginning. */
export type World = {
  readonly plan: Plan;
  /** Days to count. */
  readonly days: number;
  readonly tally: Tally;
  readonly agenda: Agenda;
  readonly queues: Queues;
  readonly crew: Crew;
  readonly gaps: Draws;
  readonly kinds: Draws;
  readonly handling: readonly Draws[];
  readonly patience: readonly (Draws | undefined)[];
  now: number;
  nextArrival: number;
  /** When the interval ends: rates and staff change. */
  boundary: number;
  interval: number;
  dayStart: number;
  /** Of the tally: the day of contacts that arrive now, and that of seconds that pass now. */
  row: number;
  timeRow: number;
  /** No more arrivals today: what is left is worked off. */
  closed: boolean;
  done: boolean;
  /** Days that count and are over. */
  complete: number;
  /** Of all days, counted or not. */
  contacts: number;
  /** By group. */
  readonly busy: Int32Array;
  readonly present: Int32Array;
  readonly onDuty: Int32Array;
  readonly settledAt: Float64Array;
  /** By skill: contacts in hand. */
  readonly inHand: Int32Array;
  readonly handSettledAt: Float64Array;
  /** Waiting when a day ended, by row and type. */
  readonly leftOver: Float64Array;
};

export function worldOf(system: System, days: number, chance: ChanceStreams): World {
  const plan = planOf(system);
  return {
    plan,
    days,
    tally: emptyTally(plan, days),
    agenda: emptyAgenda(),
    queues: emptyQueues(plan.types),
    crew: crewOf(plan),
    gaps: drawsFrom(exponential(1, chance(0))),
    kinds: drawsFrom(chance(1)),
    handling: system.types.map(({ handleSeconds }, type) => timesFrom(handleSeconds, chance(2 + 2 * type))),
    patience: system.types.map(({ patienceSeconds }, type) =>
      patienceSeconds === undefined ? undefined : timesFrom(patienceSeconds, chance(3 + 2 * type)),
    ),
    now: 0,
    nextArrival: Number.POSITIVE_INFINITY,
    boundary: 0,
    interval: 0,
    dayStart: 0,
    row: plan.aroundTheClock ? 0 : 1,
    timeRow: plan.aroundTheClock ? 0 : 1,
    closed: false,
    done: false,
    complete: 0,
    contacts: 0,
    busy: new Int32Array(plan.groups),
    present: new Int32Array(plan.groups),
    onDuty: new Int32Array(plan.groups),
    settledAt: new Float64Array(plan.groups),
    inHand: new Int32Array(plan.skill.type.length),
    handSettledAt: new Float64Array(plan.skill.type.length),
    leftOver: new Float64Array((days + 2) * plan.types),
  };
}

/** Adds the agent-seconds since the group last changed; called before every change. */
export function settle(world: World, group: number): void {
  const seconds = world.now - (world.settledAt[group] ?? 0);
  if (seconds === 0) return;
  world.settledAt[group] = world.now;
  const cell = (world.timeRow * world.plan.groups + group) * groupFields;
  const cells = world.tally.ofGroup;
  add(cells, cell + busySeconds, seconds * (world.busy[group] ?? 0));
  add(cells, cell + presentSeconds, seconds * (world.present[group] ?? 0));
}

/** The same for the contacts in hand of one skill, which change by `change`. */
export function settleHand(world: World, skill: number, change: number): void {
  const seconds = world.now - (world.handSettledAt[skill] ?? 0);
  const inHand = world.inHand[skill] ?? 0;
  world.handSettledAt[skill] = world.now;
  world.inHand[skill] = inHand + change;
  const cell = (world.timeRow * world.inHand.length + skill) * skillFields;
  add(world.tally.ofSkill, cell + handSeconds, seconds * inHand);
}

/** Writes everything up to now, where a day ends. */
export function settleAll(world: World): void {
  for (let group = 0; group < world.plan.groups; group++) settle(world, group);
  for (let skill = 0; skill < world.inHand.length; skill++) settleHand(world, skill, 0);
}
