import { sql } from 'kysely';
import type { Call } from '../call.ts';
import { erasedName } from './mask.ts';
import type { ClearIdentity } from './person.ts';
import { tracePattern } from './traces.ts';

/** Where somebody may have quoted a person whom the row is not filed under: a table, its columns of text, its columns of JSON. */
export type QuotedIn = readonly [table: string, texts: readonly string[], documents?: readonly string[]];

/** Takes a person's number and address out of what was quoted, and says in how many places that was; the rest of the words stays. */
export async function takeOutQuotes(
  call: Call,
  identity: ClearIdentity | null,
  places: readonly QuotedIn[],
): Promise<number> {
  const pattern = identity && tracePattern(identity);
  if (!pattern) return 0;
  let quotes = 0;
  for (const [table, texts, documents = []] of places) {
    for (const column of texts) quotes += await inText(call, pattern, table, column);
    for (const column of documents) quotes += await inDocuments(call, pattern, table, column);
  }
  return quotes;
}

async function inText(call: Call, pattern: string, table: string, column: string): Promise<number> {
  const place = sql.ref(column);
  const { numAffectedRows = 0n } = await sql`
    update ${sql.table(table)} set ${place} = regexp_replace(${place}, ${pattern}, ${erasedName}, 'gi')
    where ${place} ~* ${pattern}`.execute(call.tx);
  return Number(numAffectedRows);
}

/** Value by value: what is replaced within the text of a document might be a number, and leave no document. */
async function inDocuments(call: Call, pattern: string, table: string, column: string): Promise<number> {
  const place = sql.ref(column);
  const { rows } = await sql<{ at: string; document: unknown }>`
    select ctid::text as at, ${place} as document from ${sql.table(table)}
    where ${place}::text ~* ${pattern} for no key update`.execute(call.tx);
  for (const { at, document } of rows)
    await sql`update ${sql.table(table)} set ${place} = ${JSON.stringify(without(document, pattern))}::jsonb
      where ctid = ${at}::tid`.execute(call.tx);
  return rows.length;
}

function without(value: unknown, pattern: string): unknown {
  if (typeof value === 'string') return value.replace(new RegExp(pattern, 'gi'), erasedName);
  if (typeof value === 'number') return new RegExp(pattern, 'i').test(String(value)) ? null : value;
  if (Array.isArray(value)) return value.map((one) => without(one, pattern));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, without(one, pattern)]));
}
