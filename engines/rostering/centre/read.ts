import {
  date,
  figure,
  known,
  list,
  notEmpty,
  number,
  object,
  onGrid,
  ProblemError,
  text,
  time,
  unique,
} from './fields.ts';
import type { Agent, Break, Costs, Demand, Problem, Rules, ShiftTemplate, Wish } from './problem.ts';

const defaults = {
  rules: { restMinutes: 660, maxConsecutiveDays: 6, minConsecutiveDays: 1, minDaysOff: 1, maxWeekends: 99 },
  costs: { underPerHour: 100, overPerHour: 20, perHour: 25, unfairWeekend: 0 },
};

/** The problem with every reference and bound checked and defaults filled in. */
export function readProblem(document: unknown): Problem {
  const top = object('$', document, [
    'start',
    'days',
    'intervalMinutes',
    'skills',
    'shifts',
    'agents',
    'demand',
    'rules',
    'costs',
    'note',
  ]);
  const days = number('$.days', top.days, { from: 1, to: 366, whole: true });
  const intervalMinutes = number('$.intervalMinutes', top.intervalMinutes ?? 15, { from: 5, to: 120, whole: true });
  if (1440 % intervalMinutes !== 0)
    throw new ProblemError('$.intervalMinutes', intervalMinutes, 'grid', { minutes: 1440 });
  const skills = list('$.skills', top.skills).map((skill, at) => text(`$.skills[${at}]`, skill));
  const shifts = list('$.shifts', top.shifts).map((shift, at) => readShift(`$.shifts[${at}]`, shift, intervalMinutes));
  notEmpty('$.skills', skills);
  notEmpty('$.shifts', shifts);
  unique(
    '$.shifts',
    shifts.map(({ id }) => id),
  );
  unique('$.skills', skills);
  const names = { days, skills, shifts: shifts.map(({ id }) => id) };
  const agents = list('$.agents', top.agents).map((agent, at) => readAgent(`$.agents[${at}]`, agent, names));
  notEmpty('$.agents', agents);
  unique(
    '$.agents',
    agents.map(({ id }) => id),
  );
  const demand = list('$.demand', top.demand).map((line, at) =>
    readDemand(`$.demand[${at}]`, line, names, intervalMinutes),
  );
  const start = date('$.start', top.start);
  return {
    start,
    days,
    intervalMinutes,
    skills,
    shifts,
    agents,
    demand,
    rules: readRules(top.rules),
    costs: readCosts(top.costs),
  };
}

type Names = { readonly days: number; readonly skills: readonly string[]; readonly shifts: readonly string[] };

function readShift(path: string, value: unknown, grid: number): ShiftTemplate {
  const fields = object(path, value, ['id', 'start', 'minutes', 'breaks', 'weekdays']);
  const minutes = onGrid(
    `${path}.minutes`,
    number(`${path}.minutes`, fields.minutes, { from: grid, to: 1440, whole: true }),
    grid,
  );
  const start = time(`${path}.start`, fields.start, grid);
  const breaks = list(`${path}.breaks`, fields.breaks ?? []).map((each, at) =>
    readBreak(`${path}.breaks[${at}]`, each, minutes, grid),
  );
  const weekdays =
    fields.weekdays === undefined
      ? undefined
      : list(`${path}.weekdays`, fields.weekdays).map((day, at) =>
          number(`${path}.weekdays[${at}]`, day, { from: 1, to: 7, whole: true }),
        );
  return { id: text(`${path}.id`, fields.id), start, minutes, breaks, ...(weekdays ? { weekdays } : {}) };
}

function readBreak(path: string, value: unknown, shift: number, grid: number): Break {
  const fields = object(path, value, ['minutes', 'starts', 'paid']);
  const minutes = onGrid(
    `${path}.minutes`,
    number(`${path}.minutes`, fields.minutes, { from: grid, to: shift, whole: true }),
    grid,
  );
  const starts = list(`${path}.starts`, fields.starts).map((start, at) =>
    onGrid(
      `${path}.starts[${at}]`,
      number(`${path}.starts[${at}]`, start, { from: 0, to: shift - minutes, whole: true }),
      grid,
    ),
  );
  notEmpty(`${path}.starts`, starts);
  return { minutes, starts, paid: fields.paid === true };
}

const agentFields = [
  ...['id', 'name', 'skills', 'minMinutes', 'maxMinutes', 'speed', 'costPerHour', 'maxConsecutiveDays'],
  ...['minConsecutiveDays', 'minDaysOff', 'maxWeekends', 'shifts', 'leave', 'fixed', 'wishes', 'before'],
];

