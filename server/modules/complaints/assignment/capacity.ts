import {
  addDays,
  type BusinessCalendar,
  dayRange,
  type IsoDate,
  startOfDay,
  workingMinutesBetween,
} from '@tongli/calendar';
import type { AssignmentSettings, CapacityRow, Headcount } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay, describePeople, peopleWithin } from '../../org/index.ts';
import { absencesBetween, type KnownAbsence } from '../../work/index.ts';
import { inReach, visible } from '../store.ts';
import { handlersOf, loadsOf, mostOf } from './facts.ts';
import { basisWeeks, expectedOpen, handlersNeeded, mondayOf, weeksOf, workingDays } from './headcount.ts';
import { readAssignment } from './settings.ts';

const week = 7;
const daysAhead = 28;

/** Handlers of every unit that takes cases by rule, each once: under the first that has them. */
async function handlersByUnit(
  call: Call,
  settings: AssignmentSettings,
): Promise<Map<string, { unitId: string; most: number }>> {
  const found = new Map<string, { unitId: string; most: number }>();
  for (const rule of settings.rules)
    for (const id of await handlersOf(call, rule.unitId, null))
      if (!found.has(id)) found.set(id, { unitId: rule.unitId, most: mostOf(rule, id) });
  return found;
}

/** Whoever leads a branch sees the people of that branch. */
async function reached(call: Call, people: readonly string[]): Promise<string[]> {
  const all = call.scope.some(({ unitIds }) => unitIds === null);
  if (all) return [...people];
  const within = new Set(
    await peopleWithin(
      call,
      call.scope.flatMap(({ unitIds }) => unitIds ?? []),
    ),
  );
  return people.filter((id) => within.has(id));
}

interface Pressing {
  readonly owner_id: string;
  readonly breached: number;
  readonly due_today: number;
}

async function pressingOf(call: Call, people: readonly string[], endOfToday: Date) {
  const { rows } = await sql<Pressing>`
    select owner_id, count(*) filter (where due_at <= ${call.now})::integer as breached,
      count(*) filter (where due_at > ${call.now} and due_at <= ${endOfToday})::integer as due_today
    from complaints.complaint complaint
    where owner_id = any(${[...people]}::uuid[]) and state <> 'closed' and due_at <= ${endOfToday} group by 1`.execute(
    call.tx,
  );
  return new Map(rows.map((row) => [row.owner_id, row]));
}

interface Facts {
  readonly call: Call;
  readonly calendar: BusinessCalendar;
  readonly today: IsoDate;
  readonly settings: AssignmentSettings;
  readonly people: readonly string[];
  readonly absences: readonly KnownAbsence[];
}

async function rows(
  facts: Facts,
  units: ReadonlyMap<string, { unitId: string; most: number }>,
): Promise<CapacityRow[]> {
  const { call, calendar, today, settings, people, absences } = facts;
  const names = await describePeople(call, people);
  const loads = await loadsOf(call, settings, people);
  const pressing = await pressingOf(call, people, startOfDay(calendar.zone, addDays(today, 1)));
  return people
    .map((id): CapacityRow => {
      const absence = absences.find((one) => one.personId === id && one.untilAt > call.now);
      const held = loads.get(id) ?? { load: 0, open: 0 };
      return {
        personId: id,
        name: names.get(id) ?? '',
        unitId: units.get(id)?.unitId ?? '',
        load: held.load / 100,
        most: (units.get(id)?.most ?? 0) / 100,
        open: held.open,
        breached: pressing.get(id)?.breached ?? 0,
        dueToday: pressing.get(id)?.due_today ?? 0,
        absence: absence ? absent(absence, { now: call.now, open: held.open }) : null,
      };
    })
    .toSorted((a, b) => b.load / b.most - a.load / a.most || a.name.localeCompare(b.name));
}

const absent = ({ id, fromAt, untilAt, substituteId }: KnownAbsence, { now, open }: { now: Date; open: number }) => ({
  id,
  from: fromAt.toISOString(),
  until: untilAt.toISOString(),
  substituteId,
  running: fromAt <= now,
  movable: open,
});

interface Counted {
  readonly monday: string;
  readonly arrivals: number;
  readonly active: number;
}

/** By the weeks before this one: cases received, and who answered or closed at least one. */
async function pastWeeks({ call, calendar, today }: Facts) {
  const first = addDays(mondayOf(today), -basisWeeks * week);
  const zone = calendar.zone;
  const { rows: found } = await sql<Counted>`
    select monday::text, sum(arrivals)::integer as arrivals, sum(active)::integer as active from (
      select date_trunc('week', lodged_on)::date as monday, count(*) as arrivals, 0 as active
      from complaints.complaint complaint
      where lodged_on >= ${first}::date and lodged_on < ${mondayOf(today)}::date and import_id is null and ${inReach(call)} group by 1
      union all
      select date_trunc('week', coalesce(closed_at, answered_at) at time zone ${zone})::date, 0, count(distinct owner_id)
      from complaints.complaint complaint
      where coalesce(closed_at, answered_at) >= ${startOfDay(zone, first)} and import_id is null and ${inReach(call)} group by 1
    ) counted group by 1`.execute(call.tx);
  const known = new Map(found.map((row) => [row.monday, row]));
  return Array.from({ length: basisWeeks }, (_, index) => {
    const from = addDays(first, index * week);
    return { from, arrivals: known.get(from)?.arrivals ?? 0, active: known.get(from)?.active ?? 0 };
  });
}

