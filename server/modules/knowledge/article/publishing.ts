import { type ArticleContent, articlePublished } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { businessDay } from '../../org/index.ts';
import { holdBack, publish } from '../entry/lifecycle.ts';
import { type EditionRow, type LockedEntry, lockEntry, tables } from '../entry/store.ts';
import { acknowledgedFrom } from './content.ts';
import { index } from './search/indexing.ts';
import { findArticle, keepStanding } from './standing.ts';

export const contentOf = ({ content }: Pick<EditionRow, 'content'>) => content as unknown as ArticleContent;

export const factsOf = ({ row }: LockedEntry, edition: EditionRow) => ({
  projectId: row.project_id,
  topicId: contentOf(edition).topicId,
  edition: edition.number,
});

/** By the site's date from which the waiting edition holds; null where none waits. */
export async function setBeginning(call: Call, entryId: string, on: string | null): Promise<void> {
  const { calendar } = await businessDay(call);
  await tables(call)
    .updateTable('knowledge.article')
    .set({ begins_at: on === null ? null : sql<Date>`(${on}::timestamp at time zone ${calendar.zone})` })
    .where('entry_id', '=', entryId)
    .execute();
}

/** Found by its new words from now on, and whoever must know it is told at once. */
async function bringIntoUse(call: Call, locked: LockedEntry, approvedBy: string | null): Promise<void> {
  const { row, open, waiting } = locked;
  const edition = open ?? waiting;
  if (!edition) return;
  await publish(call, locked, approvedBy);
  await setBeginning(call, row.id, null);
  const content = contentOf(edition);
  await index(call, row.id, content);
  const before = (await findArticle(call, row.id))?.must_know_edition ?? null;
  const from = acknowledgedFrom(content, { before, number: edition.number });
  await tables(call)
    .updateTable('knowledge.article')
    .set({ must_know_edition: from, reminders: 0, remind_at: from === null ? null : call.now })
    .where('entry_id', '=', row.id)
    .execute();
  await keepStanding(call, row.id);
  const { mustKnow, public: isPublic } = content;
  await append(call, articlePublished, row.id, { ...factsOf(locked, edition), mustKnow, public: isPublic, approvedBy });
}

/** In use from now on; where another edition is in use and this one holds only from a later day, from that day on. */
export async function publishArticle(call: Call, locked: LockedEntry, approvedBy: string | null): Promise<void> {
  const { row, open, published } = locked;
  const begins = open ? contentOf(open).validFrom : null;
  const { today } = await businessDay(call);
  if (!published || begins === null || begins <= today) return bringIntoUse(call, locked, approvedBy);
  await holdBack(call, locked, approvedBy);
  await setBeginning(call, row.id, begins);
  await keepStanding(call, row.id);
}

/** The day of a waiting edition has come: it replaces what was in use, also while a later one is being written. */
export async function beginWaiting(call: Call, entryId: string): Promise<void> {
  const locked = await lockEntry(call, 'article', entryId);
  if (locked?.waiting) await bringIntoUse(call, { ...locked, open: undefined }, locked.waiting.approved_by);
  else await setBeginning(call, entryId, null);
}
