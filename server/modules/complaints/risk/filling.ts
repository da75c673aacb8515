import { randomUUID } from 'node:crypto';
import { interceptionOpened, type RiskSettings } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay, staffWithRole } from '../../org/index.ts';
import { absentAt, getTask, openTask } from '../../work/index.ts';
import { recusedFrom } from '../recusal.ts';
import { addTimelineEntry, type ComplaintRecord, tables, tellChange } from '../store.ts';
import { readSettings } from './settings.ts';
import { entering } from './standing.ts';
import type { InterceptionRow } from './store.ts';

const mostConsidered = 200;

/** Open cases worth listing that nobody was given since they were last taken up; the riskiest. */
async function candidates(call: Call, projectId: string, listFrom: number) {
  return tables(call)
    .selectFrom('complaints.risk as risk')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'risk.complaint_id')
    .select(['risk.complaint_id as id', 'risk.score'])
    .where('complaint.project_id', '=', projectId)
    .where('risk.score', '>=', listFrom)
    .where(
      sql<boolean>`not exists (select from complaints.interception had
        where had.complaint_id = complaint.id and had.round = complaint.reopen_count)`,
    )
    .orderBy('risk.score', 'desc')
    .orderBy('risk.complaint_id')
    .limit(mostConsidered)
    .execute();
}

/** Puts on the list whoever must be spoken to at once, up to what the team can do in a day. Only a day's first look makes room again. */
export async function fillList(call: Call, projectId: string): Promise<void> {
  const { settings } = await readSettings(call);
  if ((await candidates(call, projectId, settings.listFrom)).length === 0) return;
  // One at a time for a project, so that two do not fill the same place.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`risk ${projectId}`}, 0))`.execute(call.tx);
  const found = await candidates(call, projectId, settings.listFrom);
  const { today } = await businessDay(call);
  const { count } = await tables(call)
    .selectFrom('complaints.interception')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('project_id', '=', projectId)
    .where('entered_on', '=', today)
    .where('by_hand', '=', false)
    .executeTakeFirstOrThrow();
  const left = Math.max(0, settings.dailyCapacity - Number(count));
  for (const { id } of entering(found, { ...settings, left })) await enter(call, id, { settings, ownerId: null });
}

/** Of the team, whoever is there and has least of this on their desk; nobody whom the case is about. */
async function teamMember(call: Call, row: ComplaintRecord, team: RiskSettings['team']): Promise<string | null> {
  const recused = await recusedFrom(call, row.id);
  const place = { projectId: row.project_id, unitId: row.unit_id };
  for (const role of [team, 'complaint-manager'] as const) {
    const people = (await staffWithRole(call, role, place)).filter((id) => !recused.has(id));
    const absent = await absentAt(call, people, call.now);
    const there = people.filter((id) => !absent.has(id));
    const load = await onDesk(call, there);
    const [least] = there.toSorted((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || a.localeCompare(b));
    if (least) return least;
  }
  return null;
}

async function onDesk(call: Call, people: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select owner_id as id, count(*)::integer as count from complaints.interception
    where state <> 'ended' and owner_id = any(${[...people]}::uuid[]) group by 1`.execute(call.tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

const caseSubject = ({ id, number }: ComplaintRecord) => ({ type: 'interception', id, label: number });

/** A task with a clock of five minutes, climbed by the ladder of the unit; null where nobody can be found or it was entered meanwhile. */
export async function enter(
  call: Call,
  complaintId: string,
  { settings, ownerId }: { settings: RiskSettings; ownerId: string | null },
): Promise<InterceptionRow | null> {
  const row = await tables(call)
    .selectFrom('complaints.complaint')
    .selectAll()
    .where('id', '=', complaintId)
    .executeTakeFirstOrThrow();
  const risk = await tables(call)
    .selectFrom('complaints.risk')
    .select(['score', 'reasons'])
    .where('complaint_id', '=', complaintId)
    .executeTakeFirst();
  const owner = ownerId ?? (await teamMember(call, row, settings.team));
  if (owner === null || !risk) return null;
  const task = await openTask(call, {
    kind: 'task',
    title: `越级拦截 Interception · ${row.number}`,
    body: '五分钟内接手：打开投诉的“越级风险”页，点“接手”。\nTake it within five minutes: open the case, tab “Escalation risk”, and choose “Take”.',
    ownerId: owner,
    due: { minutes: settings.takeMinutes },
    subject: caseSubject(row),
    projectId: row.project_id,
  });
  if (isRefusal(task)) return null;
  return insert(call, row, { risk, owner, taskId: task.id, byHand: ownerId !== null });
}

interface Entry {
  readonly risk: { readonly score: number; readonly reasons: unknown };
  readonly owner: string;
  readonly taskId: string;
  readonly byHand: boolean;
}

async function insert(call: Call, row: ComplaintRecord, { risk, owner, taskId, byHand }: Entry) {
  const { today } = await businessDay(call);
  const task = await getTask(call, taskId);
  if (isRefusal(task)) throw new Error('complaints: the task of an interception is not there');
  const entered = await tables(call)
    .insertInto('complaints.interception')
    .values({
      ...{ id: randomUUID(), complaint_id: row.id, project_id: row.project_id, round: row.reopen_count },
      ...{ state: 'waiting', score: risk.score, reasons: JSON.stringify(risk.reasons), by_hand: byHand },
      ...{ entered_at: call.now, entered_on: today, take_by: new Date(task.dueAt), owner_id: owner, task_id: taskId },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addTimelineEntry(call, row.id, 'interception-opened', { ownerId: owner });
  await tellChange(call, row.id, 'intercepted', null);
  const { project_id: projectId } = row;
  await append(call, interceptionOpened, entered.id, { projectId, complaintId: row.id, score: risk.score });
  return entered;
}
