import type { ListQuery } from '@tongli/contracts/kernel';
import {
  type EntryState,
  type Phrase,
  type PhraseContent,
  type PhraseRow,
  situationCodes,
} from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { allowanceOf, type Call, forbidden, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { describedEdition, peopleOf } from '../entry/described.ts';
import { decideEntry, type EntryAct } from '../entry/edition.ts';
import { type EntryRow, editionsOf, inReach, tables } from '../entry/store.ts';

/** Use is told of so many days. */
export const usageDays = 30;

const place = sql<number>`coalesce(array_position(${sql.val(situationCodes)}::text[], entry.topic), 0)`;

/** How often an entry was used since a day. */
export const usesSince = (first: string) =>
  sql<number>`(select coalesce(sum(used.uses), 0)::integer from knowledge.phrase_use as used
    where used.phrase_id = entry.id and used.used_on > ${first}::date - ${usageDays}::integer)`;

/** Phrases are ordered by situation as a conversation goes, not by the letters of its code. */
const columnsOf = (today: string): ListColumns => ({
  state: { expression: sql`entry.state`, type: 'text' },
  openState: { expression: sql`entry.open_state`, type: 'text' },
  situation: { expression: place, type: 'number' },
  changedAt: { expression: sql`entry.changed_at`, type: 'instant' },
  uses: { expression: usesSince(today), type: 'number' },
});

/** Anywhere in its titles and texts. Phrases are hundreds, so that reading them all is quick. */
const saying = (words: string) =>
  sql<boolean>`position(${words.toLowerCase()} in lower(concat_ws(' ', edition.content #>> '{title,zh}',
    edition.content #>> '{title,en}', edition.content #>> '{text,zh}', edition.content #>> '{text,en}'))) > 0`;

function selectPhrases(call: Call, today: string) {
  return tables(call)
    .selectFrom('knowledge.entry as entry')
    .innerJoin('knowledge.edition as edition', (join) =>
      join.onRef('edition.entry_id', '=', 'entry.id').onRef('edition.number', '=', 'entry.shown_edition'),
    )
    .selectAll('entry')
    .select(['edition.content', 'edition.number', 'edition.written_by', 'edition.approved_by'])
    .select(usesSince(today).as('uses'))
    .where('entry.kind', '=', 'phrase')
    .where(inReach(call));
}

type ListedRow = Awaited<ReturnType<ReturnType<typeof selectPhrases>['executeTakeFirstOrThrow']>>;

const listedOf = (row: ListedRow, names: ReadonlyMap<string, string>): PhraseRow => {
  const { situation, pattern, title, text } = row.content as unknown as PhraseContent;
  return {
    ...shownOf(row),
    ...{ situation, pattern, title, text, edition: row.number, uses: row.uses },
    writtenByName: names.get(row.written_by ?? '') ?? '',
    approvedByName: names.get(row.approved_by ?? '') ?? '',
  };
};

const shownOf = (row: EntryRow) => ({
  id: row.id,
  projectId: row.project_id,
  state: row.state as EntryState,
  openState: row.open_state as PhraseRow['openState'],
  version: row.version,
  changedAt: row.changed_at.toISOString(),
});

export async function listPhrases(
  call: Call,
  query: ListQuery,
): Promise<{ items: PhraseRow[]; nextCursor: string | null }> {
  const { today } = await businessDay(call);
  let select = selectPhrases(call, today);
  for (const { field, value } of query.filters) {
    if (field === 'words') select = select.where(saying(value));
    if (field === 'situation') select = select.where('entry.topic', 'in', value.split(','));
  }
  const filters = query.filters.filter(({ field }) => field !== 'words' && field !== 'situation');
  const { rows, nextCursor } = await readPage(select, { ...query, filters }, columnsOf(today), sql<string>`entry.id`);
  const names = await describePeople(call, [
    ...new Set(rows.flatMap((row) => [row.written_by, row.approved_by].filter((one) => one !== null))),
  ]);
  return { items: rows.map((row) => listedOf(row, names)), nextCursor };
}

async function usageOf(call: Call, id: string): Promise<Phrase['usage']> {
  const { rows } = await sql<{ on: string; uses: number }>`
    select used_on::text as "on", sum(uses)::integer as uses from knowledge.phrase_use
    where phrase_id = ${id} group by used_on order by used_on desc`.execute(call.tx);
  return { total: rows.reduce((sum, { uses }) => sum + uses, 0), days: rows.slice(0, usageDays).toReversed() };
}

const acts: readonly EntryAct[] = ['write', 'submit', 'discard', 'withdraw'];

/** What may be done to it by this caller, by the rule that the acts themselves obey. */
function actionsOf(call: Call, row: EntryRow): Phrase['actions'] {
  const mayWrite = holds(call.actor, 'knowledge.write', { projectId: row.project_id, unitId: null });
  const facts = { open: row.open_state as 'draft' | 'submitted' | null, published: row.state === 'published' };
  return Object.fromEntries(acts.map((act) => [act, allowanceOf(mayWrite ? decideEntry(facts, act) : forbidden)]));
}

export async function getPhrase(call: Call, id: string): Promise<Phrase | Refusal> {
  const row = await tables(call)
    .selectFrom('knowledge.entry as entry')
    .selectAll()
    .where('entry.id', '=', id)
    .where('entry.kind', '=', 'phrase')
    .where(inReach(call))
    .executeTakeFirst();
  if (!row) return notFound;
  const editions = await editionsOf(call, id);
  const names = await describePeople(call, peopleOf(editions));
  return {
    ...shownOf(row),
    addedAt: row.added_at.toISOString(),
    editions: editions.map((one) => describedEdition<PhraseContent>(one, names)),
    usage: await usageOf(call, id),
    actions: actionsOf(call, row),
  };
}
