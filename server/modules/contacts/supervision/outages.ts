import { randomUUID } from 'node:crypto';
import { type endOutage as endingOutage, type Outage, outageEnded, outageStarted } from '@tongli/contracts/contacts';
import type { BodyOf } from '@tongli/contracts/kernel';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople } from '../../org/index.ts';
import { listQueueRows } from '../queues/queues.ts';
import { tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';
import { tellLive, tellTheRest } from './outage-telling.ts';

type Row = Selectable<ContactsTables['contacts.outage']>;
type Words = { readonly zh: string; readonly en: string };

/** Finds or opens the incident of complaints that an outage is: another module's, in the same transaction. */
export type FindMaster = (
  call: Call,
  wanted: {
    readonly projectId: string;
    readonly outageId: string;
    /** Of one that is open; where none is, the number is kept as it is written. */
    readonly number: string | null;
    readonly opens: { readonly product: string; readonly area: string } | null;
  },
) => Promise<{ readonly id: string; readonly number: string } | Refusal | null>;

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
    phrase: both(row.phrase_zh, row.phrase_en),
    incident: row.incident,
    incidentId: row.incident_id,
    startedAt: row.started_at.toISOString(),
    startedByName: row.started_by === null ? '' : (names.get(row.started_by) ?? ''),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedByName: row.ended_by === null ? '' : (names.get(row.ended_by) ?? ''),
    contacts: counts.find(({ id }) => id === row.id)?.count ?? 0,
    closing: both(row.closing_zh, row.closing_en),
    ...{ told: row.told, mistaken: row.mistaken },
  }));
}

const both = (zh: string | null, en: string | null): Words | null => (zh === null ? null : { zh, en: en ?? '' });
/** Who writes one language alone says it in that. */
const said = (words: Words | null): Words | null => (words && (words.zh || words.en) ? words : null);

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
  readonly phrase: Words | null;
  readonly incident: string | null;
  readonly opens: { readonly product: string; readonly area: string } | null;
}

/** Queues of one project, all within the caller's reach. */
async function placeOf(call: Call, ids: readonly string[]) {
  const queues = (await listQueueRows(call)).filter(({ id }) => ids.includes(id));
  const [first] = queues;
  if (!first || queues.length < ids.length) return refuse('unknown-queue', { status: 422, field: 'body.queueIds' });
  if (queues.some(({ project_id: projectId }) => projectId !== first.project_id))
    return refuse('several-projects', { status: 422, field: 'body.queueIds' });
  const unitId = queues.every(({ unit_id: unit }) => unit === first.unit_id) ? first.unit_id : null;
  return { projectId: first.project_id, unitId };
}

/** Contacts that wait there or are talked about already belong to it as well. */
export async function startOutage(
  call: Call,
  { queueIds, announcement, phrase, incident, opens }: NewOutage,
  findMaster: FindMaster,
): Promise<Outage | Refusal> {
  const ids = [...new Set(queueIds)];
  const place = await placeOf(call, ids);
  if (isRefusal(place)) return place;
  const { projectId, unitId } = place;
  const id = randomUUID();
  const master = await findMaster(call, { projectId, outageId: id, number: incident, opens });
  if (master && isRefusal(master)) return master;
  const words = said(phrase);
  const row = await tables(call)
    .insertInto('contacts.outage')
    .values({
      ...{
        id,
        project_id: projectId,
        unit_id: unitId,
        queue_ids: ids,
        started_at: call.now,
        started_by: call.actor.id,
      },
      ...{ announcement_zh: announcement.zh, announcement_en: announcement.en },
      ...{ phrase_zh: words?.zh ?? null, phrase_en: words?.en ?? null },
      ...{ incident: master?.number ?? incident, incident_id: master?.id ?? null },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await sql`update contacts.contact c set outage_id = ${id} from contacts.live l
    where l.contact_id = c.id and c.outage_id is null and l.queue_id = any(${ids}::uuid[])`.execute(call.tx);
  await append(call, outageStarted, id, { projectId, queueIds: ids, agentIds: await agentsOf(call, id) });
  await audit(call, 'contacts.start-outage', { type: 'outage', id });
  return one(call, row);
}

/** Who has one of its contacts in hand. */
async function agentsOf(call: Call, outageId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct s.agent_id as id from contacts.slot s
    join contacts.contact c on c.id = s.contact_id where c.outage_id = ${outageId} order by 1`.execute(call.tx);
  return rows.map(({ id }) => id);
}

const lock = (call: Call, id: string): Promise<Row | undefined> =>
  tables(call)
    .selectFrom('contacts.outage')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call))
    .forUpdate()
    .executeTakeFirst();

/** It is over and its customers are told; or it never was, and nothing stays linked. */
export async function endOutage(
  call: Call,
  id: string,
  { closing, mistaken }: BodyOf<typeof endingOutage>,
): Promise<Outage | Refusal> {
  const found = await lock(call, id);
  if (!found) return notFound;
  if (found.ended_at !== null) return refuse('ended-already');
  const words = mistaken ? null : said(closing);
  const agentIds = await agentsOf(call, id);
  const told = words ? await tellLive(call, id, words) : 0;
  const row = await tables(call)
    .updateTable('contacts.outage')
    .set({
      ...{ ended_at: call.now, ended_by: call.actor.id, mistaken, told },
      ...{ closing_zh: words?.zh ?? null, closing_en: words?.en ?? null },
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (words) await tellTheRest(call, id);
  const outage = await one(call, row);
  if (mistaken) await sql`update contacts.contact set outage_id = null where outage_id = ${id}`.execute(call.tx);
  const { project_id: projectId, queue_ids: queueIds } = row;
  await append(call, outageEnded, id, { projectId, queueIds, agentIds, contacts: outage.contacts });
  await audit(call, 'contacts.end-outage', { type: 'outage', id });
  return outage;
}

/** The incident that complaints made in this contact belong to. */
export async function incidentOfContact(call: Call, contactId: string): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('contacts.contact as contact')
    .innerJoin('contacts.outage as outage', 'outage.id', 'contact.outage_id')
    .select('outage.incident_id')
    .where('contact.id', '=', contactId)
    .executeTakeFirst();
  return row?.incident_id ?? null;
}

export type RunningOutage = Pick<Outage, 'id' | 'announcement' | 'phrase' | 'incident'>;

/** Of these outages those that last. */
export async function runningAmong(call: Call, ids: readonly string[]): Promise<ReadonlyMap<string, RunningOutage>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('contacts.outage')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute();
  return new Map(
    rows.map((row) => {
      const announcement = { zh: row.announcement_zh, en: row.announcement_en };
      return [row.id, { id: row.id, announcement, phrase: both(row.phrase_zh, row.phrase_en), incident: row.incident }];
    }),
  );
}