interface Effort {
  readonly closed: number;
  readonly timed: number;
  readonly seconds: number | null;
}

const effortDays = 90;

/** What the steps of closed cases took, as it was recorded; cases without any time say nothing. */
async function effortOf({ call, today }: Facts): Promise<Effort> {
  const { rows: found } = await sql<Effort>`
    with closed as (
      select complaint.id, (select sum(spent_seconds) from complaints.step_entry where complaint_id = complaint.id) as seconds
      from complaints.complaint complaint
      where closed_on > ${addDays(today, -effortDays)}::date and state = 'closed' and import_id is null and ${inReach(call)}
    )
    select count(*)::integer as closed, count(seconds)::integer as timed, avg(seconds)::double precision as seconds from closed`.execute(
    call.tx,
  );
  return found[0] ?? { closed: 0, timed: 0, seconds: null };
}

/** Working days that cases closed of late were open, on the average; of the latest thousand. */
async function daysOpen({ call, calendar, today }: Facts): Promise<number | null> {
  const { rows: found } = await sql<{ lodged_at: Date; first_closed_at: Date }>`
    select lodged_at, first_closed_at from complaints.complaint complaint
    where closed_on > ${addDays(today, -effortDays)}::date and first_closed_at is not null and import_id is null and ${inReach(call)}
    order by closed_on desc, id limit 1000`.execute(call.tx);
  if (found.length === 0) return null;
  const perDay = workingMinutesBetween(calendar, ...fullDay(calendar, today)) || 480;
  const total = found.reduce(
    (sum, row) => sum + workingMinutesBetween(calendar, row.lodged_at, row.first_closed_at),
    0,
  );
  return total / perDay / found.length;
}

/** The latest working day, from midnight to midnight. */
function fullDay({ zone, ...rest }: BusinessCalendar, today: IsoDate): [Date, Date] {
  let date = today;
  for (let tried = 0; tried < 30 && workingDays({ zone, ...rest }, date, date) === 0; tried++) date = addDays(date, -1);
  return [startOfDay(zone, date), startOfDay(zone, addDays(date, 1))];
}

function awayByDate({ calendar, absences }: Facts, from: IsoDate, to: IsoDate): Map<IsoDate, number> {
  const away = new Map<IsoDate, number>();
  for (const date of dayRange(from, to)) {
    const noon = new Date(startOfDay(calendar.zone, date).getTime() + 43_200_000);
    const people = new Set(
      absences.filter((one) => one.fromAt <= noon && one.untilAt > noon).map((one) => one.personId),
    );
    away.set(date, people.size);
  }
  return away;
}

async function headcountOf(facts: Facts): Promise<Headcount> {
  const { call, calendar, today, settings, people } = facts;
  const past = await pastWeeks(facts);
  const lastFour = past.slice(-4);
  const days = workingDays(calendar, lastFour[0]?.from ?? today, addDays(mondayOf(today), -1));
  const arrivalsPerDay = days === 0 ? 0 : lastFour.reduce((sum, { arrivals }) => sum + arrivals, 0) / days;
  const effort = await effortOf(facts);
  const hoursPerCase = effort.seconds === null ? null : effort.seconds / 3600;
  const { hoursPerDay } = settings;
  const open = await daysOpen(facts);
  const first = past[0]?.from ?? today;
  return {
    arrivalsPerDay,
    hoursPerCase,
    timedCases: effort.timed,
    closedCases: effort.closed,
    daysOpen: open,
    expectedOpen: expectedOpen(arrivalsPerDay, open),
    open: await openNow(call),
    needed: handlersNeeded(arrivalsPerDay, { hoursPerCase, hoursPerDay }),
    handlers: people.length,
    hoursPerDay,
    weeks: weeksOf({
      ...{ calendar, today, past, handlers: people.length, hoursPerCase, hoursPerDay },
      away: awayByDate(facts, first, addDays(mondayOf(today), daysAhead)),
    }),
  };
}

async function openNow(call: Call): Promise<number> {
  const { rows: found } = await sql<{ open: number }>`
    select count(*)::integer as open from complaints.complaint complaint
    where state <> 'closed' and import_id is null and ${inReach(call)} and ${visible}`.execute(call.tx);
  return found[0]?.open ?? 0;
}

async function waitingNow(call: Call): Promise<number> {
  const { rows: found } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from complaints.assignment_wait waits
    join complaints.complaint complaint on complaint.id = waits.complaint_id where ${inReach(call)}`.execute(call.tx);
  return found[0]?.waiting ?? 0;
}

/** Who holds how much of what they may, and how many handlers the arrivals ask for. */
export async function getCapacity(call: Call) {
  const { settings } = await readAssignment(call);
  const { calendar, today } = await businessDay(call);
  const units = await handlersByUnit(call, settings);
  const people = await reached(call, [...units.keys()]);
  const span = {
    from: startOfDay(calendar.zone, addDays(today, -70)),
    until: startOfDay(calendar.zone, addDays(today, 40)),
  };
  const facts: Facts = { call, calendar, today, settings, people, absences: await absencesBetween(call, people, span) };
  return {
    now: call.now.toISOString(),
    handlers: await rows(facts, units),
    waiting: await waitingNow(call),
    headcount: await headcountOf(facts),
  };
}
