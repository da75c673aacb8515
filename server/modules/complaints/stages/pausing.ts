import { randomUUID } from 'node:crypto';
import type { CasePause } from '@tongli/contracts/complaints';
import type { PauseReason } from '@tongli/contracts/requests';
import type { Kysely } from 'kysely';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { statement } from '../../../platform/database/statement.ts';
import { erasedName, maskText } from '../../../platform/personal/mask.ts';
import { pauseLimit, resumeLimit } from '../../work/index.ts';
import { rules } from '../complaint.ts';
import { act, type Done, ownerAfter } from '../handling.ts';
import { addTimelineEntry, type ComplaintRecord, processOf, save, tables, tellChange } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';

const subjectOf = (id: string) => ({ type: 'complaint', id });
const day = 86_400_000;

const selectPauses = statement((db: Kysely<ComplaintsTables>, { complaintId }: { readonly complaintId: string }) =>
  db
    .selectFrom('complaints.pause')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('from_at')
    .orderBy('id'),
);

/** When and why the time for the answer stood still; oldest first. */
export async function pausesOf(call: Call, complaintId: string): Promise<CasePause[]> {
  const rows = await selectPauses(call.tx, { complaintId });
  return rows.map((row) => ({
    reason: row.reason as PauseReason,
    note: maskText(row.note),
    from: row.from_at.toISOString(),
    until: row.until_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
}

export interface Pausing {
  readonly reason: PauseReason;
  readonly until: string;
  readonly note: string;
}

/** Only for what the process allows, and no longer at once than it allows. */
async function notAllowed(call: Call, row: ComplaintRecord, { reason, until }: Pausing): Promise<Refusal | null> {
  const settings = (await processOf(call, row))?.settings;
  if (!settings?.pauseReasons.includes(reason))
    return refuse('pause-not-allowed', { status: 422, field: 'body.reason' });
  const longest = new Date(call.now.getTime() + settings.pauseAtMostDays * day);
  if (new Date(until) <= longest) return null;
  const params = { days: settings.pauseAtMostDays, latest: longest.toISOString() };
  return refuse('pause-too-long', { status: 422, field: 'body.until', params });
}

/** The time for the answer stands still: why and until when is in the history, and the customer reads it. */
export function pause(call: Call, id: string, pausing: Pausing): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.pause', name: 'paused' },
    (loaded) => rules.pause(loaded.case, call.actor),
    async (row) => {
      const refused = (await notAllowed(call, row, pausing)) ?? (await stop(call, row, new Date(pausing.until)));
      if (refused) return refused;
      const { reason, until, note } = pausing;
      await tables(call)
        .insertInto('complaints.pause')
        .values({ id: randomUUID(), complaint_id: id, reason, note, from_at: call.now, until_at: new Date(until) })
        .execute();
      await save(call, row, { ...(await ownerAfter(call, row)), due_at: new Date(until) });
      await addTimelineEntry(call, id, 'paused', { pauseReason: reason, dueAt: until }, note);
      return undefined;
    },
  );
}

async function stop(call: Call, row: ComplaintRecord, until: Date): Promise<Refusal | null> {
  const calendar = (await processOf(call, row))?.settings.calendar;
  return calendar === undefined
    ? refuse('no-limit')
    : pauseLimit(call, subjectOf(row.id), 'respond', { calendar, until });
}

/** By hand, before its time: what was waited for is there. */
export function resume(call: Call, id: string): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.resume', name: 'resumed' },
    (loaded) => rules.resume(loaded.case, call.actor),
    async (row) => {
      const resumed = await resumeLimit(call, subjectOf(id), 'respond');
      if (isRefusal(resumed)) return resumed;
      await endPause(call, id);
      await save(call, row, { due_at: resumed.dueAt });
      await addTimelineEntry(call, id, 'resumed', { dueAt: resumed.dueAt.toISOString() });
      return undefined;
    },
  );
}

/** What was waited for has come by itself, whoever brought it; nothing happens where no time stands still. */
export async function resumeAlone(call: Call, id: string): Promise<void> {
  const resumed = await resumeLimit(call, subjectOf(id), 'respond');
  if (!isRefusal(resumed)) await noteResumed(call, id, { dueAt: resumed.dueAt.toISOString(), at: call.now });
}

/** The pause is over by itself, or with the end of its limit: the case is ordered by its time again, and its history says so. */
export async function noteResumed(call: Call, id: string, { dueAt, at }: { dueAt: string; at: Date }): Promise<void> {
  const open = await endPause(call, id, at);
  if (!open) return;
  const row = await tables(call).selectFrom('complaints.complaint').selectAll().where('id', '=', id).executeTakeFirst();
  if (row?.state === 'acknowledged') await save(call, row, { due_at: new Date(dueAt) });
  await addTimelineEntry(call, id, 'resumed', { dueAt });
  await tellChange(call, id, 'resumed', null);
}

/** False where none was open. */
async function endPause(call: Call, complaintId: string, at: Date = call.now): Promise<boolean> {
  const ended = await tables(call)
    .updateTable('complaints.pause')
    .set({ ended_at: at })
    .where('complaint_id', '=', complaintId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}

export async function erasePauses(call: Call, complaintIds: readonly string[]): Promise<void> {
  await tables(call)
    .updateTable('complaints.pause')
    .set({ note: erasedName })
    .where('complaint_id', 'in', [...complaintIds])
    .execute();
}
