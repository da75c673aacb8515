import type { StaffingProblem } from '@tongli/queueing';
import { readAtLeastZero, readDuration, readShare, readWhole } from '../quantity.ts';
import { atCell, type Place, refuseValue } from '../refusal.ts';
import { type Cells, columnAt, type Table } from '../table.ts';

const required = ['contacts', 'interval_seconds', 'aht_seconds', 'target_level', 'target_seconds'] as const;
const optional = ['patience_seconds', 'max_occupancy', 'max_abandonment', 'shrinkage', 'agents'] as const;
type Column = (typeof required)[number] | (typeof optional)[number];

const readers: Readonly<Record<Column, (place: Place, text: string) => number>> = {
  contacts: readAtLeastZero,
  interval_seconds: readDuration,
  aht_seconds: readDuration,
  target_level: readShare,
  target_seconds: (place, text) => readDuration(place, text, { orZero: true }),
  patience_seconds: readDuration,
  max_occupancy: (place, text) => readShare(place, text, { one: true }),
  max_abandonment: (place, text) => readShare(place, text, { one: true }),
  shrinkage: (place, text) => readShare(place, text, { zero: true }),
  agents: readWhole,
};

type ReadProblem = (cells: Cells, line: number) => StaffingProblem;
/** Undefined where the cell is empty or the column absent. */
type ReadCell = (cells: Cells, line: number) => number | undefined;
type Draft<T> = { -readonly [key in keyof T]: T[key] };

/** Reads a record of the table as a problem; what is wrong is a Refusal with line and column. */
export function problemReader(table: Table): ReadProblem {
  const must = (name: (typeof required)[number]): ((cells: Cells, line: number) => number) => {
    const read = cellReader(table, name, columnAt(table, name));
    return (cells, line) => read(cells, line) ?? refuseEmpty(table.file, line, name);
  };
  const may = (name: (typeof optional)[number]): ReadCell => cellReader(table, name, table.columns.indexOf(name));
  const [contacts, interval, handle] = [must('contacts'), must('interval_seconds'), must('aht_seconds')];
  const [level, answer] = [must('target_level'), must('target_seconds')];
  const [patience, occupancy, abandonment] = [may('patience_seconds'), may('max_occupancy'), may('max_abandonment')];
  const [shrinkage, agents] = [may('shrinkage'), may('agents')];
  return (cells, line) => {
    const targets: Draft<StaffingProblem['targets']> = { serviceLevel: level(cells, line) };
    const problem: Draft<StaffingProblem> = {
      contacts: contacts(cells, line),
      intervalSeconds: interval(cells, line),
      handleSeconds: handle(cells, line),
      answerSeconds: answer(cells, line),
      targets,
    };
    // Assigned, not spread: the spread takes longer than the solution.
    const given = { patience: patience(cells, line), occupancy: occupancy(cells, line) };
    const [lost, away, fixed] = [abandonment(cells, line), shrinkage(cells, line), agents(cells, line)];
    if (given.patience !== undefined) problem.patienceSeconds = given.patience;
    if (given.occupancy !== undefined) targets.maxOccupancy = given.occupancy;
    if (lost !== undefined) targets.maxAbandonment = lost;
    if (lost !== undefined && given.patience === undefined) refuseWithoutPatience(table.file, line);
    if (away !== undefined) problem.shrinkage = away;
    if (fixed !== undefined) problem.agents = fixed;
    return problem;
  };
}

const mostKnown = 10_000;

function cellReader(table: Table, name: Column, at: number): ReadCell {
  if (at < 0) return () => undefined;
  // Tables repeat themselves, and reading a number with its unit costs as much as solving a problem.
  const known = new Map<string, number>();
  return (cells, line) => {
    const text = cells[at] ?? '';
    const before = known.get(text);
    if (before !== undefined) return before;
    if (text.trim() === '') return undefined;
    const value = readers[name](atCell(table.file, line, name), text);
    if (known.size >= mostKnown) known.clear();
    known.set(text, value);
    return value;
  };
}

function refuseEmpty(file: string, line: number, column: Column): never {
  return refuseValue(atCell(file, line, column), '', {
    zh: '这一列必须填写',
    en: 'every row needs it; fill it in',
  });
}

function refuseWithoutPatience(file: string, line: number): never {
  return refuseValue(atCell(file, line, 'patience_seconds'), '', {
    zh: '没有耐心时间就没有人放弃，请填写它或清空 max_abandonment',
    en: 'without patience nobody gives up; fill it in, or empty max_abandonment',
  });
}
