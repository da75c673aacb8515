import { sql } from 'kysely';
import type { Call } from '../platform/call.ts';

/** The roles that whoever calls holds anywhere. */
export async function readRoles(call: Call): Promise<readonly string[]> {
  if (call.actor.id === null) return [];
  const { rows } = await sql<{ role: string }>`
    select distinct role from access.role_assignment where account_id = ${call.actor.id}::uuid order by role`.execute(
    call.tx,
  );
  return rows.map(({ role }) => role);
}
