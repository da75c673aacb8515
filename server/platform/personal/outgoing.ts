import { type Endpoint, type Mask, maskOf } from '@tongli/contracts/kernel';
import { z } from 'zod';
import { maskEmail, maskName, maskPhone, maskText } from './mask.ts';

const masks: Readonly<Record<Mask, (clear: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
  text: maskText,
};

/** Makes a value that fits a schema fit to be shown: a new value where something was masked, the same one elsewhere. */
export type Masker = (value: unknown) => unknown;

/** Null where a schema holds nothing personal, so that most replies pass untouched. Read once for each operation. */
export function maskerOf(schema: z.ZodType): Masker | null {
  const mask = maskOf(schema);
  return mask ? (value) => deep(value, masks[mask]) : within(schema);
}

/** A field that is a record or a list of texts is masked in each of them. */
function deep(value: unknown, mask: (clear: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((one) => deep(one, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one, mask)]));
}

function within(schema: z.ZodType): Masker | null {
  if (schema instanceof z.ZodObject) return ofObject(schema);
  if (schema instanceof z.ZodArray) return ofEach(maskerOf(schema.element as z.ZodType));
  if (schema instanceof z.ZodRecord) return ofValues(maskerOf(schema.valueType as z.ZodType));
  if (schema instanceof z.ZodUnion) return ofUnion(schema.options as z.ZodType[]);
  const inner = innerOf(schema);
  return inner && ofPresent(maskerOf(inner));
}

/** What a wrapper wraps: nullable, optional, with a default, or made from what was read. */
export function innerOf(schema: z.ZodType): z.ZodType | null {
  if (schema instanceof z.ZodPipe) return schema.out as z.ZodType;
  const wraps =
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly;
  return wraps ? (schema.unwrap() as z.ZodType) : null;
}

function ofPresent(masker: Masker | null): Masker | null {
  return masker && ((value) => (value === null || value === undefined ? value : masker(value)));
}

function ofObject(schema: z.ZodObject): Masker | null {
  const fields = Object.entries(schema.shape).flatMap(([key, field]) => {
    const masker = maskerOf(field as z.ZodType);
    return masker ? [[key, masker] as const] : [];
  });
  if (fields.length === 0) return null;
  return (value) => {
    const shown = { ...(value as Record<string, unknown>) };
    for (const [key, masker] of fields) if (key in shown) shown[key] = masker(shown[key]);
    return shown;
  };
}

function ofEach(masker: Masker | null): Masker | null {
  return masker && ((value) => (value as unknown[]).map(masker));
}

function ofValues(masker: Masker | null): Masker | null {
  if (!masker) return null;
  return (value) => Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, masker(one)]));
}

/** The first form that the value has. */
function ofUnion(options: readonly z.ZodType[]): Masker | null {
  const maskers = options.map((option) => [option, maskerOf(option)] as const);
  if (maskers.every(([, masker]) => masker === null)) return null;
  return (value) => {
    const [, masker = null] = maskers.find(([option]) => option.safeParse(value).success) ?? [];
    return masker ? masker(value) : value;
  };
}

const maskers = new WeakMap<Endpoint, Masker | null>();

/** A reply as it leaves the house. */
export function shown(endpoint: Endpoint, reply: unknown): unknown {
  if (endpoint.discloses) return reply;
  const known = maskers.get(endpoint);
  const masker = known === undefined ? maskerOf(endpoint.reply) : known;
  maskers.set(endpoint, masker);
  return masker ? masker(reply) : reply;
}
