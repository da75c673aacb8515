import { z } from 'zod';
import { bilingual, endpoint, id } from '../kernel/index.ts';
import { situationCode } from './phrases.ts';

export const situationCover = z.object({
  situation: situationCode,
  /** Phrases that can be used; a situation with none is a gap. */
  published: z.number().int(),
  /** Drafts and editions that await approval. */
  open: z.number().int(),
});
export type SituationCover = z.infer<typeof situationCover>;

/** Which named situations have no approved phrase, project by project. */
export const listGaps = endpoint({
  id: 'knowledge.list-gaps',
  method: 'GET',
  path: '/phrase-gaps',
  need: 'knowledge.read',
  reply: z.object({
    projects: z.array(
      z.object({ id, name: bilingual, missing: z.number().int(), situations: z.array(situationCover) }),
    ),
  }),
});

/** Puts drafts of the phrases that come with the product where a situation has neither a phrase nor a draft. */
export const draftSupplied = endpoint({
  id: 'knowledge.draft-supplied',
  method: 'POST',
  path: '/phrase-gaps/drafts',
  need: 'knowledge.write',
  body: z.object({ projectId: id.optional() }),
  reply: z.object({ added: z.number().int() }),
});
