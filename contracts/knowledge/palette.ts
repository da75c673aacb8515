import { z } from 'zod';
import { bilingual, endpoint, id, instant } from '../kernel/index.ts';
import { empathyPattern, situationCode } from './phrases.ts';

/** A published phrase as an agent chooses it. */
export const palettePhrase = z.object({
  id,
  situation: situationCode,
  pattern: empathyPattern.nullable(),
  title: bilingual,
  text: bilingual,
  /** In the last 30 days, by everyone and by the caller. */
  uses: z.number().int(),
  ownUses: z.number().int(),
  /** By the caller. */
  lastUsedAt: instant.nullable(),
});
export type PalettePhrase = z.infer<typeof palettePhrase>;

/** All that can be said for a project. */
export const getPalette = endpoint({
  id: 'knowledge.get-palette',
  method: 'GET',
  path: '/phrase-palette',
  need: 'knowledge.use',
  query: z.object({ projectId: id.optional() }),
  reply: z.object({ phrases: z.array(palettePhrase) }),
});

/** Counts one more for the phrase, the caller and the day; says nothing of whom it was said to. */
export const countUse = endpoint({
  id: 'knowledge.count-use',
  method: 'POST',
  path: '/phrases/:id/uses',
  need: 'knowledge.use',
  params: z.object({ id }),
  reply: z.object({ ownUses: z.number().int() }),
});
