import { addWorkingDays, type BusinessCalendar, localDate } from '@tongli/calendar';
import type { ComplaintState, LedgerField } from '@tongli/contracts/complaints';
import { type Identity, identity } from '@tongli/contracts/customers';
import { type DateOrder, readDate } from '../../../platform/tabular/dates.ts';
import { readOnTime } from './on-time.ts';

/** How the rows of one import are read. */
export interface Reading {
  readonly columns: readonly string[];
  /** The field that a column stands for; columns without one are not imported. */
  readonly fields: ReadonlyMap<string, LedgerField>;
  readonly dateOrders: ReadonlyMap<string, DateOrder>;
  /** Business dates in its zone; limits in its working days. */
  readonly calendar: BusinessCalendar;
  /** In working days; null where only the ledger's own word says whether a row was on time. */
  readonly judgeWithinDays: number | null;
  readonly now: Date;
}

export interface CellError {
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
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

export type RowResult = { readonly row: LedgerComplaint } | { readonly errors: readonly CellError[] };

const maxNumberChars = 80;
const maxTermChars = 80;
const shownValueChars = 200;

/** One row of a ledger as a complaint, or everything that is wrong in it. Pure. */
export function readRow(reading: Reading, cells: readonly string[]): RowResult {
  const found = new RowReader(reading, cells);
  const row = complaintOf(reading, found);
  return row && found.errors.length === 0 ? { row } : { errors: found.errors };
}

function complaintOf(reading: Reading, found: RowReader): LedgerComplaint | null {
  const { zone } = reading.calendar;
  const number = found.number();
  const lodgedAt = found.receivedAt();
  const acknowledgedAt = found.dateAfter('acknowledgedAt', lodgedAt, 'acknowledged-before-received');
  const closedAt = found.dateAfter('closedAt', lodgedAt, 'closed-before-received');
  const onTime = found.onTime();
  if (number === null || lodgedAt === null) return null;
  const answer = found.text('answer') || null;
  const state = stateOf({ closed: closedAt !== null || answer !== null || !found.has('closedAt'), acknowledgedAt });
  const lodgedOn = localDate(zone, lodgedAt);
  return {
    number,
    state,
    lodgedAt,
    lodgedOn,
    acknowledgedAt,
    closedAt,
    closedOn: closedAt && localDate(zone, closedAt),
    product: termOf(found.text('product')),
    area: termOf(found.text('area')),
    cause: termOf(found.text('cause')),
    facts: factsOf(found, number),
    demand: found.text('demand') || null,
    answer,
    onTime: onTime ?? withinLimit(reading, lodgedAt, closedAt),
    customer: customerOf(found),
  };
}

/** A ledger is history: what it does not call open is closed. */
function stateOf({ closed, acknowledgedAt }: { closed: boolean; acknowledgedAt: Date | null }): ComplaintState {
  if (closed) return 'closed';
  return acknowledgedAt ? 'acknowledged' : 'lodged';
}

/** A star alone says as little as nothing, and stands for "every" where complaints are counted. */
const unspecified = new Set(['', '*']);

/** Codes are bounded; a longer word is cut, and says so. */
function termOf(word: string): string {
  if (unspecified.has(word)) return '';
  return word.length <= maxTermChars ? word : `${word.slice(0, maxTermChars - 1)}…`;
}

function factsOf(found: RowReader, number: string): string {
  const told = [found.text('subject'), found.text('facts')].filter((text) => text !== '');
  if (told.length > 0) return told.join('\n');
  const words = [found.text('cause'), found.text('product')].filter((text) => text !== '');
  return words.join(' · ') || number;
}

function customerOf(found: RowReader): Identity | null {
  const person = identity.safeParse({ name: found.text('customerName'), phone: found.text('customerPhone') });
  return person.success ? person.data : null;
}

/** A limit that nobody set for this ledger says nothing about it, unless somebody chooses to judge by it. */
function withinLimit({ calendar, judgeWithinDays }: Reading, lodgedAt: Date, closedAt: Date | null): boolean | null {
  if (closedAt === null || judgeWithinDays === null) return null;
  return closedAt <= addWorkingDays(calendar, lodgedAt, judgeWithinDays);
}

/** Reads the mapped cells of one row and collects what is wrong in them. */
class RowReader {
  readonly errors: CellError[] = [];
  readonly #reading: Reading;
  readonly #cells: ReadonlyMap<LedgerField, { column: string; value: string }>;

  constructor(reading: Reading, cells: readonly string[]) {
    this.#reading = reading;
    this.#cells = new Map(
      reading.columns.flatMap((column, index) => {
        const field = reading.fields.get(column);
        return field ? [[field, { column, value: (cells[index] ?? '').trim() }] as const] : [];
      }),
    );
    const extra = cells.slice(reading.columns.length).filter((cell) => cell.trim() !== '');
    if (extra.length > 0) this.#wrong('', extra.join(' '), 'extra-cells', { columns: String(reading.columns.length) });
  }

  has(field: LedgerField): boolean {
    return this.#cells.has(field);
  }

  text(field: LedgerField): string {
    return this.#cells.get(field)?.value ?? '';
  }

  number(): string | null {
    const value = this.text('number');
    if (value === '') return this.#wrongField('number', 'missing');
    if (value.length > maxNumberChars)
      return this.#wrongField('number', 'too-long', { maximum: String(maxNumberChars) });
    return value;
  }

  receivedAt(): Date | null {
    if (this.text('receivedAt') === '') return this.#wrongField('receivedAt', 'missing');
    return this.#date('receivedAt')?.at ?? null;
  }

  /** A date that is no earlier than receipt; one without time of day counts as receipt itself on the same day. */
  dateAfter(field: LedgerField, receivedAt: Date | null, code: string): Date | null {
    const date = this.text(field) === '' ? null : this.#date(field);
    if (!date || !receivedAt || date.at >= receivedAt) return date?.at ?? null;
    const { zone } = this.#reading.calendar;
    if (date.dateOnly && localDate(zone, date.at) === localDate(zone, receivedAt)) return receivedAt;
    return this.#wrongField(field, code, { received: this.text('receivedAt') });
  }

  onTime(): boolean | null {
    const cell = this.#cells.get('onTime');
    if (!cell || cell.value === '') return null;
    return readOnTime(cell.column, cell.value) ?? this.#wrongField('onTime', 'unreadable-yes-no');
  }

  #date(field: LedgerField): { at: Date; dateOnly: boolean } | null {
    const { calendar, dateOrders, now } = this.#reading;
    const cell = this.#cells.get(field);
    const read = readDate(cell?.value ?? '', calendar.zone, dateOrders.get(cell?.column ?? '') ?? null);
    if ('error' in read) return this.#wrongField(field, read.error);
    return read.at > now ? this.#wrongField(field, 'in-future') : read;
  }

  #wrongField(field: LedgerField, code: string, params: Record<string, string> = {}): null {
    const { column, value } = this.#cells.get(field) ?? { column: '', value: '' };
    return this.#wrong(column, value, code, params);
  }

  #wrong(column: string, value: string, code: string, params: Record<string, string>): null {
    this.errors.push({ column, value: value.slice(0, shownValueChars), code, params });
    return null;
  }
}
