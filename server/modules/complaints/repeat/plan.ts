import { type Call, isRefusal } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { leadersIn, staffWithRole, unitLine, unitOf } from '../../org/index.ts';
import { getTask, openTask } from '../../work/index.ts';
import { recusedFrom } from '../recusal.ts';
import { type ComplaintRecord, tables } from '../store.ts';
import { readRepeatSettings } from './settings.ts';

/** Whoever leads whoever handled it first, or the nearest above that is led; nobody who is complained about. */
async function leaderOf(call: Call, handlerId: string | null, recused: ReadonlySet<string>): Promise<string | null> {
  if (handlerId === null) return null;
  const line = await unitLine(call, await unitOf(call, handlerId));
  const leaders = await leadersIn(call, line);
  const all = line.flatMap((unitId) => leaders.get(unitId) ?? []);
  return all.find((id) => id !== handlerId && !recused.has(id)) ?? null;
}

async function planOwner(call: Call, row: ComplaintRecord, original: ComplaintRecord): Promise<string | null> {
  const { settings } = await readRepeatSettings(call);
  const recused = new Set([...(await recusedFrom(call, row.id)), ...(await recusedFrom(call, original.id))]);
  const place = { projectId: row.project_id, unitId: original.unit_id };
  const holder = async (role: 'quality-engineer' | 'complaint-manager') =>
    (await staffWithRole(call, role, place)).find((id) => !recused.has(id)) ?? null;
  const leader = settings.planOwner === 'leader' ? await leaderOf(call, original.owner_id, recused) : null;
  return leader ?? (await holder('quality-engineer')) ?? (await holder('complaint-manager'));
}

/** Interception: somebody else than whoever handled it before is given a plan, once a case. Where nobody can be found there is none. */
export async function openPlan(given: Call, row: ComplaintRecord, original: ComplaintRecord): Promise<void> {
  const call = beyondScope(given);
  const standing = await tables(call)
    .selectFrom('complaints.repeat_plan')
    .select('task_id')
    .where('complaint_id', '=', row.id)
    .executeTakeFirst();
  if (standing || row.state === 'closed') return;
  const ownerId = await planOwner(call, row, original);
  if (ownerId === null) return;
  const { settings } = await readRepeatSettings(call);
  const task = await openTask(call, {
    kind: 'task',
    title: `拦截方案 Interception · ${row.number} ← ${original.number}`,
    body: `${settings.planSteps.zh}\n\n${settings.planSteps.en}`,
    ownerId,
    due: { minutes: settings.planMinutes },
    subject: { type: 'complaint', id: row.id, label: row.number },
    projectId: row.project_id,
  });
  if (isRefusal(task)) return;
  await tables(call)
    .insertInto('complaints.repeat_plan')
    .values({ complaint_id: row.id, task_id: task.id, opened_at: call.now })
    .execute();
}

export async function planOf(call: Call, complaintId: string) {
  const row = await tables(call)
    .selectFrom('complaints.repeat_plan')
    .select('task_id')
    .where('complaint_id', '=', complaintId)
    .executeTakeFirst();
  if (!row) return null;
  const task = await getTask(beyondScope(call), row.task_id);
  if (isRefusal(task)) return null;
  const { id: taskId, number, state, ownerName, dueAt } = task;
  return { taskId, number, state, ownerName, dueAt };
}
