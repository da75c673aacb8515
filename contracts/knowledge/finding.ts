import { z } from 'zod';
import { endpoint, id, instant, isoDate, text } from '../kernel/index.ts';
import { articleLanguage, validity } from './articles.ts';

/** What was found stands between these two signs in an excerpt. */
export const foundMarks = ['\u0002', '\u0003'] as const;

export const articleHit = z.object({
  id,
  topicId: id,
  /** The language that fits what was asked; words below are in it. */
  language: articleLanguage,
  /** With marks around what was found. */
  title: z.string(),
  excerpt: z.string(),
  validity,
  validTo: isoDate.nullable(),
  mustKnow: z.boolean(),
  changedAt: instant,
});
export type ArticleHit = z.infer<typeof articleHit>;

const matter = z.object({ type: z.enum(['contact', 'complaint', 'request']), id });

/**
 * Articles in use that concern the caller, best first, by words in Chinese or English, misspelt ones and pinyin too. What does not
 * hold today is left out unless it is asked for, and then says so. In the body, not the address: what somebody types
 * beside a customer must not end up in a log. A search without result is noted for those who write articles, masked.
 */
export const searchArticles = endpoint({
  id: 'knowledge.search-articles',
  method: 'POST',
  path: '/article-search',
  need: 'knowledge.read',
  body: z.object({
    text: text(200),
    projectId: id.optional(),
    language: articleLanguage.optional(),
    /** Also what does not hold any more, or not yet. */
    past: z.boolean().default(false),
  }),
  reply: z.object({ hits: z.array(articleHit) }),
});

/** What fits a matter, by its own words; nothing where nothing fits well. Notes nothing. */
export const suggestArticles = endpoint({
  id: 'knowledge.suggest-articles',
  method: 'POST',
  path: '/article-suggestions',
  need: 'knowledge.use',
  body: z.object({
    /** What the customer said, and the names of its class. */
    text: text(8_000),
    projectId: id.optional(),
    language: articleLanguage.optional(),
  }),
  reply: z.object({ hits: z.array(articleHit) }),
});

/** An article was opened, or words of it were put into an answer, beside a contact or a case. */
export const countArticleUse = endpoint({
  id: 'knowledge.count-article-use',
  method: 'POST',
  path: '/articles/:id/uses',
  need: 'knowledge.use',
  params: z.object({ id }),
  body: z.object({ act: z.enum(['opened', 'inserted']), subject: matter }),
  reply: z.object({ uses: z.number().int() }),
});

export const searchMiss = z.object({
  id,
  words: z.string(),
  times: z.number().int(),
  /** Of these by customers. */
  publicTimes: z.number().int(),
  firstAt: instant,
  lastAt: instant,
});
export type SearchMiss = z.infer<typeof searchMiss>;

/** What was searched and not found, most often first: where an article is missing, or words by which it is found. */
export const listSearchMisses = endpoint({
  id: 'knowledge.list-search-misses',
  method: 'GET',
  path: '/article-misses',
  need: 'knowledge.write',
  query: z.object({ projectId: id.optional() }),
  reply: z.object({ misses: z.array(searchMiss) }),
});

/** An article answers it now, or it needs none. Searched again without result it stands in the list again. */
export const settleSearchMiss = endpoint({
  id: 'knowledge.settle-search-miss',
  method: 'POST',
  path: '/article-misses/:id/settlement',
  need: 'knowledge.write',
  params: z.object({ id }),
  reply: z.object({}),
});

const help = z.object({
  id,
  language: articleLanguage,
  title: z.string(),
  excerpt: z.string(),
});
export type HelpHit = z.infer<typeof help>;

/** What customers find: public articles that hold today. Without words those that are read most. */
export const searchHelp = endpoint({
  id: 'knowledge.search-help',
  method: 'POST',
  path: '/portal/help-search',
  need: 'public',
  body: z.object({
    text: z.string().trim().max(100).default(''),
    /** The code of a business line; left out, all of them. */
    project: z.string().max(40).optional(),
    language: articleLanguage,
  }),
  reply: z.object({ hits: z.array(help) }),
});

export const getHelp = endpoint({
  id: 'knowledge.get-help',
  method: 'GET',
  path: '/portal/help/:id',
  need: 'public',
  params: z.object({ id }),
  query: z.object({ language: articleLanguage }),
  reply: z.object({
    id,
    language: articleLanguage,
    title: z.string(),
    summary: z.string(),
    /** Markdown. */
    text: z.string(),
    publishedAt: instant,
    validTo: isoDate.nullable(),
  }),
});