function readAgent(path: string, value: unknown, names: Names): Agent {
  const fields = object(path, value, agentFields);
  const each = <T>(name: string, read: (path: string, entry: unknown) => T): T[] =>
    list(`${path}.${name}`, fields[name] ?? []).map((entry, at) => read(`${path}.${name}[${at}]`, entry));
  const skills = each('skills', (at, skill) => known(at, skill, names.skills));
  notEmpty(`${path}.skills`, skills);
  const minMinutes = number(`${path}.minMinutes`, fields.minMinutes ?? 0, { from: 0, to: 1e6, whole: true });
  const maxMinutes = number(`${path}.maxMinutes`, fields.maxMinutes, { from: 0, to: 1e6, whole: true });
  if (maxMinutes < minMinutes) throw new ProblemError(`${path}.maxMinutes`, maxMinutes, 'order', { least: minMinutes });
  return {
    id: text(`${path}.id`, fields.id),
    skills,
    minMinutes,
    maxMinutes,
    ...figure(path, fields, 'speed', { from: 0.05, to: 2 }),
    ...figure(path, fields, 'costPerHour', { from: 0, to: 1e6 }),
    ...figure(path, fields, 'maxConsecutiveDays', { from: 1, to: 14, whole: true }),
    ...figure(path, fields, 'minConsecutiveDays', { from: 1, to: 7, whole: true }),
    ...figure(path, fields, 'minDaysOff', { from: 1, to: 7, whole: true }),
    ...figure(path, fields, 'maxWeekends', { from: 0, to: 99, whole: true }),
    ...(fields.shifts === undefined ? {} : { shifts: each('shifts', (at, shift) => known(at, shift, names.shifts)) }),
    leave: each('leave', (at, day) => dayIn(at, day, names)),
    fixed: each('fixed', (at, entry) => readFixed(at, entry, names)),
    wishes: each('wishes', (at, wish) => readWish(at, wish, names)),
    ...(fields.before === undefined ? {} : { before: readBefore(`${path}.before`, fields.before, names) }),
  };
}

function readFixed(path: string, value: unknown, names: Names) {
  const fields = object(path, value, ['day', 'shift']);
  const shift = fields.shift === null ? null : known(`${path}.shift`, fields.shift, names.shifts);
  return { day: dayIn(`${path}.day`, fields.day, names), shift };
}

function readBefore(path: string, value: unknown, names: Names) {
  const fields = object(path, value, ['days', 'shift']);
  return {
    days: number(`${path}.days`, fields.days, { from: 1, to: 14, whole: true }),
    shift: known(`${path}.shift`, fields.shift, names.shifts),
  };
}

function readWish(path: string, value: unknown, names: Names): Wish {
  const fields = object(path, value, ['day', 'shift', 'off', 'weight']);
  return {
    day: dayIn(`${path}.day`, fields.day, names),
    weight: number(`${path}.weight`, fields.weight ?? 1, { from: 0, to: 1e6 }),
    ...(fields.shift === undefined ? {} : { shift: known(`${path}.shift`, fields.shift, names.shifts) }),
    ...(fields.off === undefined ? {} : { off: fields.off === true }),
  };
}

function readDemand(path: string, value: unknown, names: Names, grid: number): Demand {
  const fields = object(path, value, ['day', 'skill', 'from', 'need', 'least']);
  const figures = (name: string, given: unknown): number[] =>
    list(`${path}.${name}`, given).map((figure, at) =>
      number(`${path}.${name}[${at}]`, figure, { from: 0, to: 100_000 }),
    );
  const need = figures('need', fields.need);
  const from = time(`${path}.from`, fields.from ?? '00:00', grid);
  return {
    day: dayIn(`${path}.day`, fields.day, names),
    skill: known(`${path}.skill`, fields.skill, names.skills),
    from,
    need,
    ...(fields.least === undefined ? {} : { least: figures('least', fields.least) }),
  };
}

function readRules(value: unknown): Rules {
  const fields = object('$.rules', value ?? {}, Object.keys(defaults.rules));
  const whole = (name: keyof Rules, from: number, to: number): number =>
    number(`$.rules.${name}`, fields[name] ?? defaults.rules[name], { from, to, whole: true });
  return {
    restMinutes: whole('restMinutes', 0, 1440),
    maxConsecutiveDays: whole('maxConsecutiveDays', 1, 14),
    minConsecutiveDays: whole('minConsecutiveDays', 1, 7),
    minDaysOff: whole('minDaysOff', 1, 7),
    maxWeekends: whole('maxWeekends', 0, 99),
  };
}

function readCosts(value: unknown): Costs {
  const fields = object('$.costs', value ?? {}, Object.keys(defaults.costs));
  const cost = (name: keyof Costs): number =>
    number(`$.costs.${name}`, fields[name] ?? defaults.costs[name], { from: 0, to: 1e6 });
  return {
    underPerHour: cost('underPerHour'),
    overPerHour: cost('overPerHour'),
    perHour: cost('perHour'),
    unfairWeekend: cost('unfairWeekend'),
  };
}

function dayIn(path: string, value: unknown, { days }: Names): number {
  return number(path, value, { from: 0, to: days - 1, whole: true });
}
