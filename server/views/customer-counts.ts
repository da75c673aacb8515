import { sql } from 'kysely';
import type { Call } from '../platform/call.ts';

/** Customers by project. A number without whom it counts: nothing personal. */
export async function countCustomers(call: Call): Promise<{ projectId: string; customers: number }[]> {
  const { rows } = await sql<{ projectId: string; customers: number }>`
    select project_id as "projectId", count(*) as customers from customers.customer group by project_id
    order by project_id`.execute(call.tx);
  return rows;
}
