import { randomUUID } from 'node:crypto';
import { type Outage, outageEnded, outageStarted } from '@tongli/contracts/contacts';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople } from '../../org/index.ts';
import { tellCustomer } from '../messages/writing.ts';
import { listQueueRows } from '../queues/queues.ts';
import { tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';

type Row = Selectable<ContactsTables['contacts.outage']>;
type Words = { readonly zh: string; readonly en: string };

const inReach = (call: Call) => inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') });

async function describe(call: Call, rows: readonly Row[]): Promise<Outage[]> {
  const names = await describePeople(
    call,
    rows.flatMap((row) => [row.started_by, row.ended_by].filter((id) => id !== null)),
  );
  const { rows: counts } = await sql<{ id: string; count: number }>`
    select outage_id as id, count(*)::integer as count from contacts.contact
    where outage_id = any(${rows.map(({ id }) => id)}::uuid[]) group by 1`.execute(call.tx);
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    queueIds: row.queue_ids,
    announcement: { zh: row.announcement_zh, en: row.announcement_en },
    incident: row.incident,
    startedAt: row.started_at.toISOString(),
    startedByName: row.started_by === null ? '' : (names.get(row.started_by) ?? ''),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedByName: row.ended_by === null ? '' : (names.get(row.ended_by) ?? ''),
    contacts: counts.find(({ id }) => id === row.id)?.count ?? 0,
  }));
}

export async function listOutages(call: Call): Promise<{ outages: Outage[] }> {
  const rows = await tables(call)
    .selectFrom('contacts.outage')
    .selectAll()
    .where(inReach(call))
    .orderBy('started_at', 'desc')
    .limit(200)
    .execute();
  return { outages: await describe(call, rows) };
}

async function one(call: Call, row: Row): Promise<Outage> {
  const [outage] = await describe(call, [row]);
  if (!outage) throw new Error('contacts: an outage was not described');
  return outage;
}

export interface NewOutage {
  readonly queueIds: readonly string[];
  readonly announcement: Words;
  readonly incident: string | null;
}

/** Queues of one project, all within the caller's reach. Contacts that wait there already belong to it as well. */
export async function startOutage(
  call: Call,
  { queueIds, announcement, incident }: NewOutage,
): Promise<Outage | Refusal> {
  const ids = [...new Set(queueIds)];
  const queues = (await listQueueRows(call)).filter(({ id }) => ids.includes(id));
  const [first] = queues;
  if (!first || queues.length < ids.length) return refuse('unknown-queue', { status: 422, field: 'body.queueIds' });
  if (queues.some(({ project_id: projectId }) => projectId !== first.project_id))
    return refuse('several-projects', { status: 422, field: 'body.queueIds' });
  const unitId = queues.every(({ unit_id: unit }) => unit === first.unit_id) ? first.unit_id : null;
  const row = await tables(call)
    .insertInto('contacts.outage')
    .values({
      ...{ id: randomUUID(), project_id: first.project_id, unit_id: unitId, queue_ids: ids, incident },
      ...{ announcement_zh: announcement.zh, announcement_en: announcement.en, started_at: call.now },
      started_by: call.actor.id,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await sql`update contacts.contact c set outage_id = ${row.id} from contacts.live l
    where l.contact_id = c.id and c.outage_id is null and l.queue_id = any(${ids}::uuid[])`.execute(call.tx);
  await append(call, outageStarted, row.id, { projectId: row.project_id, queueIds: ids });
  await audit(call, 'contacts.start-outage', { type: 'outage', id: row.id });
  return one(call, row);
}

export async function endOutage(call: Call, id: string, closing: Words | null): Promise<Outage | Refusal> {
  const found = await tables(call)
    .selectFrom('contacts.outage')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call))
    .forUpdate()
    .executeTakeFirst();
  if (!found) return notFound;
  if (found.ended_at !== null) return refuse('ended-already');
  const row = await tables(call)
    .updateTable('contacts.outage')
    .set({ ended_at: call.now, ended_by: call.actor.id })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (closing) await tellAll(call, id, closing);
  const outage = await one(call, row);
  await append(call, outageEnded, id, {
    projectId: row.project_id,
    queueIds: row.queue_ids,
    contacts: outage.contacts,
  });
  await audit(call, 'contacts.end-outage', { type: 'outage', id });
  return outage;
}

/** Whoever came because of it and is still there. */
async function tellAll(call: Call, outageId: string, closing: Words): Promise<void> {
  const { rows } = await sql<{ id: string; language: 'zh' | 'en' }>`
    select l.contact_id as id, l.language from contacts.live l join contacts.contact c on c.id = l.contact_id
    where c.outage_id = ${outageId} and l.channel in ('chat', 'form') order by l.contact_id limit 5000`.execute(
    call.tx,
  );
  for (const { id, language } of rows)
    await tellCustomer(call, id, closing[language] === '' ? closing.zh : closing[language]);
}
