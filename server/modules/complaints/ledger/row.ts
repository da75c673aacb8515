import { addWorkingDays, type BusinessCalendar, instantOf, localDate } from '@tongli/calendar';
import type { ComplaintState } from '@tongli/contracts/complaints';
import { type Identity, identity } from '@tongli/contracts/customers';
import type { FieldError, Values } from '../../../platform/imports/index.ts';

/** How the rows of one ledger are understood. */
export interface Reading {
  /** Business dates in its zone; limits in its working days. */
  readonly calendar: BusinessCalendar;
  /** In working days; null where only the ledger's own word says whether a row was on time. */
  readonly judgeWithinDays: number | null;
  readonly now: Date;
}

/** A complaint as a ledger tells it. Words of the business tree are still the ledger's own. */
export interface LedgerComplaint {
  readonly number: string;
  readonly state: ComplaintState;
  readonly lodgedAt: Date;
  readonly lodgedOn: string;
  readonly acknowledgedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closedOn: string | null;
  readonly product: string;
  readonly area: string;
  readonly cause: string;
  readonly facts: string;
  readonly demand: string | null;
  readonly answer: string | null;
  readonly onTime: boolean | null;
  /** Only where the ledger gives both a name and a telephone number: a name alone finds nobody again. */
  readonly customer: Identity | null;
}

export type Understood = { readonly row: LedgerComplaint } | { readonly errors: readonly FieldError[] };

const maxTermChars = 80;

/** The cells of a row as a complaint, or everything that is wrong between them. Pure. */
export function complaintOf(reading: Reading, values: Values): Understood {
  const { zone } = reading.calendar;
  const errors: FieldError[] = [];
  const lodgedAt = dateOf(reading, values, 'receivedAt', errors)?.at ?? null;
  const later = (field: string, code: string) => dateAfter(reading, values, field, { lodgedAt, code }, errors);
  const acknowledgedAt = later('acknowledgedAt', 'acknowledged-before-received');
  const closedAt = later('closedAt', 'closed-before-received');
  const number = values.number ?? null;
  if (number === null || lodgedAt === null || errors.length > 0) return { errors };
  const answer = values.answer ?? null;
  const closed = closedAt !== null || answer !== null || !('closedAt' in values);
  return {
    row: {
      number,
      state: stateOf(closed, acknowledgedAt),
      lodgedAt,
      lodgedOn: localDate(zone, lodgedAt),
      acknowledgedAt,
      closedAt,
      closedOn: closedAt && localDate(zone, closedAt),
      product: termOf(values.product),
      area: termOf(values.area),
      cause: termOf(values.cause),
      facts: factsOf(values, number),
      demand: values.demand ?? null,
      answer,
      onTime: values.onTime ? values.onTime === 'yes' : withinLimit(reading, lodgedAt, closedAt),
      customer: customerOf(values),
    },
  };
}

interface Told {
  readonly at: Date;
  readonly dateOnly: boolean;
}

function dateOf(
  { calendar: { zone }, now }: Reading,
  values: Values,
  field: string,
  errors: FieldError[],
): Told | null {
  const value = values[field];
  if (!value) return null;
  const told = { at: instantIn(zone, value), dateOnly: value.length === 10 };
  if (told.at <= now) return told;
  errors.push({ field, code: 'in-future' });
  return null;
}

/** `2026-03-05`, `2026-03-05T09:20:00` by the clock of a zone, or with a `Z` anywhere. */
function instantIn(zone: string, value: string): Date {
  if (value.endsWith('Z')) return new Date(value);
  const [date = '', time = '00:00:00'] = value.split('T');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return new Date(instantOf(zone, date, hours * 60 + minutes).getTime() + seconds * 1_000);
}

/** A date that is no earlier than receipt; one without time of day counts as receipt itself on the same day. */
function dateAfter(
  reading: Reading,
  values: Values,
  field: string,
  { lodgedAt, code }: { lodgedAt: Date | null; code: string },
  errors: FieldError[],
): Date | null {
  const date = dateOf(reading, values, field, errors);
  if (!date || !lodgedAt || date.at >= lodgedAt) return date?.at ?? null;
  const { zone } = reading.calendar;
  if (date.dateOnly && localDate(zone, date.at) === localDate(zone, lodgedAt)) return lodgedAt;
  errors.push({ field, code, params: { received: (values.receivedAt ?? '').replace('T', ' ') } });
  return null;
}

/** A ledger is history: what it does not call open is closed. */
function stateOf(closed: boolean, acknowledgedAt: Date | null): ComplaintState {
  if (closed) return 'closed';
  return acknowledgedAt ? 'acknowledged' : 'lodged';
}

/** A star alone says as little as nothing, and stands for "every" where complaints are counted. */
const unspecified = new Set(['', '*']);

/** Codes are bounded; a longer word is cut, and says so. */
function termOf(word: string | null | undefined): string {
  if (!word || unspecified.has(word)) return '';
  return word.length <= maxTermChars ? word : `${word.slice(0, maxTermChars - 1)}…`;
}

function factsOf({ subject, facts, cause, product }: Values, number: string): string {
  const told = [subject, facts].filter(Boolean);
  if (told.length > 0) return told.join('\n');
  return [cause, product].filter(Boolean).join(' · ') || number;
}

function customerOf({ customerName, customerPhone }: Values): Identity | null {
  if (!customerName || !customerPhone) return null;
  const person = identity.safeParse({ name: customerName, phone: customerPhone });
  return person.success ? person.data : null;
}

/** A limit that nobody set for this ledger says nothing about it, unless somebody chooses to judge by it. */
function withinLimit({ calendar, judgeWithinDays }: Reading, lodgedAt: Date, closedAt: Date | null): boolean | null {
  if (closedAt === null || judgeWithinDays === null) return null;
  return closedAt <= addWorkingDays(calendar, lodgedAt, judgeWithinDays);
}
