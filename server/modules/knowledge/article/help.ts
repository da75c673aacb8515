import type { ArticleContent, ArticleLanguage, HelpHit } from '@tongli/contracts/knowledge';
import { type SqlBool, sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { businessDay, listProjects } from '../../org/index.ts';
import { wordsIn } from './content.ts';
import { noteMiss } from './finding.ts';
import { askedIn } from './search/asking.ts';
import { plainText } from './search/excerpt.ts';
import { find } from './search/search.ts';

const mostShown = 8;
const mostWords = 12;
const leastShare = 0.35;

/** What customers may read: approved, public, and valid today. What is for some units or queues alone is for none of them. */
const forCustomers = (today: string) =>
  sql<SqlBool>`(entry.state = 'published' and article.public and cardinality(article.unit_ids) = 0
    and cardinality(article.queue_ids) = 0 and (article.valid_from is null or article.valid_from <= ${today})
    and (article.valid_to is null or article.valid_to >= ${today}))`;

interface FoundRow {
  readonly id: string;
  readonly content: ArticleContent;
  readonly published_at: Date;
}

const short = ({ id, content }: FoundRow, asked: ArticleLanguage): HelpHit => {
  const { language, words } = wordsIn(content, asked);
  return { id, language, title: words.title, excerpt: words.summary || plainText(words.text).slice(0, 120) };
};

/** What is used most beside contacts is what customers ask most. */
async function listMostUsed(call: Call, today: string, within: SqlCondition): Promise<readonly FoundRow[]> {
  const { rows } = await sql<FoundRow>`
    select entry.id, edition.content, edition.published_at from knowledge.article
    join knowledge.entry on entry.id = article.entry_id
    join knowledge.edition on edition.entry_id = entry.id and edition.state = 'published'
    where ${forCustomers(today)} and ${within}
    order by (select count(distinct subject_id) from knowledge.article_use used where used.article_id = entry.id) desc,
      edition.published_at desc, entry.id limit ${mostShown}`.execute(call.tx);
  return rows;
}

type SqlCondition = ReturnType<typeof sql<SqlBool>>;

export interface HelpQuestion {
  readonly text: string;
  readonly project?: string | undefined;
  readonly language: ArticleLanguage;
}

/** The business line that an address names; the only one there is, where it names none. */
async function projectNamed(call: Call, code: string | undefined) {
  const { projects } = await listProjects(call);
  const open = projects.filter(({ closed }) => !closed);
  if (code === undefined) return { only: open.length === 1 ? open[0] : undefined, unknown: false };
  const only = open.find((one) => one.code === code);
  return { only, unknown: only === undefined };
}

export async function searchHelp(
  customerCall: Call,
  { text, project: code, language }: HelpQuestion,
): Promise<{ hits: HelpHit[] } | Refusal> {
  const call = beyondScope(customerCall);
  const { only, unknown } = await projectNamed(call, code);
  if (unknown) return notFound;
  const { today } = await businessDay(call);
  const within: SqlCondition = only ? sql<SqlBool>`entry.project_id = ${only.id}` : sql<SqlBool>`true`;
  if (text === '') return { hits: (await listMostUsed(call, today, within)).map((row) => short(row, language)) };
  const hits = await find(call, {
    asked: await askedIn(call, text, mostWords),
    within: sql<SqlBool>`(${forCustomers(today)} and ${within})`,
    ...{ today, past: false, language, leastShare, most: mostShown },
  });
  if (hits.length === 0 && only) await noteMiss(call, { projectId: only.id, text, byCustomer: true });
  return { hits: hits.map(({ id, language: spoken, title, excerpt }) => ({ id, language: spoken, title, excerpt })) };
}

export async function getHelp(customerCall: Call, id: string, asked: ArticleLanguage) {
  const call = beyondScope(customerCall);
  const { today } = await businessDay(call);
  const { rows } = await sql<FoundRow>`
    select entry.id, edition.content, edition.published_at from knowledge.article
    join knowledge.entry on entry.id = article.entry_id
    join knowledge.edition on edition.entry_id = entry.id and edition.state = 'published'
    where entry.id = ${id} and ${forCustomers(today)}`.execute(call.tx);
  const [row] = rows;
  if (!row) return notFound;
  const { language, words } = wordsIn(row.content, asked);
  return { id, language, ...words, publishedAt: row.published_at.toISOString(), validTo: row.content.validTo };
}
