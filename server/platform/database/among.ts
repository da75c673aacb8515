import { type RawBuilder, sql } from 'kysely';

/**
 * `column = any(ids)` for these few. Nobody and one have forms of their own: PostgreSQL takes an array that it does not know for ten, and
 * would rather plan such a statement anew each time than keep a plan for ten.
 */
export function among(column: string, ids: readonly unknown[]): RawBuilder<boolean> {
  const [only] = ids;
  if (ids.length === 0) return sql`false`;
  return ids.length === 1
    ? sql`${sql.ref(column)} = ${only}::uuid`
    : sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`;
}
