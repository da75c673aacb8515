import { intervalsOf, mostAgentsOf, totalOf } from './plan.ts';
import type { System } from './types.ts';

/** What a value must be. The words for people are the caller's. */
export type Bound =
  | { readonly code: 'missing' }
  | { readonly code: 'object' | 'text' | 'twice' }
  | { readonly code: 'field' | 'choice' | 'type'; readonly of: readonly string[] }
  | { readonly code: 'list'; readonly most: number }
  | { readonly code: 'length'; readonly wanted: number }
  | { readonly code: 'sum-above-zero' }
  | { readonly code: 'sum-at-most'; readonly most: number; readonly of: 'contacts' | 'agents' | 'skills' }
  | {
      readonly code: 'number';
      readonly least: number;
      readonly most: number;
      readonly whole: boolean;
      readonly open: boolean;
    };

/** The first thing in a document that is not as it must be: where, such as `types[0].contacts[3]`, what, and what it must be. */
export type Fault = { readonly path: string; readonly value: unknown; readonly bound: Bound };

type Report = (path: string, value: unknown, bound: Bound) => void;
type Fields = Readonly<Record<string, unknown>>;
type Check = (path: string, value: unknown, report: Report) => void;

const longest = 604_800;
export const most = {
  types: 50,
  groups: 100,
  intervals: 1440,
  contactsInInterval: 1_000_000,
  contactsInDay: 100_000_000,
  agentsInGroup: 100_000,
  agents: 1_000_000,
  skills: 1000,
  values: 100_000,
} as const;

const positive = (upTo: number): Check => number({ least: 0, most: upTo, open: true });
const fromZero = (upTo: number): Check => number({ least: 0, most: upTo });

/** A document of unknown origin as a system; nothing in it is taken on trust. */
export function readSystem(document: unknown): { readonly system: System } | { readonly fault: Fault } {
  const faults: Fault[] = [];
  const report: Report = (path, value, bound) => faults.push({ path, value, bound });
  checkSystem('', document, report);
  // The parts are sound by now; what follows looks at how they fit together.
  if (faults.length === 0) checkTogether(document as System, report);
  const [fault] = faults;
  return fault ? { fault } : { system: document as System };
}

const checkSystem = object({
  intervalSeconds: [number({ least: 60, most: 86_400 })],
  aroundTheClock: [choice([true, false]), 'optional'],
  agentSelection: [choice(['longest-idle', 'best-level']), 'optional'],
  confidence: [number({ least: 0, most: 0.999999, open: true }), 'optional'],
  types: [
    list(
      object({
        name: [text],
        contacts: [byInterval(fromZero(most.contactsInInterval))],
        handleSeconds: [times],
        patienceSeconds: [times, 'optional'],
        answerSeconds: [fromZero(86_400), 'optional'],
      }),
      most.types,
    ),
  ],
  groups: [
    list(
      object({
        name: [text],
        agents: [byInterval(number({ least: 0, most: most.agentsInGroup, whole: true }))],
        takes: [choice(['longest-wait', 'priority', 'longest-queue']), 'optional'],
        skills: [
          list(
            object({
              type: [text],
              level: [number({ least: 1, most: 10 }), 'optional'],
              priority: [number({ least: 1, most: 100 }), 'optional'],
              afterSeconds: [fromZero(86_400), 'optional'],
              atOnce: [number({ least: 1, most: 20, whole: true }), 'optional'],
              slowdownEach: [fromZero(10), 'optional'],
              handleFactor: [positive(100), 'optional'],
            }),
            most.types,
          ),
        ],
      }),
      most.groups,
    ),
  ],
});

function times(path: string, value: unknown, report: Report): void {
  if (!isFields(value)) {
    positive(longest)(path, value, report);
    return;
  }
  const kind = value.distribution;
  const kinds = { distribution: [choice(Object.keys(distributions))] } as const;
  const shape = typeof kind === 'string' && Object.hasOwn(distributions, kind) ? distributions[kind] : undefined;
  if (shape) object({ ...kinds, ...shape })(path, value, report);
  else object(kinds)(path, kind === undefined ? {} : { distribution: kind }, report);
  if (kind === 'empirical') checkWeights(path, value, report);
}

const distributions: Readonly<Record<string, Shape>> = {
  exponential: { mean: [positive(longest)] },
  lognormal: { mean: [positive(longest)], deviation: [positive(longest)] },
  empirical: {
    values: [list(fromZero(longest), most.values)],
    weights: [list(fromZero(1e12), most.values), 'optional'],
  },
};

