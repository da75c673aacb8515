import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { mapInTurns } from '../../../platform/imports/in-turns.ts';
import type { Comparison, ImportCall, Values } from '../../../platform/imports/index.ts';
import { passesOver } from './options.ts';
import { readingOf } from './reading.ts';
import { complaintOf } from './row.ts';
import { readTerms } from './words.ts';

/** What each row would become; a number that the house knows is left as it is. */
export async function compareComplaints(call: ImportCall, rows: readonly Values[]): Promise<Comparison[]> {
  const reading = await readingOf(call);
  const terms = await readTerms(call);
  const known = await readKnown(
    call,
    rows.flatMap(({ number }) => number ?? []),
  );
  return mapInTurns(rows, (values): Comparison => {
    const understood = complaintOf(reading, values);
    const isKnown = known.has(values.number ?? '');
    if (isKnown && !passesOver(call.run)) return { errors: [{ field: 'number', code: 'known-number' }] };
    if ('errors' in understood) return understood;
    const { row } = understood;
    const shown = {
      ...values,
      receivedAt: values.receivedAt?.replace('T', ' ') ?? null,
      acknowledgedAt: values.acknowledgedAt?.replace('T', ' ') ?? null,
      closedAt: values.closedAt?.replace('T', ' ') ?? null,
      product: terms.shown('product', row.product),
      area: terms.shown('area', row.area),
      cause: terms.shown('cause', row.cause),
      onTime: onTimeWord(row.onTime),
      state: row.state,
      ...(row.customer ? {} : { customerName: null, customerPhone: null }),
    };
    return { outcome: isKnown ? 'unchanged' : 'added', shown };
  });
}

function onTimeWord(onTime: boolean | null): string | null {
  if (onTime === null) return null;
  return onTime ? 'yes' : 'no';
}

async function readKnown(call: Call, numbers: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from complaints.complaint where number = any(${[...numbers]}::text[])`.execute(call.tx);
  return new Set(rows.map(({ number }) => number));
}
