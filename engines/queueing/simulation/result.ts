import { meanOf } from './draws.ts';
import { ratioOver, type Spread, spreadOf } from './estimate.ts';
import { totalOf } from './plan.ts';
import { grew, overloadedTypes } from './stability.ts';
import * as cell from './tally.ts';
import type { Counts, Estimate, GroupResult, SimulatedMeasures, Simulation, System, TypeResult } from './types.ts';
import type { World } from './world.ts';

const defaultConfidence = 0.95;

/** Field by field the sum over some types or groups on one day. */
type OnDay = (day: number, field: number) => number;

export function resultOf(system: System, world: World): Simulation {
  const { plan } = world;
  const days = world.complete;
  const confidence = system.confidence ?? defaultConfidence;
  const spread = spreadOf(days, confidence);
  const overloaded = overloadedTypes(system, plan);
  const all = system.types.map((_type, type) => type);
  const types = all.map((type) => typeResult(system, world, spread, type, overloaded[type] ?? false));
  return {
    stable: types.every(({ stable }) => stable),
    days,
    confidence,
    overall: { ...countsOf(onDays(world, all), days), ...measuresOf(world, spread, all) },
    types,
    groups: system.groups.map((_group, group) => groupResult(system, world, spread, group)),
  };
}

function typeResult(system: System, world: World, spread: Spread, type: number, overloaded: boolean): TypeResult {
  const { plan } = world;
  const given = system.types[type];
  const counts = countsOf(onDays(world, [type]), spread.days);
  const patient = given?.patienceSeconds === undefined;
  const dayContacts = given ? totalOf(given.contacts, plan.intervals) : 0;
  return {
    name: given?.name ?? '',
    stable: !(overloaded || (patient && grew(world, type, spread.days, counts.offered))),
    ...counts,
    offeredErlangs: (dayContacts * meanOf(given?.handleSeconds ?? 0)) / plan.daySeconds,
    ...measuresOf(world, spread, [type]),
  };
}

function onDays({ plan, tally }: World, types: readonly number[]): OnDay {
  return (day, field) =>
    types.reduce((sum, type) => sum + (tally.ofType[(day * plan.types + type) * cell.typeFields + field] ?? 0), 0);
}

function groupsOnDays({ plan, tally }: World, groups: readonly number[]): OnDay {
  return (day, field) =>
    groups.reduce(
      (sum, group) => sum + (tally.ofGroup[(day * plan.groups + group) * cell.groupFields + field] ?? 0),
      0,
    );
}

function total(of: OnDay, days: number, field: number): number {
  let sum = 0;
  for (let day = 1; day <= days; day++) sum += of(day, field);
  return sum;
}

function countsOf(of: OnDay, days: number): Counts {
  const offered = total(of, days, cell.offered);
  const answered = total(of, days, cell.answered);
  const abandoned = total(of, days, cell.abandoned);
  return { offered, answered, abandoned, waiting: offered - answered - abandoned };
}

function measuresOf(world: World, spread: Spread, types: readonly number[]): SimulatedMeasures {
  const of = onDays(world, types);
  const { plan } = world;
  const routes = plan.routes.filter((at) => types.includes(plan.skill.type[at] ?? -1));
  const groups = groupsOnDays(world, [...new Set([...routes].map((at) => plan.skill.group[at] ?? 0))]);
  const share = (top: number, bottom: number): Estimate =>
    ratioOver(spread, 1, (day) => [of(day, top), of(day, bottom)]);
  const waits = (day: number): number => of(day, cell.answeredWait) + of(day, cell.abandonedWait);
  const without = Number.POSITIVE_INFINITY;
  return {
    serviceLevel: share(cell.inTime, cell.offered),
    serviceLevelAnswered: share(cell.inTime, cell.answered),
    asaSeconds: ratioOver(spread, without, (day) => [of(day, cell.answeredWait), of(day, cell.answered)]),
    waitAllSeconds: ratioOver(spread, without, (day) => [waits(day), of(day, cell.answered) + of(day, cell.abandoned)]),
    occupancy: ratioOver(spread, 1, (day) => [groups(day, cell.busySeconds), groups(day, cell.presentSeconds)]),
    waitProbability: share(cell.waited, cell.offered),
    abandonment: share(cell.abandoned, cell.offered),
    queueLength: ratioOver(spread, without, (day) => [waits(day), plan.daySeconds]),
  };
}

function groupResult(system: System, world: World, spread: Spread, group: number): GroupResult {
  const { plan, tally } = world;
  const of = groupsOnDays(world, [group]);
  const share = (top: number, bottom: number, most: number): Estimate =>
    ratioOver(spread, most, (day) => [of(day, top), of(day, bottom)]);
  const without = Number.POSITIVE_INFINITY;
  const first = plan.firstSkill[group] ?? 0;
  const skills = system.groups[group]?.skills ?? [];
  const ofSkill = (place: number, day: number, field: number): number =>
    tally.ofSkill[(day * plan.skill.type.length + first + place) * cell.skillFields + field] ?? 0;
  const inHand = (day: number): number =>
    skills.reduce((sum, _skill, place) => sum + ofSkill(place, day, cell.handSeconds), 0);
  return {
    name: system.groups[group]?.name ?? '',
    agents: total(of, spread.days, cell.presentSeconds) / (Math.max(1, spread.days) * plan.daySeconds),
    answered: total(of, spread.days, cell.taken),
    byType: skills.map(({ type }, place) => ({
      type,
      answered: total((day, field) => ofSkill(place, day, field), spread.days, cell.handled),
      handlingShare: ratioOver(spread, 1, (day) => [ofSkill(place, day, cell.handSeconds), inHand(day)]),
    })),
    occupancy: share(cell.busySeconds, cell.presentSeconds, 1),
    contactsAtOnce: ratioOver(spread, without, (day) => [inHand(day), of(day, cell.busySeconds)]),
    serviceLevelAnswered: share(cell.takenInTime, cell.taken, 1),
    asaSeconds: share(cell.takenWait, cell.taken, without),
    waitProbability: share(cell.takenAfterWait, cell.taken, 1),
  };
}
