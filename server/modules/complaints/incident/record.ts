import type { Incident, IncidentRow } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { inReach as casesInReach, tables, visible } from '../store.ts';
import { crisisActs, decideCrisis, runningAmong, runningCrisis } from './crisis.ts';
import { decideIncident, type IncidentAct } from './handling.ts';
import type { IncidentRecord } from './opening.ts';
import { inReach, select } from './reach.ts';

const columns: ListColumns = {
  state: { expression: sql`incident.state`, type: 'text' },
  product: { expression: sql`incident.product`, type: 'text' },
  area: { expression: sql`incident.area`, type: 'text' },
  startedAt: { expression: sql`incident.started_at`, type: 'instant' },
};

export async function listIncidents(call: Call, query: ListQuery) {
  const { rows, ...page } = await readCountedPage(call.tx, select(call), query, columns, sql<string>`incident.id`);
  return { items: await describe(call, rows), ...page };
}

async function describe(call: Call, rows: readonly IncidentRecord[]): Promise<IncidentRow[]> {
  const names = await describePeople(call, present(rows.map((row) => row.owner_id)));
  const { rows: counts } = await sql<{ id: string; cases: number }>`
    select incident_id as id, count(*)::integer as cases from complaints.incident_case
    where incident_id = any(${rows.map(({ id }) => id)}::uuid[]) and removed_at is null group by 1`.execute(call.tx);
  const crises = await runningAmong(
    call,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    inCrisis: crises.has(row.id),
    ...{
      id: row.id,
      number: row.number,
      state: row.state as IncidentRow['state'],
      product: row.product,
      area: row.area,
    },
    startedAt: row.started_at.toISOString(),
    foundAt: row.found_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    ...{ observed: row.observed, expected: row.expected, ownerId: row.owner_id },
    cases: counts.find(({ id }) => id === row.id)?.cases ?? 0,
    ownerName: names.get(row.owner_id ?? '') ?? null,
  }));
}

const acts: readonly IncidentAct[] = ['take', 'word', 'approve', 'add', 'remove', 'close'];
const bilingual = (zh: string | null, en: string | null) => (zh === null ? null : { zh, en: en ?? '' });

export async function getIncident(call: Call, id: string): Promise<Incident | Refusal> {
  const row = await select(call).where('incident.id', '=', id).executeTakeFirst();
  if (!row) return notFound;
  const [plain] = await describe(call, [row]);
  if (!plain) return notFound;
  const crisis = (await runningCrisis(call, id)) ?? null;
  const names = await describePeople(call, present([row.wording_by, row.wording_approved_by]));
  return {
    ...plain,
    logProbability: row.log_probability,
    wording: bilingual(row.wording_zh, row.wording_en),
    wordingByName: names.get(row.wording_by ?? '') ?? null,
    wordingApprovedByName: names.get(row.wording_approved_by ?? '') ?? null,
    cause: row.cause,
    closing: bilingual(row.closing_zh, row.closing_en),
    members: await casesOf(call, id),
    intervals: await intervalsOf(call, id),
    version: row.version,
    actions: Object.fromEntries([
      ...acts.map((act) => [act, allowanceOf(decideIncident(row, act, call.actor, crisis !== null))]),
      ...crisisActs.map((act) => [act, allowanceOf(decideCrisis(row, crisis, act, call.actor))]),
    ]),
  };
}

async function casesOf(call: Call, id: string): Promise<Incident['members']> {
  const rows = await tables(call)
    .selectFrom('complaints.incident_case as member')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'member.complaint_id')
    .select([
      'complaint.id',
      'complaint.number',
      'complaint.state',
      'complaint.lodged_at',
      'member.how',
      'member.removed_at',
    ])
    .where('member.incident_id', '=', id)
    .where(casesInReach(call))
    .where(visible)
    .orderBy('complaint.lodged_at')
    .orderBy('complaint.id')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    ...{ complaintId: row.id, number: row.number, state: row.state as Incident['members'][number]['state'] },
    lodgedAt: row.lodged_at.toISOString(),
    how: row.how as 'gathered' | 'added',
    removedAt: row.removed_at?.toISOString() ?? null,
  }));
}

async function intervalsOf(call: Call, id: string): Promise<Incident['intervals']> {
  const rows = await tables(call)
    .selectFrom('complaints.incident_interval')
    .select(['at', 'observed', 'expected'])
    .where('incident_id', '=', id)
    .orderBy('at')
    .execute();
  return rows.map(({ at, observed, expected }) => ({ at: at.toISOString(), observed, expected }));
}

/** The latest incident that a case belongs to, for whoever reaches the case. */
export async function getIncidentOfCase(
  call: Call,
  complaintId: string,
): Promise<{ incident: Incident | null } | Refusal> {
  const reached = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .select('complaint.id')
    .where('complaint.id', '=', complaintId)
    .where(casesInReach(call))
    .where(visible)
    .executeTakeFirst();
  if (!reached) return notFound;
  const row = await tables(call)
    .selectFrom('complaints.incident_case as member')
    .innerJoin('complaints.incident as incident', 'incident.id', 'member.incident_id')
    .select('incident.id')
    .where('member.complaint_id', '=', complaintId)
    .where('member.removed_at', 'is', null)
    .where(inReach(call))
    .orderBy('incident.started_at', 'desc')
    .executeTakeFirst();
  if (!row) return { incident: null };
  const found = await getIncident(call, row.id);
  return 'refusal' in found ? found : { incident: found };
}
