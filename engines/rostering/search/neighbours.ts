import { noShift } from '../model/model.ts';
import { below } from './chance.ts';
import { rowCost } from './roster.ts';
import type { Search } from './search.ts';

const wholeUpTo = 42;

/** The whole horizon where it is short, else some weeks of it; never a part of a weekend. */
export function chooseStretch({ model, chance }: Search): { from: number; to: number } {
  const { days } = model;
  if (days <= wholeUpTo && chance() < 0.7) return { from: 0, to: days };
  const length = Math.min(days, 7 * (1 + below(chance, days <= wholeUpTo ? 3 : 5)));
  const from = below(chance, days - length + 1);
  return { from: weekendStart(model.weekendOf, from), to: weekendEnd(model.weekendOf, from + length, days) };
}

export function weekendStart(weekendOf: Int16Array, day: number): number {
  return day > 0 && (weekendOf[day] ?? -1) >= 0 && weekendOf[day] === weekendOf[day - 1] ? day - 1 : day;
}

export function weekendEnd(weekendOf: Int16Array, day: number, days: number): number {
  return day < days && (weekendOf[day] ?? -1) >= 0 && weekendOf[day] === weekendOf[day - 1] ? day + 1 : day;
}

/** Some people: any, or those who work or could work where a row costs something. */
export function choosePeople(search: Search, from: number, to: number): number[] {
  const { model, chance } = search;
  const count = Math.min(model.people.length, model.people.length > 80 ? 1 + below(chance, 3) : 2 + below(chance, 4));
  const chosen = new Set<number>();
  const row = chance() < 0.5 ? costlyRow(search, from, to) : -1;
  if (row >= 0) for (const person of nearRow(search, row, Math.ceil(count / 2), from, to)) chosen.add(person);
  while (chosen.size < count) chosen.add(below(chance, model.people.length));
  return shuffle(search, [...chosen]);
}

function shuffle({ chance }: Search, list: number[]): number[] {
  for (let place = list.length - 1; place > 0; place--) {
    const other = below(chance, place + 1);
    [list[place], list[other]] = [list[other] as number, list[place] as number];
  }
  return list;
}

/** A row of the stretch drawn by what it costs, or -1. */
function costlyRow({ model, chance, roster }: Search, from: number, to: number): number {
  const { coverage } = model;
  const [first, last] = [coverage.from[from] ?? 0, coverage.to[to - 1] ?? 0];
  let total = 0;
  for (let row = first; row < last; row++) total += rowCost(coverage, row, roster.cover[row] as number);
  let aim = chance() * total;
  if (total <= 0) return -1;
  for (let row = first; row < last; row++) {
    aim -= rowCost(coverage, row, roster.cover[row] as number);
    if (aim <= 0) return row;
  }
  return -1;
}

/** People who could take or leave a shift on that row's day. */
function nearRow({ model, chance, roster }: Search, row: number, count: number, from: number, to: number): number[] {
  const { coverage, days, people } = model;
  let day = from;
  while (day < to - 1 && (coverage.to[day] ?? 0) <= row) day++;
  const missing = (coverage.need[row] ?? 0) > (roster.cover[row] ?? 0);
  const found: number[] = [];
  for (let attempt = 0; attempt < 20 && found.length < count; attempt++) {
    const person = below(chance, people.length);
    const works = roster.shift[person * days + day] !== noShift;
    if (works !== missing && !found.includes(person)) found.push(person);
  }
  return found;
}
