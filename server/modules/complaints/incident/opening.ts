import { randomUUID } from 'node:crypto';
import { localDate } from '@tongli/calendar';
import { incidentOpened } from '@tongli/contracts/complaints';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { getCalendar } from '../../org/index.ts';
import { makeAsBefore, makeConcentrated } from '../classification/kind.ts';
import { matterText } from '../repeat/matters.ts';
import { currentModel } from '../repeat/model.ts';
import { addTimelineEntry, findCase, tables, tellChange } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import { readCells } from './arrivals.ts';
import { type FoundBurst, isWithin, type Matter } from './watching.ts';

export type IncidentRecord = Selectable<ComplaintsTables['complaints.incident']>;

export const openOnes = (call: Call, projectId: string) =>
  tables(call)
    .selectFrom('complaints.incident')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('state', '=', 'open');

/** One incident for a burst; what goes on belongs to it, and what is told of a part is not told of the whole again. */
export async function keepBurst(given: Call, projectId: string, burst: FoundBurst): Promise<void> {
  const call = beyondScope(given);
  const open = await openOnes(call, projectId).forUpdate().execute();
  const same = open.find(({ product, area }) => product === burst.product && area === burst.area);
  if (!same && open.some((one) => isWithin(one, burst) || isWithin(burst, one))) return;
  const row = same ? await goOn(call, same, burst) : await openIncident(call, projectId, burst);
  await keepIntervals(call, row, burst);
  await gather(call, row);
}

export async function nextIncidentNumber(call: Call): Promise<string> {
  const { calendar } = await getCalendar(call, 'service');
  const { rows } = await sql<{ next: number }>`select nextval('complaints.incident_sequence') as next`.execute(call.tx);
  const year = localDate(calendar.zone, call.now).slice(0, 4);
  return `JZ${year}-${String(rows[0]?.next ?? 0).padStart(4, '0')}`;
}

async function openIncident(call: Call, projectId: string, burst: FoundBurst): Promise<IncidentRecord> {
  const { product, area, observed, expected } = burst;
  const number = await nextIncidentNumber(call);
  const row = await tables(call)
    .insertInto('complaints.incident')
    .values({
      ...{ id: randomUUID(), number, project_id: projectId, product, area, state: 'open' },
      ...{ started_at: burst.startedAt, found_at: call.now, last_case_at: burst.endedAt },
      ...{ observed, expected, log_probability: burst.logProbability },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const startedAt = burst.startedAt.toISOString();
  await append(call, incidentOpened, row.id, { projectId, number, product, area, observed, expected, startedAt });
  return row;
}

const goOn = (call: Call, row: IncidentRecord, burst: FoundBurst): Promise<IncidentRecord> =>
  tables(call)
    .updateTable('complaints.incident')
    .set({ last_case_at: burst.endedAt })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();

const belongs = (cell: Matter, { product, area }: Matter): boolean =>
  (product === '' || cell.product === product) && (area === '' || cell.area === area);

async function keepIntervals(call: Call, incident: IncidentRecord, { intervals }: FoundBurst): Promise<void> {
  const [first, last] = [intervals[0], intervals.at(-1)];
  if (!first || !last) return;
  const cells = (await readCells(call, incident.project_id, first.at, new Date(last.at.getTime() + 1))).filter((cell) =>
    belongs(cell, incident),
  );
  const countAt = (at: Date) =>
    cells.filter((cell) => cell.at.getTime() === at.getTime()).reduce((sum, { count }) => sum + count, 0);
  await tables(call)
    .insertInto('complaints.incident_interval')
    .values(intervals.map(({ at, expected }) => ({ incident_id: incident.id, at, expected, observed: countAt(at) })))
    .onConflict((conflict) =>
      conflict.columns(['incident_id', 'at']).doUpdateSet((given) => ({ observed: given.ref('excluded.observed') })),
    )
    .execute();
}

const mostGathered = 2_000;

/** All of the matter since the burst began; what somebody has taken out stays out. */
async function gather(call: Call, incident: IncidentRecord): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into complaints.incident_case (incident_id, complaint_id, how, at)
    select ${incident.id}, id, 'gathered', ${call.now} from complaints.complaint
    where project_id = ${incident.project_id} and lodged_at >= ${incident.started_at} and import_id is null
      and (${incident.product} = '' or product = ${incident.product}) and (${incident.area} = '' or area = ${incident.area})
    order by lodged_at limit ${mostGathered}
    on conflict do nothing returning complaint_id as id`.execute(call.tx);
  for (const { id } of rows) await tellCase(call, id, incident, 'incident-joined');
}

export async function tellCase(
  call: Call,
  complaintId: string,
  { number }: IncidentRecord,
  code: 'incident-joined' | 'incident-left' | 'incident-closed',
  text: string | null = null,
): Promise<void> {
  if (code === 'incident-joined') await makeConcentrated(call, complaintId);
  if (code === 'incident-left') await makeAsBefore(call, complaintId);
  await addTimelineEntry(call, complaintId, code, { number }, text);
  await tellChange(call, complaintId, code, null);
}

/** An incident that brought no case for this long has ended for whoever comes later. */
const stillMs = 86_400_000;
const compared = 12;
const alikeFrom = 0.35;

/** A case that comes later joins an open incident of its product and area, if it is about what the others are about. */
export async function joinIncident(given: Call, complaintId: string): Promise<void> {
  const call = beyondScope(given);
  const row = (await findCase(call, complaintId))?.row;
  if (!row || row.import_id !== null) return;
  const open = (await openOnes(call, row.project_id).execute()).find(
    (one) =>
      belongs(row, one) &&
      row.lodged_at.getTime() - one.last_case_at.getTime() < stillMs &&
      row.lodged_at >= one.started_at,
  );
  if (open && (await isAlike(call, open.id, matterText(row)))) await join(call, open, row);
}

/** A complaint that was made in a contact of an outage belongs to what that is about. */
export async function joinNamed(given: Call, incidentId: string, complaintId: string): Promise<void> {
  const call = beyondScope(given);
  const row = (await findCase(call, complaintId))?.row;
  const open = row && (await openOnes(call, row.project_id).where('id', '=', incidentId).executeTakeFirst());
  if (row && open) await join(call, open, row);
}

async function join(call: Call, open: IncidentRecord, row: { id: string; lodged_at: Date }): Promise<void> {
  const joined = await tables(call)
    .insertInto('complaints.incident_case')
    .values({ incident_id: open.id, complaint_id: row.id, how: 'gathered', at: call.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('complaint_id')
    .executeTakeFirst();
  if (!joined) return;
  await tables(call)
    .updateTable('complaints.incident')
    .set({ last_case_at: row.lodged_at })
    .where('id', '=', open.id)
    .execute();
  await tellCase(call, row.id, open, 'incident-joined');
}

/** Two of some members, or the only one, are about the same. */
async function isAlike(call: Call, incidentId: string, text: string): Promise<boolean> {
  const members = await tables(call)
    .selectFrom('complaints.incident_case as member')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'member.complaint_id')
    .select(['complaint.facts', 'complaint.demand'])
    .where('member.incident_id', '=', incidentId)
    .where('member.removed_at', 'is', null)
    .orderBy('complaint.lodged_at', 'desc')
    .limit(compared)
    .execute();
  const { comparable, compare } = (await currentModel(call)).compare;
  const told = comparable(text);
  const alike = members.filter((member) => compare(told, comparable(matterText(member))).score >= alikeFrom).length;
  return alike >= Math.min(2, members.length);
}
