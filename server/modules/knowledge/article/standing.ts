import { addDays } from '@tongli/calendar';
import type { ArticleContent } from '@tongli/contracts/knowledge';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { editionsOf, tables } from '../entry/store.ts';
import type { KnowledgeTables } from '../tables.ts';
import { titlesOf } from './content.ts';

export type ArticleRecord = Selectable<KnowledgeTables['knowledge.article']>;

/** Its owner hears so many days before it ends to hold. */
const warnDays = 14;
/** In the morning, when people come to work. */
const morning = '09:00';

/** What lists, guards and timers ask of the edition that is shown. */
export const shownColumns = (content: ArticleContent) => {
  const { zh, en } = titlesOf(content);
  return {
    ...{ title_zh: zh, title_en: en, valid_from: content.validFrom, valid_to: content.validTo },
    ...{ public: content.public, must_know: content.mustKnow },
    ...{ unit_ids: [...content.unitIds], queue_ids: [...content.queueIds] },
  };
};

/** The next day on which its owner should look at it: when they meant to, or before it ends. Null where neither is to come. */
export function reviewDay(
  { reviewOn, validTo }: { readonly reviewOn: string | null; readonly validTo: string | null },
  today: string,
): string | null {
  const days = [reviewOn, validTo === null ? null : addDays(validTo, -warnDays)];
  return days.filter((day): day is string => day !== null && day > today).toSorted()[0] ?? null;
}

export async function findArticle(call: Pick<Call, 'tx'>, entryId: string): Promise<ArticleRecord | undefined> {
  return tables(call).selectFrom('knowledge.article').selectAll().where('entry_id', '=', entryId).executeTakeFirst();
}

/** Keeps beside the entry what its shown edition says, and when somebody is asked to look at it. */
export async function keepStanding(call: Call, entryId: string): Promise<void> {
  const entry = await tables(call)
    .selectFrom('knowledge.entry')
    .select(['shown_edition', 'state'])
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow();
  const shown = (await editionsOf(call, entryId)).find(({ number }) => number === entry.shown_edition);
  const article = await findArticle(call, entryId);
  if (!shown || !article) throw new Error(`knowledge: ${entryId} is no article`);
  const content = shown.content as unknown as ArticleContent;
  const { calendar, today } = await businessDay(call);
  const validTo = entry.state === 'published' ? content.validTo : null;
  const on = entry.state === 'withdrawn' ? null : reviewDay({ reviewOn: article.review_on, validTo }, today);
  await tables(call)
    .updateTable('knowledge.article')
    .set({
      ...shownColumns(content),
      review_at: on === null ? null : sql<Date>`(${`${on} ${morning}`}::timestamp at time zone ${calendar.zone})`,
    })
    .where('entry_id', '=', entryId)
    .execute();
}

/** What articles are called, of one project where it is named; what is no article is missing. */
export async function articleTitles(
  call: Pick<Call, 'tx'>,
  ids: readonly string[],
  projectId: string | null = null,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const select = tables(call)
    .selectFrom('knowledge.article as article')
    .innerJoin('knowledge.entry as entry', 'entry.id', 'article.entry_id')
    .select(['entry.id', 'article.title_zh', 'article.title_en'])
    .where('entry.id', 'in', [...ids]);
  const rows = await (projectId === null ? select : select.where('entry.project_id', '=', projectId)).execute();
  return new Map(rows.map((row) => [row.id, row.title_zh || row.title_en]));
}
