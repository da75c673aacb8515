import { circleSteps, earlierThan, reachedSteps } from './graph.ts';
import type {
  Condition,
  FormField,
  ProcessDefinition,
  ProcessStep,
  ServiceStandard,
  WorkingLimit,
} from './processes.ts';

/** What keeps a definition from being published: the rule, the step and the part of it that it concerns, and what its words need. */
export interface Fault {
  readonly code: string;
  readonly step: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the installation has: codes of posts that are not retired, and of calendars. */
export interface Known {
  readonly posts: ReadonlySet<string>;
  readonly calendars: ReadonlySet<string>;
}

/** The steps that complaints are led through; their order and keys are the complaint's own. */
const complaintSteps = ['understand', 'explain', 'divert', 'carry-out', 'make-good', 'advise'];

const keyShape = /^[a-z][a-z0-9-]{0,39}$/;
const longest = { minutes: 100_000, days: 365 } as const;

type Found = Omit<Fault, 'step'>;
const fault = (code: string, params: Fault['params'] = {}): Found => ({ code, params });
const when = (holds: boolean, code: string, params: Fault['params'] = {}): Found[] =>
  holds ? [fault(code, params)] : [];

const said = ({ zh, en }: { zh: string; en: string }): boolean => zh.trim() !== '' && en.trim() !== '';

/** Those that stand in the list more than once, each named once. */
const twice = (keys: readonly string[]): string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
];

const limitFaults = ({ amount, unit }: WorkingLimit): Found[] =>
  when(!Number.isInteger(amount) || amount < 1 || amount > longest[unit], 'limit-out-of-bounds', {
    amount,
    unit,
    most: longest[unit],
  });

function standardFaults(standards: readonly ServiceStandard[]): Found[] {
  if (standards.length === 0) return [fault('standard-none')];
  return standards.flatMap(({ value, unit, measure }, index) => [
    ...when(value === null, 'standard-without-number', { number: index + 1 }),
    ...when(unit.trim() === '', 'standard-without-unit', { number: index + 1 }),
    ...when(!said(measure), 'standard-without-measure', { number: index + 1 }),
  ]);
}

function boundsOf(field: FormField): readonly [number | null, number | null] {
  if (field.type === 'number') return [field.least, field.most];
  if (field.type === 'date') return [field.leastDays, field.mostDays];
  if (field.type === 'money') return [field.leastMinor, field.mostMinor];
  return field.type === 'choice' ? [null, null] : [1, field.most];
}

function choiceFaults(field: FormField): Found[] {
  if (field.type !== 'choice') return [];
  const keys = field.choices.map(({ key }) => key);
  return [
    ...when(keys.length < 2, 'choices-too-few', { field: field.key }),
    ...twice(keys).map((choice) => fault('choice-twice', { field: field.key, choice })),
    ...field.choices
      .filter((one) => !keyShape.test(one.key) || !said(one.name))
      .map((one) => fault('choice-incomplete', { field: field.key, choice: one.key })),
  ];
}

function fieldFaults(field: FormField): Found[] {
  const [least, most] = boundsOf(field);
  return [
    ...when(!keyShape.test(field.key), 'field-key-invalid', { field: field.key }),
    ...when(!said(field.name), 'field-name-missing', { field: field.key }),
    ...when(field.type === 'number' && field.unit.trim() === '', 'field-unit-missing', { field: field.key }),
    ...when(least !== null && most !== null && least > most, 'field-bounds-reversed', {
      field: field.key,
      least: least ?? 0,
      most: most ?? 0,
    }),
    ...choiceFaults(field),
  ];
}

const opsOf: Readonly<Record<FormField['type'], readonly Condition['op'][]>> = {
  text: ['empty', 'filled'],
  file: ['empty', 'filled'],
  choice: ['is', 'is-not', 'empty', 'filled'],
  number: ['at-least', 'below', 'empty', 'filled'],
  money: ['at-least', 'below', 'empty', 'filled'],
  date: ['at-least', 'below', 'empty', 'filled'],
};
/** What may be asked about a field of a type. */
export const operatorsOf = (type: FormField['type']): readonly Condition['op'][] => opsOf[type];

function conditionFaults({ field: key, op, value }: Condition, fields: ReadonlyMap<string, FormField>): Found[] {
  const field = fields.get(key);
  if (!field) return [fault('condition-field-unknown', { field: key })];
  if (!opsOf[field.type].includes(op)) return [fault('condition-unfit', { field: key, op })];
  if (op === 'empty' || op === 'filled') return [];
  if (field.type === 'choice')
    return when(!field.choices.some((one) => one.key === value), 'condition-choice-unknown', {
      field: key,
      choice: String(value ?? ''),
    });
  return when(typeof value !== 'number' || !Number.isFinite(value), 'condition-without-number', { field: key });
}

