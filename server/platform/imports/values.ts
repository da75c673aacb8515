import { localDate } from '@tongli/calendar';
import { type DateOrder, readDate } from '../tabular/dates.ts';
import { serialDate } from '../tabular/workbook/dates.ts';
import type { Choice, Field, FieldError } from './importable.ts';
import { fold } from './matching.ts';

export type Value = { readonly value: string | null } | { readonly error: Omit<FieldError, 'field'> };

const wrong = (code: string, params: FieldError['params'] = {}): Value => ({ error: { code, params } });

/** The last of what Excel shows instead of a value that it could not reckon. */
const formulaErrors = new Set(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NULL!', '#NUM!']);

/** Without any of these a cell is plain already, as most cells of most tables are. */
const special = /^[ ']| {2}| $|[^ -~]/;

/**
 * Letters, digits and spaces of the full width of a Chinese sign become plain ones, runs of spaces one; punctuation stays as
 * it was written. The mark that keeps a formula from running is no part of a text.
 */
export function plainText(cell: string): string {
  if (!special.test(cell)) return cell;
  const text = cell
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
  return /^'[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
}

const digits = (cell: string) => cell.normalize('NFKC').replace(/[\s\u200b-]/g, '');

/** A cell as a field understands it. Pure; the order settles what 03/04/2026 means, the column what a yes says. */
export function readValue(field: Field, cell: string, order: DateOrder, column = ''): Value {
  const text = field.kind === 'prose' ? cell.trim() : plainText(cell);
  if (text === '') return field.required ? wrong('missing') : { value: null };
  if (text.startsWith('#') && formulaErrors.has(text)) return wrong('formula-error');
  const own = field.read?.(text, column);
  if (own) return { value: own };
  switch (field.kind) {
    case 'prose':
      return { value: text };
    case 'date':
      return readDay(text, order);
    case 'instant':
      return readInstant(text, order);
    case 'phone':
      return readPhone(text);
    case 'number':
      return readNumber(text);
    case 'choice':
      return readChoice(field.choices ?? [], text);
    default:
      return text.length > (field.maximum ?? 200)
        ? wrong('too-long', { maximum: field.maximum ?? 200 })
        : { value: text };
  }
}

/** Day numbers of 1954 to 2119: what a spreadsheet leaves of a date whose cell has lost its format. */
const serial = /^[2-7]\d{4}(\.0+)?$/;

function readDay(text: string, order: DateOrder): Value {
  const day = text.normalize('NFKC');
  if (serial.test(day)) return { value: serialDate(Number(day), 1900) };
  const read = readDate(day, 'UTC', order);
  return 'error' in read ? wrong(read.error) : { value: localDate('UTC', read.at) };
}

/** A time of day with its own distance from Greenwich needs no place to be understood. */
const ownOffset = /:\d{1,2}(?:[.,]\d+)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})$/;

function readInstant(text: string, order: DateOrder): Value {
  const told = text.normalize('NFKC');
  if (serial.test(told)) return { value: serialDate(Number(told), 1900) };
  const read = readDate(told, 'UTC', order);
  if ('error' in read) return wrong(read.error);
  const value = read.at.toISOString();
  if (read.dateOnly) return { value: value.slice(0, 10) };
  return { value: ownOffset.test(told) ? value : value.slice(0, 19) };
}

/** Mainland numbers without +86; a landline keeps its area code, any other country its plus. */
function readPhone(text: string): Value {
  const bare = digits(text).replace(/[()./]/g, '');
  const home = bare.replace(/^(\+|00)86/, '');
  if (/^1[3-9]\d{9}$/.test(home) || /^0\d{9,11}$/.test(home) || /^[48]00\d{7}$/.test(home)) return { value: home };
  if (home !== bare && /^[1-9]\d{8,10}$/.test(home)) return { value: `0${home}` };
  const foreign = bare.replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(foreign) ? { value: foreign } : wrong('unreadable-phone');
}

function readNumber(text: string): Value {
  const bare = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^[+-]?\d+(\.\d+)?$/.test(bare) ? { value: String(Number(bare)) } : wrong('unreadable-number');
}

function readChoice(choices: readonly Choice[], text: string): Value {
  const folded = fold(text);
  const chosen = choices.find(({ code, label, synonyms = [] }) =>
    [code, label.zh, label.en, ...synonyms].some((word) => fold(word) === folded),
  );
  if (chosen) return { value: chosen.code };
  return wrong('unknown-choice', { choices: choices.map(({ label }) => `${label.zh} ${label.en}`).join(' / ') });
}
