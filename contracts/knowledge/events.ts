import { z } from 'zod';
import { event, id } from '../kernel/index.ts';

const about = { projectId: id, situation: z.string(), edition: z.number().int() };

export const phrasePublished = event('phrase.published', 'phrase', z.object({ ...about, approvedBy: id.nullable() }));
/** It must not be said any more. */
export const phraseWithdrawn = event('phrase.withdrawn', 'phrase', z.object({ ...about, byId: id.nullable() }));
