import type { Condition, ProcessDefinition, ProcessStep } from './processes.ts';

/**
 * What was entered in a field: text, the key of a choice and an ISO date as a string; several choices and files as a list; number, and
 * money in minor units, as a number. Null or missing: nothing was entered.
 */
type Entered = string | number | readonly string[] | null;

/** What was entered so far by the keys of fields, and the business date of the entry. */
export interface Entry {
  readonly values: Readonly<Record<string, Entered>>;
  readonly today: string;
}

export const stepOf = (definition: ProcessDefinition, key: string): ProcessStep | undefined =>
  definition.steps.find((step) => step.key === key);

const dayMs = 86_400_000;

/** A date as days from the business date of its entry, any other value as it is. */
function comparable(value: Entered | undefined, isDate: boolean, today: string): Entered {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null;
  if (!isDate || typeof value !== 'string') return value;
  const days = (Date.parse(`${value}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs;
  return Number.isFinite(days) ? days : null;
}

/** Whether a condition holds for what was entered. */
export function holdsFor(
  definition: ProcessDefinition,
  { field, op, value }: Condition,
  { values, today }: Entry,
): boolean {
  const isDate = definition.steps.some((step) => step.fields.some((one) => one.key === field && one.type === 'date'));
  const entered = comparable(values[field], isDate, today);
  if (op === 'empty') return entered === null;
  if (entered === null) return false;
  if (op === 'filled') return true;
  if (op === 'is' || op === 'is-not') {
    const same = Array.isArray(entered) ? entered.includes(String(value)) : entered === value;
    return op === 'is' ? same : !same;
  }
  if (typeof entered !== 'number' || typeof value !== 'number') return false;
  return op === 'at-least' ? entered >= value : entered < value;
}

/**
 * The step after this one for what was entered so far: the first way on whose conditions all hold. Null where the case ends. A published
 * definition always has a way on that needs nothing, unless the step is an end.
 */
export function nextStep(definition: ProcessDefinition, key: string, entry: Entry): string | null {
  const ways = stepOf(definition, key)?.next ?? [];
  return ways.find(({ when }) => when.every((one) => holdsFor(definition, one, entry)))?.to ?? null;
}
