import { randomUUID } from 'node:crypto';
import type { Extension } from '@tongli/contracts/complaints';
import { type Call, isRefusal, notFound, refuse } from '../../../platform/call.ts';
import { erasedName, maskText } from '../../../platform/personal/mask.ts';
import { describePeople } from '../../org/index.ts';
import { askApproval, limitsOf } from '../../work/index.ts';
import { rules } from '../complaint.ts';
import { act } from '../handling.ts';
import { present } from '../list.ts';
import { addTimelineEntry, type ComplaintRecord, findCase, processOf, tables } from '../store.ts';
import { decideAsk } from './extension.ts';
import { type ExtensionRow, grantedIn, rowsOf } from './granted.ts';

/** By this word posts are given authority to grant more time. */
export const approvalKind = 'extension';

async function dueOf(call: Call, row: ComplaintRecord): Promise<Date | null> {
  const limits = (await limitsOf(call, [{ type: 'complaint', id: row.id }])).get(row.id) ?? [];
  const respond = limits.find(({ kind, state }) => kind === 'respond' && (state === 'running' || state === 'warned'));
  return respond ? new Date(respond.dueAt) : null;
}

export interface Asking {
  readonly days: number;
  readonly reason: string;
}

/** Asks for more time in the handler's name; the limit runs on until it is granted. */
export async function askExtension(call: Call, id: string, { days, reason }: Asking) {
  const done = await act(
    call,
    id,
    { operation: 'complaints.ask-extension', name: 'noted' },
    (loaded) => rules.extend(loaded.case, call.actor),
    async (row, loaded) => {
      const before = await rowsOf(call, id);
      const granted = grantedIn(before, row);
      const waiting = before.some(({ state }) => state === 'waiting');
      const settings = (await processOf(call, row))?.settings ?? null;
      const refused = decideAsk(settings, { days, granted: granted.length, waiting });
      if (refused) return refused;
      const dueAt = await dueOf(call, row);
      if (!dueAt) return refuse('limit-over');
      const approval = await askApproval(call, {
        ...{ kind: approvalKind, amountMinor: null, currency: null, projectId: row.project_id },
        title: `${row.number} +${days}`,
        body: reason,
        subject: { type: 'complaint', id, label: row.number },
        excludedIds: [...loaded.case.recused],
      });
      if (isRefusal(approval)) return approval;
      await tables(call)
        .insertInto('complaints.extension')
        .values({
          ...{ id: randomUUID(), complaint_id: id, round: row.reopen_count, state: 'waiting', days, reason },
          asked_by: call.actor.id ?? '',
          asked_at: call.now,
          approval_id: approval.id,
          first_due_at: granted[0]?.first_due_at ?? dueAt,
          due_before: dueAt,
        })
        .execute();
      await addTimelineEntry(call, id, 'extension-asked', { days: String(days) }, reason);
      return undefined;
    },
  );
  return isRefusal(done) ? done : listExtensions(call, id);
}

export async function listExtensions(call: Call, id: string) {
  const row = (await findCase(call, id))?.row;
  if (!row) return notFound;
  const rows = await rowsOf(call, id);
  const settings = (await processOf(call, row))?.settings;
  const [atMostDays, atMostTimes] = [settings?.extendAtMostDays ?? 0, settings?.extendAtMostTimes ?? 0];
  const left = Math.max(0, atMostTimes - grantedIn(rows, row).length);
  return { extensions: await described(call, rows), atMostDays, atMostTimes, left };
}

async function described(call: Call, rows: readonly ExtensionRow[]): Promise<Extension[]> {
  const names = await describePeople(call, present(rows.flatMap((row) => [row.asked_by, row.decided_by])));
  return rows.map((row) => ({
    id: row.id,
    state: row.state as Extension['state'],
    days: row.days,
    reason: maskText(row.reason),
    askedByName: names.get(row.asked_by) ?? '',
    askedAt: row.asked_at.toISOString(),
    approvalId: row.approval_id,
    firstDueAt: row.first_due_at.toISOString(),
    dueBefore: row.due_before.toISOString(),
    dueAfter: row.due_after?.toISOString() ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedByName: names.get(row.decided_by ?? '') ?? null,
    kept: row.kept,
  }));
}

export async function eraseExtensions(call: Call, complaintIds: readonly string[]): Promise<void> {
  await tables(call)
    .updateTable('complaints.extension')
    .set({ reason: erasedName })
    .where('complaint_id', 'in', [...complaintIds])
    .execute();
}
