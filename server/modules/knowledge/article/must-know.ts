import { articleAcknowledged, type MustKnowItem } from '@tongli/contracts/knowledge';
import { type SqlBool, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { notify } from '../../work/index.ts';
import { inReach, tables } from '../entry/store.ts';
import { audienceOf, concerns, readable, type Serving, standpointOf } from './audience.ts';
import { type ArticleRecord, findArticle } from './standing.ts';

interface DueRow {
  readonly id: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly edition: number;
  readonly published_at: Date;
  readonly valid_from: string | null;
}

const isOver = (now: Date) =>
  sql<SqlBool>`(article.valid_to is not null and article.valid_to < (${now}::timestamptz)::date)`;

/** What somebody has to acknowledge: it concerns them, it has not ended to hold, and they have not. Longest waiting first. */
export async function dueFor(call: Call, serving: Serving, personId: string): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select entry.id, article.title_zh, article.title_en, edition.number as edition, edition.published_at, article.valid_from
    from knowledge.article join knowledge.entry on entry.id = article.entry_id and entry.state = 'published'
    join knowledge.edition on edition.entry_id = entry.id and edition.state = 'published'
    where article.must_know_edition is not null and not ${isOver(call.now)}
      and ${concerns(await standpointOf(call, serving, personId))}
      and not exists (select from knowledge.acknowledgement read where read.article_id = entry.id
        and read.person_id = ${personId} and read.edition >= article.must_know_edition)
    order by edition.published_at, entry.id`.execute(call.tx);
  return rows;
}

export const listMustKnow =
  (serving: Serving) =>
  async (call: Call): Promise<{ articles: MustKnowItem[] }> => {
    const rows = await dueFor(call, serving, call.actor.id ?? '');
    return {
      articles: rows.map((row) => ({
        ...{ id: row.id, title: { zh: row.title_zh, en: row.title_en }, edition: row.edition },
        publishedAt: row.published_at.toISOString(),
        validFrom: row.valid_from,
      })),
    };
  };

/** Why somebody may not take contacts yet: the article that has waited longest, and how many there are. */
export const decideReady =
  (serving: Serving) =>
  async (call: Call, personId: string): Promise<Refusal | null> => {
    const due = await dueFor(beyondScope(call), serving, personId);
    const [first] = due;
    if (!first) return null;
    const article = first.title_zh || first.title_en;
    return refuse('must-know-unread', {
      params: { article, articleEn: first.title_en || article, articleId: first.id, count: due.length },
    });
  };

export const acknowledgeArticle =
  (serving: Serving) =>
  async (call: Call, id: string, edition: number): Promise<Refusal | null> => {
    const { id: personId } = call.actor;
    if (personId === null) return forbidden;
    const entry = await tables(call)
      .selectFrom('knowledge.entry as entry')
      .innerJoin('knowledge.article as article', 'article.entry_id', 'entry.id')
      .select(['entry.shown_edition', 'entry.state', 'entry.project_id', 'entry.topic', 'article.must_know_edition'])
      .where('entry.id', '=', id)
      .where(await readable(call, serving))
      .executeTakeFirst();
    if (!entry) return notFound;
    if (entry.state !== 'published' || entry.must_know_edition === null) return refuse('not-to-acknowledge');
    if (entry.shown_edition !== edition) return refuse('newer-edition');
    const { numInsertedOrUpdatedRows } = await tables(call)
      .insertInto('knowledge.acknowledgement')
      .values({ article_id: id, person_id: personId, edition, at: call.now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return null;
    const facts = { projectId: entry.project_id, topicId: entry.topic, edition, personId };
    await append(call, articleAcknowledged, id, facts);
    await audit(call, 'knowledge.acknowledge-article', { type: 'article', id });
    return null;
  };

/** Somebody acknowledged the first edition elsewhere, such as on paper before this installation began. */
export async function noteAcknowledged(call: Call, id: string, personId: string): Promise<void> {
  const row = { article_id: id, person_id: personId, edition: 1, at: call.now };
  await tables(call).insertInto('knowledge.acknowledgement').values(row).execute();
}

interface Reader {
  readonly id: string;
  readonly name: string;
  readonly acknowledgedAt: Date | null;
}

async function readersOf(call: Call, serving: Serving, article: ArticleRecord): Promise<Reader[]> {
  if (article.must_know_edition === null) return [];
  const entry = await tables(call)
    .selectFrom('knowledge.entry')
    .select('project_id')
    .where('id', '=', article.entry_id)
    .executeTakeFirstOrThrow();
  const audience = { projectId: entry.project_id, unitIds: article.unit_ids, queueIds: article.queue_ids };
  const people = await audienceOf(call, serving, audience);
  const read = await tables(call)
    .selectFrom('knowledge.acknowledgement')
    .select(({ fn }) => ['person_id', fn.min('at').as('at')])
    .where('article_id', '=', article.entry_id)
    .where('edition', '>=', article.must_know_edition)
    .groupBy('person_id')
    .execute();
  const at = new Map(read.map((row) => [row.person_id, row.at]));
  const names = [...people].map(([id, name]) => ({ id, name, acknowledgedAt: at.get(id) ?? null }));
  return names.toSorted(
    (a, b) => Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null) || a.name.localeCompare(b.name),
  );
}

async function articleWithin(call: Call, id: string): Promise<ArticleRecord | null> {
  const entry = await tables(call)
    .selectFrom('knowledge.entry as entry')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'article')
    .where(inReach(call))
    .executeTakeFirst();
  return entry ? ((await findArticle(call, id)) ?? null) : null;
}

export const listReaders = (serving: Serving) => async (call: Call, id: string) => {
  const article = await articleWithin(call, id);
  if (!article) return notFound;
  const readers = await readersOf(call, serving, article);
  return {
    readers: readers.map((one) => ({ ...one, acknowledgedAt: one.acknowledgedAt?.toISOString() ?? null })),
    remindAt: article.remind_at?.toISOString() ?? null,
  };
};

/** Tells whoever has not acknowledged it; returns how many. A notice that is unread is renewed. */
async function tell(call: Call, serving: Serving, article: ArticleRecord): Promise<number> {
  const missing = (await readersOf(call, serving, article)).filter(({ acknowledgedAt }) => acknowledgedAt === null);
  await notify(call, {
    personIds: missing.map(({ id }) => id),
    code: 'must-know',
    params: { zh: article.title_zh || article.title_en, en: article.title_en || article.title_zh },
    subject: { type: 'article', id: article.entry_id },
  });
  return missing.length;
}

export const remindReaders = (serving: Serving) => async (call: Call, id: string) => {
  const article = await articleWithin(call, id);
  if (!article) return notFound;
  if (article.must_know_edition === null) return refuse('not-to-acknowledge');
  await audit(call, 'knowledge.remind-readers', { type: 'article', id });
  return { told: await tell(call, serving, article) };
};

const dayMs = 86_400_000;
/** Daily from its publication on; then it is for those who lead them. */
const mostReminders = 7;

/** Tells those who have not read it, and comes again tomorrow while there are any. */
export async function remind(call: Call, serving: Serving, article: ArticleRecord): Promise<void> {
  const missing = await tell(call, serving, article);
  const goesOn = missing > 0 && article.reminders + 1 < mostReminders;
  await tables(call)
    .updateTable('knowledge.article')
    .set({
      remind_at: goesOn ? new Date(call.now.getTime() + dayMs) : null,
      reminders: article.reminders + 1,
    })
    .where('entry_id', '=', article.entry_id)
    .execute();
}
