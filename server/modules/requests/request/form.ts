import { addDays } from '@tongli/calendar';
import type { FormField } from '@tongli/contracts/requests';
import { type Refusal, refuse } from '../../../platform/call.ts';

export type FormValue = string | number | readonly string[] | null;
export type FormValues = Readonly<Record<string, FormValue>>;

const missing = (value: FormValue | undefined): value is null | undefined =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

type Fault = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> } | null;

const wrong = (expected: string): Fault => ({ code: 'invalid_type', params: { expected } });

function within(value: number, least: number | null, most: number | null): Fault {
  if (least !== null && value < least) return { code: 'too_small', params: { minimum: least, origin: 'number' } };
  return most !== null && value > most ? { code: 'too_big', params: { maximum: most, origin: 'number' } } : null;
}

type Check<Type extends FormField['type']> = (
  field: Extract<FormField, { type: Type }>,
  value: FormValue,
  today: string,
) => Fault;

const checks: { readonly [Type in FormField['type']]: Check<Type> } = {
  text: (field, value) => {
    if (typeof value !== 'string') return wrong('string');
    return value.length > field.most ? { code: 'too_big', params: { maximum: field.most, origin: 'string' } } : null;
  },
  number: (field, value) => (typeof value === 'number' ? within(value, field.least, field.most) : wrong('number')),
  money: (field, value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrong('number');
    const inUnits = (minor: number | null) => (minor === null ? null : minor / 100);
    return within(value / 100, inUnits(field.leastMinor), inUnits(field.mostMinor));
  },
  choice: (field, value) => {
    const chosen = typeof value === 'string' ? [value] : value;
    if (!Array.isArray(chosen) || (!field.several && chosen.length > 1)) return wrong('string');
    const known = new Set(field.choices.map(({ key }) => key));
    return chosen.every((one) => known.has(one)) ? null : { code: 'unknown-choice' };
  },
  date: (field, value, today) => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return wrong('date');
    const [least, most] = [field.leastDays, field.mostDays].map((days) =>
      days === null ? null : addDays(today, days),
    );
    if (least && value < least) return { code: 'date-before', params: { earliest: least } };
    return most && value > most ? { code: 'date-after', params: { latest: most } } : null;
  },
  file: (field, value) => {
    if (!Array.isArray(value)) return wrong('array');
    return value.length > field.most ? { code: 'too_big', params: { maximum: field.most, origin: 'array' } } : null;
  },
};

function faultOf(field: FormField, value: FormValue | undefined, today: string): Fault {
  if (missing(value)) return field.required ? { code: 'needed' } : null;
  return (checks[field.type] as Check<FormField['type']>)(field as never, value, today);
}

/**
 * Checks what was entered by the fields of a step: kinds, bounds, choices, what must be there, and that nothing else is. The first fault is
 * refused, with its field as `<at>.<key>`. `required` false: an entry that is not finished, as when a request is lodged.
 */
export function checkForm(
  fields: readonly FormField[],
  values: FormValues,
  { today, at, required = true }: { readonly today: string; readonly at: string; readonly required?: boolean },
): Refusal | null {
  const known = new Set(fields.map(({ key }) => key));
  const foreign = Object.keys(values).find((key) => !known.has(key));
  if (foreign !== undefined) return refuse('foreign-field', { status: 422, field: `${at}.${foreign}` });
  for (const field of fields) {
    const fault = faultOf(required ? field : { ...field, required: false }, values[field.key], today);
    if (fault) return refuse(fault.code, { status: 422, field: `${at}.${field.key}`, params: { ...fault.params } });
  }
  return null;
}

/** Fields that hold files, by the ids of what was staged. */
export const filesIn = (fields: readonly FormField[], values: FormValues): string[] =>
  fields.flatMap(({ type, key }) => {
    const value = values[key];
    return type === 'file' && Array.isArray(value) ? value : [];
  });
