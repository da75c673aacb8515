import { kindsOf } from '../model/kinds.ts';
import type { Coverage, Model, Person } from '../model/model.ts';
import { noShift } from '../model/model.ts';
import type { Employee, Instance } from './read.ts';

/** The public format as a model: a row of need for each day and shift, and no variants. */
export function modelOfInstance(instance: Instance): Model {
  const { days, shifts } = instance;
  const places = new Map(shifts.map(({ id }, place) => [id, place]));
  const unitMinutes = shifts.reduce((unit, { minutes }) => divisor(unit, minutes), 0);
  const units = Int32Array.from(shifts, ({ minutes }) => minutes / unitMinutes);
  const mayFollow = new Uint8Array(shifts.length ** 2).fill(1);
  shifts.forEach(({ notBefore }, from) => {
    for (const id of notBefore) mayFollow[from * shifts.length + (places.get(id) ?? 0)] = 0;
  });
  const people = instance.staff.map((employee) => personOf(employee, instance, places, unitMinutes));
  return {
    days,
    shifts: shifts.length,
    units,
    unitMinutes,
    mayFollow,
    // All instances start on a Monday.
    weekendOf: Int16Array.from({ length: days }, (_, day) => (day % 7 >= 5 ? Math.floor(day / 7) : -1)),
    weekends: Math.floor((days + 1) / 7),
    kinds: kindsOf(shifts.length, units, mayFollow, (shift) =>
      people.some(({ maxOf }) => isCounted(maxOf[shift], days)),
    ),
    people,
    coverage: coverageOf(instance, places),
    whole: true,
  };
}

function isCounted(most = 0, days = 0): boolean {
  return most > 0 && most < days;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

function personOf(
  employee: Employee,
  { days, shifts }: Instance,
  places: ReadonlyMap<string, number>,
  unitMinutes: number,
): Person {
  const cost = new Float64Array(days * shifts.length);
  const maxOf = Int32Array.from(shifts, ({ id }) => employee.maxShifts.get(id) ?? days);
  const at = (day: number, shift: string): number => day * shifts.length + (places.get(shift) ?? 0);
  let fixedCost = 0;
  for (const { day, shift, weight } of employee.off) cost[at(day, shift)] = (cost[at(day, shift)] ?? 0) + weight;
  for (const { day, shift, weight } of employee.on) {
    // Paid unless that shift is worked.
    fixedCost += weight;
    cost[at(day, shift)] = (cost[at(day, shift)] ?? 0) - weight;
  }
  for (let day = 0; day < days; day++) {
    for (let shift = 0; shift < shifts.length; shift++) {
      if (maxOf[shift] === 0 || employee.daysOff.includes(day))
        cost[day * shifts.length + shift] = Number.POSITIVE_INFINITY;
    }
  }
  return {
    minUnits: Math.ceil(employee.minMinutes / unitMinutes),
    maxUnits: Math.floor(employee.maxMinutes / unitMinutes),
    minRun: employee.minConsecutive,
    maxRun: employee.maxConsecutive,
    minOff: employee.minDaysOff,
    maxWeekends: employee.maxWeekends,
    weekendCost: new Float64Array(0),
    maxOf,
    cost,
    offCost: new Float64Array(days),
    fixedCost,
    runBefore: 0,
    shiftBefore: noShift,
    team: 0,
  };
}

function coverageOf({ days, shifts, cover }: Instance, places: ReadonlyMap<string, number>): Coverage {
  const count = shifts.length;
  const rows = days * count;
  const [need, under, over] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)];
  for (const line of cover) {
    const row = line.day * count + (places.get(line.shift) ?? 0);
    need[row] = line.need;
    under[row] = line.under;
    over[row] = line.over;
  }
  const covers = Array.from({ length: rows }, (_, row) => Int32Array.of(row));
  const nothing = new Int32Array(0);
  return {
    rows,
    weights: Float64Array.of(1),
    weightOf: Int32Array.of(0),
    need,
    floor: new Float64Array(rows),
    under,
    over,
    floorCost: 0,
    offer: (_team, day, worth, value, variant) => {
      for (let shift = 0; shift < count; shift++) value[shift] = worth[day * count + shift] ?? 0;
      variant.fill(0);
    },
    variantsOf: () => [0],
    rowsOf: (day, shift) => covers[day * count + shift] ?? nothing,
    from: Int32Array.from({ length: days }, (_, day) => day * count),
    to: Int32Array.from({ length: days }, (_, day) => (day + 1) * count),
  };
}
