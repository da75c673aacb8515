import { randomUUID } from 'node:crypto';
import type { EditionState } from '@tongli/contracts/knowledge';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { askApproval } from '../../work/index.ts';
import { stateAfter } from './edition.ts';
import { type EditionRow, type EntryKind, firstStanding, type LockedEntry, showAsItStands, tables } from './store.ts';

export interface NewEntry {
  readonly kind: EntryKind;
  readonly projectId: string;
  readonly content: object;
}

/** An entry whose first edition is a draft. */
export async function beginEntry(call: Call, { kind, projectId, content }: NewEntry): Promise<string> {
  const id = randomUUID();
  await tables(call)
    .insertInto('knowledge.entry')
    .values({
      id,
      kind,
      project_id: projectId,
      ...firstStanding(kind, content),
      added_at: call.now,
      changed_at: call.now,
    })
    .execute();
  await insertDraft(call, id, { number: 1, content });
  return id;
}

async function insertDraft(call: Call, entryId: string, { number, content }: { number: number; content: object }) {
  await tables(call)
    .insertInto('knowledge.edition')
    .values({
      entry_id: entryId,
      number,
      state: 'draft',
      content: JSON.stringify(content),
      written_by: call.actor.id,
      written_at: call.now,
    })
    .execute();
}

type EditionChange = Partial<Omit<EditionRow, 'entry_id' | 'number' | 'content' | 'state'>> & {
  readonly state?: EditionState;
  readonly content?: string;
};

const change = (call: Call, { entry_id: entryId, number }: EditionRow, set: EditionChange) =>
  tables(call)
    .updateTable('knowledge.edition')
    .set(set)
    .where('entry_id', '=', entryId)
    .where('number', '=', number)
    .execute();

/** Into the draft; where there is none, into the next edition. Whoever wrote last is its author. */
export async function writeDraft(call: Call, { row, editions, open }: LockedEntry, content: object): Promise<void> {
  if (open)
    await change(call, open, {
      content: JSON.stringify(content),
      written_by: call.actor.id,
      written_at: call.now,
    });
  else await insertDraft(call, row.id, { number: (editions[0]?.number ?? 0) + 1, content });
  await showAsItStands(call, row);
}

/** What whoever approves reads. */
export interface Asked {
  readonly title: string;
  readonly body: string;
}

/** Asks for the draft's approval in the caller's name. Refused with `no-authority` where nobody may approve the kind. */
export async function submitDraft(
  call: Call,
  { row, open }: LockedEntry,
  { title, body }: Asked,
): Promise<Refusal | null> {
  if (!open) throw new Error(`knowledge: ${row.id} has no draft to submit`);
  const asked = await askApproval(call, {
    kind: row.kind,
    title,
    body,
    amountMinor: null,
    currency: null,
    subject: { type: row.kind, id: row.id, label: title },
    projectId: row.project_id,
  });
  if (isRefusal(asked)) return asked;
  await change(call, open, { state: 'submitted', submitted_at: call.now, approval_id: asked.id });
  await showAsItStands(call, row);
  return null;
}

const ended = (call: Call) => ({ ended_by: call.actor.id, ended_at: call.now });

/** The draft; where there is none, the edition that waits for its day. */
export async function discardOpen(call: Call, { row, open, waiting }: LockedEntry): Promise<void> {
  const given = open ?? waiting;
  if (given) await change(call, given, { state: 'discarded', ...ended(call) });
  await showAsItStands(call, row);
}

/** What is in use, and with it what was to follow. */
export async function withdrawPublished(
  call: Call,
  { row, published, waiting }: LockedEntry,
  reason: string,
): Promise<void> {
  if (waiting) await change(call, waiting, { state: 'discarded', ...ended(call), end_reason: reason });
  if (published) await change(call, published, { state: 'withdrawn', ...ended(call), end_reason: reason });
  await showAsItStands(call, row);
}

/** What waited for its day gives way to an edition that was approved after it. */
async function giveWay(call: Call, waiting: EditionRow | undefined, approvedBy: string | null): Promise<void> {
  if (waiting) await change(call, waiting, { state: 'discarded', ended_by: approvedBy, ended_at: call.now });
}

/** In use from now on; what was in use before is superseded. */
export async function publish(call: Call, { row, open, published, waiting }: LockedEntry, approvedBy: string | null) {
  const edition = open ?? waiting;
  if (!edition) throw new Error(`knowledge: ${row.id} has no edition to publish`);
  if (edition !== waiting) await giveWay(call, waiting, approvedBy);
  if (published) await change(call, published, { state: 'superseded', ended_by: approvedBy, ended_at: call.now });
  await change(call, edition, { state: stateAfter('approved'), approved_by: approvedBy, published_at: call.now });
  await showAsItStands(call, row);
}

/** Approved, and to be published on its day. */
export async function holdBack(call: Call, { row, open, waiting }: LockedEntry, approvedBy: string | null) {
  if (!open) throw new Error(`knowledge: ${row.id} has no edition to hold back`);
  await giveWay(call, waiting, approvedBy);
  await change(call, open, { state: 'approved', approved_by: approvedBy });
  await showAsItStands(call, row);
}

/** Approval was refused, or is not asked for any more: it is a draft again. */
export async function giveBack(call: Call, { row, open }: LockedEntry): Promise<void> {
  if (open) await change(call, open, { state: 'draft', submitted_at: null });
  await showAsItStands(call, row);
}

/** The entry and edition that an approval was asked for; undefined where it is about something else, or asked for anew. */
export const awaiting = (call: Pick<Call, 'tx'>, approvalId: string): Promise<EditionRow | undefined> =>
  tables(call)
    .selectFrom('knowledge.edition')
    .selectAll()
    .where('approval_id', '=', approvalId)
    .where('state', '=', 'submitted')
    .executeTakeFirst();