/** The fields that a case may have been asked by the time it leaves the step: its own, and those of the steps before it. */
export function fieldsBy(definition: ProcessDefinition, key: string): Map<string, FormField> {
  const before = earlierThan(definition, key).add(key);
  return new Map(
    definition.steps
      .filter((step) => before.has(step.key))
      .flatMap((step) => step.fields)
      .map((field) => [field.key, field]),
  );
}

function nextFaults(definition: ProcessDefinition, { key, next }: ProcessStep): Found[] {
  const fields = fieldsBy(definition, key);
  const keys = new Set(definition.steps.map((step) => step.key));
  const free = next.findIndex((way) => way.when.length === 0);
  return [
    ...next.filter(({ to }) => !keys.has(to)).map(({ to }) => fault('next-unknown', { to })),
    ...when(next.length > 0 && free === -1, 'way-on-missing'),
    ...(free === -1 ? [] : next.slice(free + 1).map(({ to }) => fault('way-never-taken', { to }))),
    ...next.flatMap((way) => way.when.flatMap((one) => conditionFaults(one, fields))),
  ];
}

function backFaults(definition: ProcessDefinition, { key, back }: ProcessStep): Found[] {
  const keys = new Set(definition.steps.map((step) => step.key));
  const earlier = earlierThan(definition, key);
  return [
    ...twice(back).map((to) => fault('back-twice', { to })),
    ...back.flatMap((to) => {
      if (!keys.has(to)) return [fault('back-unknown', { to })];
      return when(to === key || !earlier.has(to), 'back-not-earlier', { to });
    }),
  ];
}

const ownerFaults = ({ owner }: ProcessStep, known: Known): Found[] =>
  'post' in owner ? when(!known.posts.has(owner.post), 'owner-unknown', { post: owner.post }) : [];

function stepFaults(definition: ProcessDefinition, step: ProcessStep, known: Known): Found[] {
  return [
    ...when(!keyShape.test(step.key), 'step-key-invalid', { key: step.key }),
    ...when(!said(step.name), 'step-name-missing'),
    ...ownerFaults(step, known),
    ...when(!step.outputs.some(said), 'output-none'),
    ...limitFaults(step.limit),
    ...standardFaults(step.standards),
    ...step.fields.flatMap(fieldFaults),
    ...nextFaults(definition, step),
    ...backFaults(definition, step),
  ];
}

function complaintFaults({ kind, steps }: ProcessDefinition): Found[] {
  const keys = steps.map(({ key }) => key).join(',');
  return when(kind === 'complaint' && keys !== complaintSteps.join(','), 'complaint-steps', {
    steps: complaintSteps.join(' → '),
  });
}

/** Of the definition as a whole, and of steps among each other. */
function wholeFaults(definition: ProcessDefinition, known: Known): Fault[] {
  const { steps, name, calendar, limit } = definition;
  const whole = [
    ...when(!said(name), 'name-missing'),
    ...when(!known.calendars.has(calendar), 'calendar-unknown', { calendar }),
    ...(limit === null ? [] : limitFaults(limit)),
    ...when(steps.length === 0, 'steps-none'),
    ...complaintFaults(definition),
  ].map((found) => ({ ...found, step: null }));
  const reached = reachedSteps(definition);
  const fieldOwners = steps.flatMap((step) => step.fields.map((field) => ({ step: step.key, field: field.key })));
  const fieldsTwice = new Set(twice(fieldOwners.map(({ field }) => field)));
  return [
    ...whole,
    ...twice(steps.map(({ key }) => key)).map((key) => ({ ...fault('step-key-twice', { key }), step: key })),
    ...steps.filter(({ key }) => !reached.has(key)).map(({ key }) => ({ ...fault('step-unreachable'), step: key })),
    ...[...circleSteps(definition)].map((key) => ({ ...fault('goes-in-circles'), step: key })),
    ...fieldOwners
      .filter(({ field }) => fieldsTwice.has(field))
      .map(({ step, field }) => ({ ...fault('field-key-twice', { field }), step })),
  ];
}

/**
 * All that keeps a definition from being published, in the order of its steps; none: every case that begins on it can reach an end, whatever
 * is entered.
 */
export function validateDefinition(definition: ProcessDefinition, known: Known): Fault[] {
  return [
    ...wholeFaults(definition, known),
    ...definition.steps.flatMap((step) =>
      stepFaults(definition, step, known).map((found) => ({ ...found, step: step.key })),
    ),
  ];
}
