import type { EditionState } from '@tongli/contracts/knowledge';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import type { KnowledgeTables } from '../tables.ts';
import { type EntryFacts, standingOf } from './edition.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<KnowledgeTables>();

export type EntryRow = Selectable<KnowledgeTables['knowledge.entry']>;
export type EditionRow = Selectable<KnowledgeTables['knowledge.edition']>;

export type EntryKind = 'phrase' | 'article';

/** Entries belong to a project as a whole: whoever works for it reads them, from every branch. */
export const inReach = (call: Pick<Call, 'scope'>) => inScope(call, { project: sql.ref('entry.project_id') });

/** Under which word a list keeps what an edition says. */
const topicOf: Readonly<Record<EntryKind, (content: unknown) => string>> = {
  phrase: (content) => (content as { situation: string }).situation,
  article: (content) => (content as { topicId: string }).topicId,
};

export interface LockedEntry {
  readonly row: EntryRow;
  readonly editions: readonly EditionRow[];
  readonly open: EditionRow | undefined;
  readonly published: EditionRow | undefined;
  /** Approved, until the day from which it holds. */
  readonly waiting: EditionRow | undefined;
  readonly facts: EntryFacts;
}

const stateOf = ({ state }: EditionRow) => state as EditionState;

/** Latest first. */
export const editionsOf = (call: Pick<Call, 'tx'>, entryId: string): Promise<EditionRow[]> =>
  tables(call)
    .selectFrom('knowledge.edition')
    .selectAll()
    .where('entry_id', '=', entryId)
    .orderBy('number', 'desc')
    .execute();

/** Locked until the caller's transaction ends, so that two people cannot decide on the same state. */
export async function lockEntry(call: Call, kind: EntryKind, id: string): Promise<LockedEntry | undefined> {
  const row = await tables(call)
    .selectFrom('knowledge.entry as entry')
    .selectAll()
    .where('entry.id', '=', id)
    .where('entry.kind', '=', kind)
    .where(inReach(call))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const editions = await editionsOf(call, id);
  const open = editions.find((one) => stateOf(one) === 'draft' || stateOf(one) === 'submitted');
  const published = editions.find((one) => stateOf(one) === 'published');
  const waiting = editions.find((one) => stateOf(one) === 'approved');
  const facts = {
    open: open ? (open.state as 'draft' | 'submitted') : null,
    published: published !== undefined,
    waiting: waiting !== undefined,
  };
  return { row, editions, open, published, waiting, facts };
}

/** What the list shows follows from the editions as they are now. */
export async function showAsItStands(call: Call, row: Pick<EntryRow, 'id' | 'kind'>): Promise<void> {
  const editions = await editionsOf(call, row.id);
  const standing = standingOf(editions.map((one) => ({ number: one.number, state: stateOf(one) })));
  const shown = editions.find(({ number }) => number === standing.shown);
  await tables(call)
    .updateTable('knowledge.entry')
    .set({
      state: standing.state,
      open_state: standing.openState,
      shown_edition: standing.shown,
      topic: topicOf[row.kind as EntryKind](shown?.content),
      changed_at: call.now,
      version: sql`version + 1`,
    })
    .where('id', '=', row.id)
    .execute();
}

export const firstStanding = (kind: EntryKind, content: unknown) => ({
  topic: topicOf[kind](content),
  shown_edition: 1,
  state: 'draft' as const,
  open_state: 'draft' as const,
});
