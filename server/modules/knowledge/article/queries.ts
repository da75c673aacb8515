import type { ListQuery } from '@tongli/contracts/kernel';
import type { Article, ArticleContent, ArticleRow, ArticleValidity, EntryState } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { allowanceOf, type Call, forbidden, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { namedFiles } from '../../work/index.ts';
import { describedEdition, peopleOf } from '../entry/described.ts';
import { decideEntry, type EntryAct } from '../entry/edition.ts';
import { type EditionRow, editionsOf, tables } from '../entry/store.ts';
import { concerns, readable, type Serving, standpointOf } from './audience.ts';
import { feedbackOf } from './feedback.ts';
import { usageOf } from './use.ts';

/** Use is told of so many days. */
const usageDays = 90;

const uses = (
  today: string,
) => sql<number>`(select count(distinct used.subject_id)::integer from knowledge.article_use used
  where used.article_id = entry.id and used.used_on > ${today}::date - ${usageDays}::integer)`;
const said = (...kinds: readonly string[]) =>
  sql<number>`(select count(*)::integer from knowledge.article_feedback said
    where said.article_id = entry.id and said.kind = any(${kinds}::text[]))`;
const validityAt = (today: string) => sql<ArticleValidity>`case when entry.state <> 'published' then 'none'
  when article.valid_from > ${today} then 'upcoming' when article.valid_to < ${today} then 'expired' else 'valid' end`;
const helpful = said('helpful');
const faults = said('wrong', 'missing');

const columnsOf = (today: string): ListColumns => ({
  topicId: { expression: sql`entry.topic`, type: 'text' },
  state: { expression: sql`entry.state`, type: 'text' },
  openState: { expression: sql`entry.open_state`, type: 'text' },
  validity: { expression: validityAt(today), type: 'text' },
  mustKnow: { expression: sql`article.must_know`, type: 'boolean' },
  public: { expression: sql`article.public`, type: 'boolean' },
  ownerId: { expression: sql`article.owner_id`, type: 'uuid' },
  // What nobody means to look through stands last.
  reviewOn: { expression: sql`coalesce(article.review_on, 'infinity')`, type: 'date' },
  changedAt: { expression: sql`entry.changed_at`, type: 'instant' },
  uses: { expression: uses(today), type: 'number' },
  helpful: { expression: helpful, type: 'number' },
  faults: { expression: faults, type: 'number' },
});

const titled = (words: string) =>
  sql<boolean>`position(${words.toLowerCase()} in lower(article.title_zh || ' ' || article.title_en)) > 0`;

function selectArticles(call: Call, today: string) {
  return tables(call)
    .selectFrom('knowledge.entry as entry')
    .innerJoin('knowledge.article as article', 'article.entry_id', 'entry.id')
    .selectAll('entry')
    .selectAll('article')
    .select([validityAt(today).as('validity'), uses(today).as('uses'), helpful.as('helpful'), faults.as('faults')])
    .where('entry.kind', '=', 'article');
}

type ListedRow = Awaited<ReturnType<ReturnType<typeof selectArticles>['executeTakeFirstOrThrow']>>;

const shownOf = (row: ListedRow, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  projectId: row.project_id,
  topicId: row.topic,
  state: row.state as EntryState,
  openState: row.open_state as ArticleRow['openState'],
  validity: row.validity,
  ownerId: row.owner_id,
  ownerName: names.get(row.owner_id) ?? '',
  reviewOn: row.review_on,
  version: row.version,
  changedAt: row.changed_at.toISOString(),
});

const listedOf = (row: ListedRow, names: ReadonlyMap<string, string>): ArticleRow => ({
  ...shownOf(row, names),
  title: { zh: row.title_zh, en: row.title_en },
  edition: row.shown_edition,
  ...{ validFrom: row.valid_from, validTo: row.valid_to, mustKnow: row.must_know, public: row.public },
  ...{ uses: row.uses, helpful: row.helpful, faults: row.faults },
});

export const listArticles =
  (serving: Serving) =>
  async (call: Call, query: ListQuery): Promise<{ items: ArticleRow[]; nextCursor: string | null }> => {
    const { today } = await businessDay(call);
    let select = selectArticles(call, today).where(await readable(call, serving));
    for (const { field, value } of query.filters) if (field === 'words') select = select.where(titled(value));
    const filters = query.filters.filter(({ field }) => field !== 'words');
    const id = sql<string>`entry.id`;
    const { rows, nextCursor } = await readPage(select, { ...query, filters }, columnsOf(today), id);
    const names = await describePeople(call, [...new Set(rows.map((row) => row.owner_id))]);
    return { items: rows.map((row) => listedOf(row, names)), nextCursor };
  };

const iso = (at: Date | null) => at?.toISOString() ?? null;

const acts: readonly EntryAct[] = ['write', 'submit', 'discard', 'withdraw'];

const mayWrite = (call: Call, projectId: string) => holds(call.actor, 'knowledge.write', { projectId, unitId: null });

/** What may be done to it by this caller, by the rule that the acts themselves obey. */
function actionsOf(call: Call, row: ListedRow): Article['actions'] {
  const writes = mayWrite(call, row.project_id);
  const facts = {
    open: row.open_state as 'draft' | 'submitted' | null,
    published: row.state === 'published',
    waiting: row.begins_at !== null,
  };
  const rules = acts.map((act) => [act, allowanceOf(writes ? decideEntry(facts, act) : forbidden)]);
  return { ...Object.fromEntries(rules), care: allowanceOf(writes ? null : forbidden) };
}

async function ownOf(call: Call, serving: Serving, row: ListedRow): Promise<Article['own']> {
  const { id } = call.actor;
  if (row.must_know_edition === null || id === null) return { due: false, acknowledgedAt: null };
  const { rows } = await sql<{ concerned: boolean; at: Date | null }>`
    select ${concerns(await standpointOf(call, serving, id))} as concerned, (select max(at) from knowledge.acknowledgement read
      where read.article_id = entry.id and read.person_id = ${id} and read.edition >= article.must_know_edition) as at
    from knowledge.entry join knowledge.article on article.entry_id = entry.id where entry.id = ${row.id}`.execute(
    call.tx,
  );
  const [own] = rows;
  return { due: (own?.concerned ?? false) && own?.at === null, acknowledgedAt: iso(own?.at ?? null) };
}

/** Whoever does not write articles reads what is in use, and not what was or may be said. */
const forReaders = (editions: readonly EditionRow[]) => editions.filter(({ state }) => state === 'published');

export const getArticle =
  (serving: Serving) =>
  async (call: Call, id: string): Promise<Article | Refusal> => {
    const { today } = await businessDay(call);
    const row = await selectArticles(call, today)
      .where('entry.id', '=', id)
      .where(await readable(call, serving))
      .executeTakeFirst();
    if (!row) return notFound;
    const all = await editionsOf(call, id);
    const editions = mayWrite(call, row.project_id) || row.owner_id === call.actor.id ? all : forReaders(all);
    const names = await describePeople(call, [...new Set([...peopleOf(editions), row.owner_id])]);
    return {
      ...shownOf(row, names),
      addedAt: row.added_at.toISOString(),
      editions: editions.map((one) => describedEdition<ArticleContent>(one, names)),
      files: await namedFiles(call, { type: 'article', id }),
      feedback: await feedbackOf(call, id),
      usage: { ...(await usageOf(call, id)), helpful: row.helpful, faults: row.faults },
      own: await ownOf(call, serving, row),
      actions: actionsOf(call, row),
    };
  };
