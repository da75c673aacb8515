import { randomUUID } from 'node:crypto';
import type { ArticleHit, ArticleLanguage, SearchMiss } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { businessDay, projectAsked } from '../../org/index.ts';
import { inReach, tables } from '../entry/store.ts';
import { readable, type Serving } from './audience.ts';
import { languageOf } from './content.ts';
import { askedIn, tellingIn } from './search/asking.ts';
import { find } from './search/search.ts';

const mostWords = 16;
/** So much of a question must be found; less is by chance. */
const leastOfQuestion = 0.35;

export interface Question {
  readonly text: string;
  readonly projectId?: string | undefined;
  readonly language?: ArticleLanguage | undefined;
  readonly past?: boolean;
}

const inProject = (projectId: string | undefined) =>
  projectId === undefined ? sql<boolean>`true` : sql<boolean>`entry.project_id = ${projectId}`;

/** Of what customers miss so many new wordings are noted an hour, and each of them once a minute: anybody can search, as often as they like. */
const publicAnHour = 60;

interface Miss {
  readonly projectId: string;
  readonly text: string;
  readonly byCustomer: boolean;
}

/** Whoever looks for something and finds nothing tells those who write what is missing. */
export async function noteMiss(call: Call, { projectId, text, byCustomer }: Miss): Promise<void> {
  const words = maskText(text.trim().toLowerCase().replace(/\s+/g, ' '));
  const times = byCustomer ? 1 : 0;
  const [anHourAgo, aMinuteAgo] = [3_600_000, 60_000].map((ms) => new Date(call.now.getTime() - ms));
  const room = sql<boolean>`(select count(*) from knowledge.search_miss
    where project_id = ${projectId} and public_times > 0 and first_at > ${anHourAgo}) < ${publicAnHour}`;
  const known = sql<boolean>`exists (select 1 from knowledge.search_miss where project_id = ${projectId} and words = ${words})`;
  await sql`insert into knowledge.search_miss as known (id, project_id, words, times, public_times, first_at, last_at)
    select ${randomUUID()}::uuid, ${projectId}::uuid, ${words}::text, 1, ${times}::integer, ${call.now}::timestamptz, ${call.now}::timestamptz
    where ${byCustomer ? sql<boolean>`(${known} or ${room})` : sql<boolean>`true`}
    on conflict (project_id, words) do update set times = known.times + 1, public_times = known.public_times + ${times},
      last_at = excluded.last_at, settled_at = null
      where not ${byCustomer} or known.last_at <= ${aMinuteAgo}`.execute(call.tx);
}

export const searchArticles =
  (serving: Serving) =>
  async (
    call: Call,
    { text, projectId, language, past = false }: Question,
  ): Promise<{ hits: ArticleHit[] } | Refusal> => {
    const { today } = await businessDay(call);
    const hits = await find(call, {
      asked: await askedIn(call, text, mostWords),
      within: sql<boolean>`(${await readable(call, serving)} and ${inProject(projectId)})`,
      ...{ today, past, language: language ?? languageOf(text), leastShare: leastOfQuestion },
    });
    if (hits.length === 0) await noteOwnMiss(call, projectId, text);
    return { hits };
  };

/** Of what nobody names a project for it is the only one that the caller reaches, or it is not noted. */
async function noteOwnMiss(call: Call, asked: string | undefined, text: string): Promise<void> {
  const projectId = await projectAsked(call, asked);
  if (!isRefusal(projectId)) await noteMiss(call, { projectId, text, byCustomer: false });
}

const readWords = 400;
const tellingWords = 12;
const mostSuggested = 5;
/** A matter is told in many words: an article that holds a fifth of those that tell most is about it. */
const leastOfMatter = 0.2;

/** What fits a matter. Its words are read and kept nowhere. */
export const suggestArticles =
  (serving: Serving) =>
  async (call: Call, { text, projectId, language }: Question): Promise<{ hits: ArticleHit[] }> => {
    const { today } = await businessDay(call);
    const hits = await find(call, {
      asked: await tellingIn(call, text, { read: readWords, most: tellingWords }),
      within: sql<boolean>`(${await readable(call, serving)} and ${inProject(projectId)})`,
      ...{ today, past: false, language: language ?? languageOf(text), leastShare: leastOfMatter },
      most: mostSuggested,
    });
    return { hits };
  };

const mostMisses = 200;

export async function listSearchMisses(
  call: Call,
  asked: string | undefined,
): Promise<{ misses: SearchMiss[] } | Refusal> {
  const projectId = await projectAsked(call, asked, 'query.projectId');
  if (isRefusal(projectId)) return projectId;
  const rows = await tables(call)
    .selectFrom('knowledge.search_miss')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('settled_at', 'is', null)
    .orderBy('times', 'desc')
    .orderBy('last_at', 'desc')
    .limit(mostMisses)
    .execute();
  return {
    misses: rows.map((row) => ({
      ...{ id: row.id, words: row.words, times: row.times, publicTimes: row.public_times },
      ...{ firstAt: row.first_at.toISOString(), lastAt: row.last_at.toISOString() },
    })),
  };
}

export async function settleSearchMiss(call: Call, id: string): Promise<Record<never, never> | Refusal> {
  const settled = await tables(call)
    .updateTable('knowledge.search_miss as entry')
    .set({ settled_at: call.now })
    .where('id', '=', id)
    .where(inReach(call))
    .returning('id')
    .executeTakeFirst();
  return settled ? {} : notFound;
}
