import { type RawBuilder, sql } from 'kysely';

/** Somebody came, or was spoken with: what the house sends of itself is on record as a contact, too, and nobody's. */
export const isSpoken = (contact: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${contact}.channel`)} <> 'logged' or ${sql.ref(`${contact}.agent_id`)} is not null)`;
