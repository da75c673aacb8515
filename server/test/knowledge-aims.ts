import { suppliedPhrases } from '../modules/knowledge/index.ts';
import type { Request } from './aims.ts';
import { ofArticles } from './article-aims.ts';
import type { Rows } from './rows.ts';

/** Aimed at an article and a standard phrase in use. */
export function ofKnowledge({ article, phrase }: Rows): Readonly<Record<string, Request>> {
  const one = { params: { id: phrase } };
  const [content] = suppliedPhrases;
  return {
    ...ofArticles(article),
    'knowledge.get-phrase': one,
    'knowledge.count-use': one,
    'knowledge.write-phrase': { ...one, body: { ...content, version: 1 } },
    'knowledge.submit-phrase': { ...one, body: { version: 1 } },
    'knowledge.discard-draft': { ...one, body: { version: 1 } },
    'knowledge.withdraw-phrase': { ...one, body: { reason: 'x', version: 1 } },
  };
}
