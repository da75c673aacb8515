import { sql } from 'kysely';
import type { Call } from '../platform/call.ts';

interface Counted {
  readonly projectId: string;
  readonly customers: number;
  readonly complete: number;
}

/** Customers by project, and those of whom name, telephone and mail are known. Numbers without whom they count: nothing personal. */
export async function countCustomers(call: Call): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select project_id as "projectId", count(*) as customers,
      count(*) filter (where name_hash is not null and phone_hash is not null and email_hash is not null) as complete
    from customers.customer where erased_at is null group by project_id
    order by project_id`.execute(call.tx);
  return rows;
}
