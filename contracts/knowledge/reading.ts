import { z } from 'zod';
import { endpoint, id, instant, isoDate } from '../kernel/index.ts';
import { article, feedbackKind } from './articles.ts';

const one = z.object({ id });

/** Says that it was read and understood, as the edition that is in use. */
export const acknowledgeArticle = endpoint({
  id: 'knowledge.acknowledge-article',
  method: 'POST',
  path: '/articles/:id/acknowledgement',
  need: 'knowledge.use',
  params: one,
  /** The edition that was read: a newer one must be read first. */
  body: z.object({ edition: z.number().int() }),
  reply: article,
});

export const mustKnowItem = z.object({
  id,
  title: z.object({ zh: z.string(), en: z.string() }),
  edition: z.number().int(),
  publishedAt: instant,
  validFrom: isoDate.nullable(),
});
export type MustKnowItem = z.infer<typeof mustKnowItem>;

/** What the caller has to acknowledge before they take contacts, longest waiting first. */
export const listMustKnow = endpoint({
  id: 'knowledge.list-must-know',
  method: 'GET',
  path: '/must-know',
  need: 'knowledge.read',
  reply: z.object({ articles: z.array(mustKnowItem) }),
});

/** Whom an article that must be known concerns today, and who acknowledged it. */
export const listReaders = endpoint({
  id: 'knowledge.list-readers',
  method: 'GET',
  path: '/articles/:id/readers',
  need: 'knowledge.write',
  params: one,
  reply: z.object({
    /** Those who have not come first. */
    readers: z.array(z.object({ id, name: z.string(), acknowledgedAt: instant.nullable() })),
    /** When those who have not are told next; null where they are not told any more. */
    remindAt: instant.nullable(),
  }),
});

/** Tells those who have not acknowledged it, now. */
export const remindReaders = endpoint({
  id: 'knowledge.remind-readers',
  method: 'POST',
  path: '/articles/:id/readers/reminder',
  need: 'knowledge.write',
  params: one,
  reply: z.object({ told: z.number().int() }),
});

/** What an agent thinks of an article. What is wrong or missing becomes a task of its owner, and says what. */
export const sayOfArticle = endpoint({
  id: 'knowledge.say-of-article',
  method: 'POST',
  path: '/articles/:id/feedback',
  need: 'knowledge.use',
  params: one,
  body: z
    .object({ kind: feedbackKind, words: z.string().trim().max(1_000).default('') })
    .superRefine(({ kind, words }, context) => {
      if (kind !== 'helpful' && words === '')
        context.addIssue({
          code: 'too_small',
          minimum: 1,
          origin: 'string',
          inclusive: true,
          path: ['words'],
          input: words,
        });
    }),
  reply: article,
});
