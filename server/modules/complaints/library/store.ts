import { randomUUID } from 'node:crypto';
import { type LibraryState, type RemovedKind, removedKind } from '@tongli/contracts/complaints';
import { searchTerms } from '@tongli/text';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { businessDay } from '../../org/index.ts';
import { recusedFrom } from '../recusal.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import type { Entry } from './entry.ts';
import type { Removed, Taken, Texts } from './removing.ts';

export type LibraryRecord = Selectable<ComplaintsTables['complaints.library_case']>;

/** Anonymous: read by everybody of the project, whatever the unit. */
export const inLibrary = (call: Call) => inScope(call, { project: sql.ref('library.project_id') });

export async function nextNumber(call: Call): Promise<string> {
  const { today } = await businessDay(call);
  const { rows } = await sql<{ next: number }>`select nextval('complaints.library_sequence') as next`.execute(call.tx);
  return `AL${today.slice(0, 4)}-${String(rows[0]?.next ?? 0).padStart(4, '0')}`;
}

export const termsIn = (texts: Texts): string[] => [
  ...new Set(Object.values(texts).flatMap((text) => searchTerms(text))),
];

const selectEntry = (call: Call, id: string) =>
  tables(call)
    .selectFrom('complaints.library_case as library')
    .selectAll('library')
    .where('library.id', '=', id)
    .where(inLibrary(call));

export const findEntry = (call: Call, id: string): Promise<LibraryRecord | undefined> =>
  selectEntry(call, id).executeTakeFirst();

export const lockEntry = (call: Call, id: string): Promise<LibraryRecord | undefined> =>
  selectEntry(call, id).forUpdate().executeTakeFirst();

export const standingEntry = (call: Call, complaintId: string): Promise<LibraryRecord | undefined> =>
  tables(call)
    .selectFrom('complaints.library_case')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .where('state', 'in', ['proposed', 'released'])
    .executeTakeFirst();

export async function entryOf(call: Call, row: LibraryRecord): Promise<Entry> {
  return {
    ...{ state: row.state as LibraryState, proposedBy: row.proposed_by },
    place: { projectId: row.project_id, unitId: row.unit_id },
    recused: row.complaint_id === null ? new Set() : await recusedFrom(call, row.complaint_id),
  };
}

export const removedOf = (row: LibraryRecord): Removed => ({
  texts: { ...(row.title === null ? {} : { title: row.title }), ...(row.texts as Texts) },
  taken: { ...noTaken, ...(row.taken as Partial<Taken>) },
});

const noTaken = Object.fromEntries(removedKind.options.map((kind) => [kind, 0])) as Record<RemovedKind, number>;

const kept = ({ texts: { title, ...texts }, taken }: Removed) => ({
  ...{ title: title ?? null, texts: JSON.stringify(texts), taken: JSON.stringify(taken) },
  terms: termsIn({ ...texts, ...(title ? { title } : {}) }),
});

type NewEntry = Omit<
  LibraryRecord,
  'id' | 'title' | 'texts' | 'taken' | 'terms' | 'decided_by' | 'decided_by_name' | 'decided_at' | 'reason' | 'version'
>;

export async function addEntry(call: Call, entry: NewEntry, removed: Removed): Promise<string> {
  const id = randomUUID();
  await tables(call)
    .insertInto('complaints.library_case')
    .values({ id, ...entry, ...kept(removed) })
    .execute();
  return id;
}

export async function saveTexts(call: Call, row: LibraryRecord, removed: Removed): Promise<void> {
  await tables(call)
    .updateTable('complaints.library_case')
    .set({ ...kept(removed), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
}

/** Of what is not in the library, or no more, no text stays. */
export async function saveState(
  call: Call,
  row: LibraryRecord,
  state: 'released' | 'declined' | 'withdrawn',
  reason: string | null,
): Promise<void> {
  await tables(call)
    .updateTable('complaints.library_case')
    .set({
      ...{ state, reason, version: row.version + 1 },
      ...{ decided_by: call.actor.id, decided_by_name: call.actor.name, decided_at: call.now },
      ...(state === 'released' ? {} : noTexts),
    })
    .where('id', '=', row.id)
    .execute();
}

const noTexts = { title: null, texts: '{}', terms: [] as string[] };

/** Of a customer who is gone: what waits is deleted; what is released holds nothing of them, and forgets the case that it was made from. */
export async function eraseFromLibrary(call: Call, complaintIds: readonly string[]): Promise<void> {
  const ofCases = tables(call)
    .updateTable('complaints.library_case')
    .where('complaint_id', 'in', [...complaintIds]);
  await ofCases
    .set({ ...noTexts, state: 'withdrawn', reason: null, decided_at: call.now, decided_by_name: call.actor.name })
    .where('state', '=', 'proposed')
    .execute();
  await ofCases.set({ complaint_id: null, reason: null }).execute();
}
