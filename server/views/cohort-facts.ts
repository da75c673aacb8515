import type { CohortWho } from '@tongli/contracts/measures';
import { satisfiedFrom } from '@tongli/contracts/outreach';
import { sql } from 'kysely';
import type { CohortDoor, CohortFacts, CohortSpan } from '../modules/measures/index.ts';
import type { Call } from '../platform/call.ts';

/** Rows of an import that is not complete do not count. */
const shown = sql`(import_id is null
  or exists (select from complaints.ledger_import whole where whole.id = import_id and whole.shown))`;

const complained = ({ projectId, since, before }: CohortSpan) => sql`
  select customer_id from complaints.complaint
  where project_id = ${projectId}::uuid and lodged_at >= ${since} and lodged_at < ${before} and ${shown}`;

const served = (span: CohortSpan) => sql`${complained(span)}
  union select customer_id from requests.request
    where project_id = ${span.projectId}::uuid and lodged_at >= ${span.since} and lodged_at < ${span.before}
  union select customer_id from contacts.contact
    where project_id = ${span.projectId}::uuid and started_at >= ${span.since} and started_at < ${span.before}`;

const everybody = ({ projectId }: CohortSpan) => sql`
  select id as customer_id from customers.customer where project_id = ${projectId}::uuid`;

const kinds: Readonly<Record<CohortWho, (span: CohortSpan) => ReturnType<typeof sql>>> = {
  ...{ all: everybody, served, complained },
};

/** Customers of the project that are on record; in the order of their ids, which says nothing of them. */
async function customersOf(call: Call, who: CohortWho, span: CohortSpan): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select customer.id from customers.customer customer
    where customer.project_id = ${span.projectId}::uuid and customer.erased_at is null
      and customer.id in (${kinds[who](span)}) order by customer.id`.execute(call.tx);
  return rows.map(({ id }) => id);
}

/** With whom a contact was held, or whose request or complaint was answered. */
const reached = ({ since, before }: CohortSpan) => sql`
  select customer_id from contacts.contact where customer_id in (select id from member)
    and answered_at >= ${since} and answered_at < ${before}
  union select customer_id from complaints.complaint where customer_id in (select id from member)
    and answered_at >= ${since} and answered_at < ${before}
  union select customer_id from requests.request where customer_id in (select id from member)
    and answered_at >= ${since} and answered_at < ${before}`;

async function factsOf(call: Call, cohortId: string, span: CohortSpan): Promise<CohortFacts> {
  const { rows } = await sql<CohortFacts>`
    with member as materialized (select customer_id as id from measures.cohort_member
      where cohort_id = ${cohortId}::uuid and customer_id is not null),
    answer as (select csat from outreach.invitation
      where customer_id in (select id from member) and csat is not null
        and answered_at >= ${span.since} and answered_at < ${span.before})
    select (select count(*)::integer from member) as known,
      (select count(*)::integer from customers.customer where id in (select id from member)
        and name_hash is not null and phone_hash is not null and email_hash is not null) as complete,
      (select count(*)::integer from (${reached(span)}) found) as reached,
      (select count(*)::integer from answer) as answers,
      (select count(*)::integer from answer where csat >= ${satisfiedFrom}) as satisfied`.execute(call.tx);
  return rows[0] ?? { known: 0, complete: 0, reached: 0, answers: 0, satisfied: 0 };
}

export const cohortFacts: CohortDoor = { customersOf, factsOf };
