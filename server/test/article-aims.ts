import { randomUUID } from 'node:crypto';
import { personNamed } from '../sample/people.ts';
import type { Request } from './aims.ts';
import { articleContent } from './articles.ts';

/** Aimed at an article in use. */
export function ofArticles(article: string): Readonly<Record<string, Request>> {
  const one = { params: { id: article } };
  const content = articleContent(randomUUID());
  const care = { ownerId: personNamed('malin').id, reviewOn: null, version: 1 };
  return {
    'knowledge.get-article': one,
    'knowledge.write-article': { ...one, body: { content, version: 1 } },
    'knowledge.submit-article': { ...one, body: { version: 1 } },
    'knowledge.discard-article-draft': { ...one, body: { version: 1 } },
    'knowledge.withdraw-article': { ...one, body: { reason: 'x', version: 1 } },
    'knowledge.care-for-article': { ...one, body: care },
    'knowledge.attach-article-files': { ...one, body: { fileIds: [randomUUID()] } },
    'knowledge.open-article-file': { params: { id: article, fileId: randomUUID() } },
    'knowledge.acknowledge-article': { ...one, body: { edition: 1 } },
    'knowledge.count-article-use': {
      ...one,
      body: { act: 'opened', subject: { type: 'contact', id: randomUUID() } },
    },
    'knowledge.say-of-article': { ...one, body: { kind: 'helpful' } },
    'knowledge.list-readers': one,
    'knowledge.remind-readers': one,
    'knowledge.settle-search-miss': { params: { id: randomUUID() } },
  };
}

/** What customers may read, which is not found by a scope. */
export const articlesOtherwise: Readonly<Record<string, string>> = {
  'knowledge.get-help': 'public and in use: what every customer may read',
};