function checkWeights(path: string, { values, weights }: Fields, report: Report): void {
  if (!Array.isArray(values)) return;
  const given = Array.isArray(weights) ? weights : values.map(() => 1);
  if (given.length !== values.length) {
    report(`${path}.weights`, `${given.length}`, { code: 'length', wanted: values.length });
  } else if (!values.some((value, place) => value > 0 && given[place] > 0)) {
    report(`${path}.values`, 0, { code: 'sum-above-zero' });
  }
}

function checkTogether(system: System, report: Report): void {
  checkNames('types', system.types, ({ name }) => name, 'name', report);
  checkNames('groups', system.groups, ({ name }) => name, 'name', report);
  const names = system.types.map(({ name }) => name);
  system.groups.forEach(({ skills }, group) => {
    const path = `groups[${group}].skills`;
    checkNames(path, skills, ({ type }) => type, 'type', report);
    skills.forEach(({ type }, place) => {
      if (!names.includes(type)) report(`${path}[${place}].type`, type, { code: 'type', of: names });
    });
  });
  checkLengths(system, report);
}

function checkNames<T>(
  path: string,
  items: readonly T[],
  name: (item: T) => string,
  field: string,
  report: Report,
): void {
  const known = new Set<string>();
  items.forEach((item, place) => {
    if (known.has(name(item))) report(`${path}[${place}].${field}`, name(item), { code: 'twice' });
    known.add(name(item));
  });
}

function checkLengths(system: System, report: Report): void {
  const { types, groups } = system;
  const lists = [
    ...types.map(({ contacts }, place) => ({ path: `types[${place}].contacts`, list: contacts })),
    ...groups.map(({ agents }, place) => ({ path: `groups[${place}].agents`, list: agents })),
  ];
  // Around the clock a day is a batch: shorter ones would hang together, and the intervals would promise too much.
  let wanted = system.aroundTheClock ? Math.round(86_400 / system.intervalSeconds) : undefined;
  for (const { path, list: given } of lists) {
    if (typeof given === 'number') continue;
    wanted ??= given.length;
    if (given.length !== wanted) report(path, `${given.length}`, { code: 'length', wanted });
  }
  const intervals = intervalsOf(system);
  checkSum(
    'types',
    'contacts',
    most.contactsInDay,
    types.map(({ contacts }) => totalOf(contacts, intervals)),
    report,
  );
  checkSum('groups', 'agents', most.agents, groups.map(mostAgentsOf), report);
  checkSum(
    'groups',
    'skills',
    most.skills,
    groups.map(({ skills }) => skills.length),
    report,
  );
}

function checkSum(
  path: string,
  of: 'contacts' | 'agents' | 'skills',
  upTo: number,
  parts: readonly number[],
  report: Report,
): void {
  const sum = parts.reduce((total, part) => total + part, 0);
  if (sum > upTo) report(path, sum, { code: 'sum-at-most', most: upTo, of });
}

type Shape = Readonly<Record<string, readonly [check: Check, optional?: 'optional']>>;

function object(shape: Shape): Check {
  return (path, value, report) => {
    if (!isFields(value)) return report(path, value, { code: 'object' });
    const within = path === '' ? '' : `${path}.`;
    for (const field of Object.keys(value)) {
      if (!Object.hasOwn(shape, field))
        report(`${within}${field}`, value[field], { code: 'field', of: Object.keys(shape) });
    }
    for (const [field, [check, optional]] of Object.entries(shape)) {
      const has = Object.hasOwn(value, field);
      if (has) check(`${within}${field}`, value[field], report);
      else if (!optional) report(`${within}${field}`, undefined, { code: 'missing' });
    }
  };
}

function list(check: Check, longestList: number): Check {
  return (path, value, report) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > longestList) {
      return report(path, value, { code: 'list', most: longestList });
    }
    value.forEach((item, place) => {
      check(`${path}[${place}]`, item, report);
    });
  };
}

function byInterval(check: Check): Check {
  return (path, value, report) => (Array.isArray(value) ? list(check, most.intervals) : check)(path, value, report);
}

function number(bound: { least: number; most: number; whole?: boolean; open?: boolean }): Check {
  const { least, most: upTo, whole = false, open = false } = bound;
  return (path, value, report) => {
    const fits = typeof value === 'number' && value <= upTo && (open ? value > least : value >= least);
    if (!fits || (whole && !Number.isInteger(value)))
      report(path, value, { code: 'number', least, most: upTo, whole, open });
  };
}

function choice(of: readonly (string | boolean)[]): Check {
  return (path, value, report) => {
    if (!of.some((option) => option === value)) report(path, value, { code: 'choice', of: of.map(String) });
  };
}

function text(path: string, value: unknown, report: Report): void {
  if (typeof value !== 'string' || value.trim() === '' || value.length > 100) report(path, value, { code: 'text' });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
