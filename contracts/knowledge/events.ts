import { z } from 'zod';
import { event, id } from '../kernel/index.ts';

const about = { projectId: id, situation: z.string(), edition: z.number().int() };

export const phrasePublished = event('phrase.published', 'phrase', z.object({ ...about, approvedBy: id.nullable() }));
/** It must not be said any more. */
export const phraseWithdrawn = event('phrase.withdrawn', 'phrase', z.object({ ...about, byId: id.nullable() }));

const article = { projectId: id, topicId: id, edition: z.number().int() };

export const articlePublished = event(
  'article.published',
  'article',
  z.object({ ...article, mustKnow: z.boolean(), public: z.boolean(), approvedBy: id.nullable() }),
);
/** It does not hold any more. */
export const articleWithdrawn = event('article.withdrawn', 'article', z.object({ ...article, byId: id.nullable() }));
export const articleAcknowledged = event('article.acknowledged', 'article', z.object({ ...article, personId: id }));
