import { type Model, noShift, type Person } from '../model/model.ts';

/** A stretch of one person's days that is to be filled, and what the days around it leave open. */
export type Window = {
  readonly from: number;
  readonly to: number;
  /** Units that the stretch must and may have. */
  readonly least: number;
  readonly most: number;
  /** Weekends worked outside, and how many more there may be. */
  readonly weekendsOutside: number;
  readonly weekendsLeft: number;
  /** Days worked in a row before the stretch (0 = off) with the last shift, or days off in a row. */
  readonly runBefore: number;
  readonly shiftBefore: number;
  readonly offBefore: number;
  /** The same behind it; a run that reaches the last day may go on beyond it. */
  readonly runAfter: number;
  readonly shiftAfter: number;
  readonly offAfter: number;
  readonly afterReachesEnd: boolean;
};

/** The whole line of a person. */
export function wholeLine(model: Model, person: Person): Window {
  return {
    from: 0,
    to: model.days,
    least: person.minUnits,
    most: person.maxUnits,
    weekendsOutside: 0,
    weekendsLeft: Math.min(person.maxWeekends, model.weekends),
    runBefore: person.runBefore,
    shiftBefore: person.shiftBefore,
    offBefore: person.minOff,
    runAfter: 0,
    shiftAfter: noShift,
    offAfter: person.minOff,
    afterReachesEnd: true,
  };
}

/** The days from `from` to before `to` of a line that stands (`line[base + day]`). Neither end may part a weekend. */
export function windowOf(
  model: Model,
  person: Person,
  line: Int16Array,
  base: number,
  from: number,
  to: number,
): Window {
  if (from === 0 && to === model.days) return wholeLine(model, person);
  const outside = tally(model, line, base, from, to);
  const before = lookBack(person, line, base, from);
  const after = lookAhead(model, line, base, to);
  return {
    from,
    to,
    least: person.minUnits - outside.units,
    most: person.maxUnits - outside.units,
    weekendsOutside: outside.weekends,
    weekendsLeft: person.maxWeekends - outside.weekends,
    ...before,
    ...after,
  };
}

function tally(model: Model, line: Int16Array, base: number, from: number, to: number) {
  let units = 0;
  let weekends = 0;
  let last = -1;
  for (let day = 0; day < model.days; day++) {
    if (day === from) day = to;
    if (day >= model.days) break;
    const shift = line[base + day] ?? noShift;
    if (shift === noShift) continue;
    units += model.units[shift] ?? 0;
    const weekend = model.weekendOf[day] ?? -1;
    if (weekend >= 0 && weekend !== last) weekends++;
    last = weekend;
  }
  return { units, weekends };
}

function lookBack(person: Person, line: Int16Array, base: number, from: number) {
  let day = from - 1;
  let run = 0;
  while (day >= 0 && (line[base + day] ?? noShift) !== noShift) {
    run++;
    day--;
  }
  if (run > 0) {
    const shiftBefore = line[base + from - 1] ?? noShift;
    return { runBefore: day < 0 ? run + person.runBefore : run, shiftBefore, offBefore: 0 };
  }
  if (from === 0) return { runBefore: person.runBefore, shiftBefore: person.shiftBefore, offBefore: person.minOff };
  while (day >= 0 && (line[base + day] ?? noShift) === noShift) day--;
  const offBefore = day < 0 ? person.minOff : from - 1 - day;
  return { runBefore: 0, shiftBefore: noShift, offBefore };
}

function lookAhead(model: Model, line: Int16Array, base: number, to: number) {
  let day = to;
  while (day < model.days && (line[base + day] ?? noShift) !== noShift) day++;
  const runAfter = day - to;
  if (runAfter > 0) {
    return { runAfter, shiftAfter: line[base + to] ?? noShift, offAfter: 0, afterReachesEnd: day === model.days };
  }
  while (day < model.days && (line[base + day] ?? noShift) === noShift) day++;
  return { runAfter, shiftAfter: noShift, offAfter: day - to, afterReachesEnd: day === model.days };
}
