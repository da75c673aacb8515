import { sql } from 'kysely';
import { z } from 'zod';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { job } from '../../../platform/jobs/job.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { sendOutgoing } from '../messages/outgoing.ts';
import { tellCustomer } from '../messages/writing.ts';
import { tables } from '../store.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

const mostLive = 5_000;

/** Whoever came because of it and still writes with us reads it at once; how many. */
export async function tellLive(call: Call, outageId: string, closing: Words): Promise<number> {
  const { rows } = await sql<{ id: string; language: 'zh' | 'en' }>`
    select l.contact_id as id, l.language from contacts.live l join contacts.contact c on c.id = l.contact_id
    where c.outage_id = ${outageId} and l.channel in ('chat', 'form') order by l.contact_id limit ${mostLive}`.execute(
    call.tx,
  );
  for (const { id, language } of rows)
    await tellCustomer(call, id, closing[language] === '' ? closing.zh : closing[language]);
  return rows.length;
}

const batch = 300;
const first = '00000000-0000-0000-0000-000000000000';

/** Customers of the outage who were not written to in a conversation that was open when it ended. */
async function nextCustomers(call: Call, outageId: string, after: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.customer_id as id from contacts.contact c join contacts.outage o on o.id = c.outage_id
    where c.outage_id = ${outageId} and c.customer_id > ${after}::uuid and not exists (
      select from contacts.contact n where n.outage_id = o.id and n.customer_id = c.customer_id
        and n.channel in ('chat', 'form') and (n.closed_at is null or n.closed_at > o.ended_at))
    order by 1 limit ${batch}`.execute(call.tx);
  return rows.map(({ id }) => id);
}

/** One after the other those who called, or have left by then: on record for whoever speaks with them next. */
const tell = async (call: Call, { outageId, after }: { outageId: string; after: string }): Promise<void> => {
  const outage = await tables(call)
    .selectFrom('contacts.outage')
    .select(['project_id', 'closing_zh', 'closing_en'])
    .where('id', '=', outageId)
    .executeTakeFirst();
  if (!outage || outage.closing_zh === null) return;
  const { project_id: projectId, closing_zh: zh, closing_en } = outage;
  const text = { zh, en: closing_en ? closing_en : zh };
  const customers = await nextCustomers(call, outageId, after);
  let told = 0;
  for (const customerId of customers) {
    const sent = await sendOutgoing(call, {
      key: `outage.ended ${outageId} ${customerId}`,
      projectId,
      customerId,
      text,
    });
    if (!isRefusal(sent)) told += 1;
  }
  await sql`update contacts.outage set told = told + ${told} where id = ${outageId}`.execute(call.tx);
  const last = customers.at(-1);
  if (last && customers.length === batch) await addJob(call, tellOutage, { outageId, after: last });
};

export const tellOutage = job('contacts.tell-outage', {
  payload: z.object({ outageId: z.uuid(), after: z.uuid() }),
  attempts: 10,
  run: ({ floor }, payload) => inSystemCall(floor, 'outages', (call) => tell(call, payload)),
});

export const tellTheRest = (call: Call, outageId: string) => addJob(call, tellOutage, { outageId, after: first });
