import { z } from 'zod';
import { attachedFile, fileAddress, mostFilesOfDraft } from '../files/index.ts';
import {
  allowances,
  bilingual,
  endpoint,
  id,
  instant,
  isoDate,
  listQuery,
  page,
  personal,
  text,
} from '../kernel/index.ts';
import { version } from '../org/terms.ts';
import { editionOf, entryState } from './editions.ts';

export const articleLanguages = ['zh', 'en'] as const;
export const articleLanguage = z.enum(articleLanguages);
export type ArticleLanguage = z.infer<typeof articleLanguage>;

export const mostOfArticle = 20_000;

const day = isoDate.refine((value) => value >= '1990-01-01' && value < '2200-01-01', {
  params: { code: 'invalid_format' },
});

/** An article in one language. `text` is Markdown; what looks like HTML in it is shown as it was typed. */
export const articleWords = z.object({
  title: text(120),
  /** What a list and a search show below the title. */
  summary: z.string().trim().max(400),
  text: text(mostOfArticle),
});
export type ArticleWords = z.infer<typeof articleWords>;

/** What one edition of an article says, of whom it is meant for and when it holds. */
export const articleContent = z
  .object({
    topicId: id,
    /** Translations of each other; at least one. */
    words: z.object({ zh: articleWords.nullable(), en: articleWords.nullable() }),
    /** Other words by which people look for it. */
    keywords: z.array(text(40)).max(30),
    /** The first and the last of the site's dates on which it holds; null is no bound. */
    validFrom: day.nullable(),
    validTo: day.nullable(),
    /** Whom it concerns: people of these units, and whoever serves these queues. Where both are empty, everybody of the project. */
    unitIds: z.array(id).max(50),
    queueIds: z.array(id).max(50),
    /** Acknowledged by whomever it concerns before they take contacts. */
    mustKnow: z.boolean(),
    /** Whoever acknowledged the edition before need not do so again. */
    smallChange: z.boolean(),
    /** Customers find it on the portal and on the chat page. */
    public: z.boolean(),
  })
  .superRefine(({ words, validFrom, validTo }, context) => {
    if (!words.zh && !words.en)
      context.addIssue({ code: 'custom', path: ['words'], message: 'no-language', params: { code: 'no-language' } });
    if (validFrom && validTo && validTo < validFrom)
      context.addIssue({
        code: 'custom',
        path: ['validTo'],
        message: 'ends-before-it-begins',
        params: { code: 'ends-before-it-begins' },
      });
  });
export type ArticleContent = z.infer<typeof articleContent>;

/** Whether what it says holds today: `upcoming` not yet, `expired` not any more, `none` where no edition is in use. */
export const validity = z.enum(['valid', 'upcoming', 'expired', 'none']);
export type ArticleValidity = z.infer<typeof validity>;

const shown = {
  id,
  projectId: id,
  topicId: id,
  state: entryState,
  openState: z.enum(['draft', 'submitted']).nullable(),
  validity,
  ownerId: id,
  ownerName: z.string(),
  /** When its owner is asked to look it through. */
  reviewOn: isoDate.nullable(),
  version: z.number().int(),
  changedAt: instant,
};

export const articleRow = z.object({
  ...shown,
  /** Empty in a language that it does not speak. */
  title: bilingual,
  edition: z.number().int(),
  validFrom: isoDate.nullable(),
  validTo: isoDate.nullable(),
  mustKnow: z.boolean(),
  public: z.boolean(),
  /** Beside how many contacts and cases it was opened or quoted in the last 90 days. */
  uses: z.number().int(),
  helpful: z.number().int(),
  /** Said to be wrong or to lack something. */
  faults: z.number().int(),
});
export type ArticleRow = z.infer<typeof articleRow>;

export const articleEdition = editionOf(articleContent);
export type ArticleEdition = z.infer<typeof articleEdition>;

export const feedbackKind = z.enum(['helpful', 'wrong', 'missing']);
export type FeedbackKind = z.infer<typeof feedbackKind>;

export const article = z.object({
  ...shown,
  addedAt: instant,
  /** All there ever were, the latest first. */
  editions: z.array(articleEdition),
  files: z.array(attachedFile),
  feedback: z.array(
    z.object({
      id,
      kind: feedbackKind,
      words: personal('text', z.string()),
      byName: z.string(),
      at: instant,
      edition: z.number().int(),
      /** The task that its owner was given for it. */
      taskId: id.nullable(),
    }),
  ),
  usage: z.object({
    /** Beside how many different contacts and cases, ever. */
    subjects: z.number().int(),
    opened: z.number().int(),
    inserted: z.number().int(),
    helpful: z.number().int(),
    faults: z.number().int(),
    /** The last 30 days on which it was used. */
    days: z.array(z.object({ on: isoDate, uses: z.number().int() })),
  }),
  /** Whether the caller has to acknowledge what it says now, and when they did. */
  own: z.object({ due: z.boolean(), acknowledgedAt: instant.nullable() }),
  /** write, submit, discard, withdraw, care. */
  actions: allowances,
});
export type Article = z.infer<typeof article>;

export const articleList = {
  filters: {
    topicId: ['eq', 'in'],
    state: ['eq', 'in'],
    openState: ['eq', 'in'],
    validity: ['eq', 'in'],
    mustKnow: ['eq'],
    public: ['eq'],
    ownerId: ['eq'],
    reviewOn: ['lte', 'gte'],
    words: ['eq'],
  },
  sorts: ['changedAt', 'reviewOn', 'uses', 'helpful', 'faults'],
  usualSort: '-changedAt',
} as const;

const one = z.object({ id });
const act = <const Id extends string, const Path extends string>(name: Id, path: Path) => ({
  id: `knowledge.${name}` as const,
  method: 'POST' as const,
  path: `/articles/:id/${path}` as const,
  need: 'knowledge.write' as const,
  params: one,
  reply: article,
});

/** `filter[words][eq]` is any part of its titles, in either language. Whoever may not write sees what concerns them and is in use. */
export const listArticles = endpoint({
  id: 'knowledge.list-articles',
  method: 'GET',
  path: '/articles',
  need: 'knowledge.read',
  query: listQuery(articleList),
  reply: page(articleRow),
});

export const getArticle = endpoint({
  id: 'knowledge.get-article',
  method: 'GET',
  path: '/articles/:id',
  need: 'knowledge.read',
  params: one,
  reply: article,
});

const care = { ownerId: id.optional(), reviewOn: day.nullable().optional() };

/** Its first edition is a draft. Its owner is whoever writes it, where none is named. */
export const addArticle = endpoint({
  id: 'knowledge.add-article',
  method: 'POST',
  path: '/articles',
  need: 'knowledge.write',
  body: z.object({ content: articleContent, projectId: id.optional(), ...care }),
  reply: article,
  creates: true,
});

/** Changes the draft; where there is none the next edition begins as one, and what is published stays in use. */
export const writeArticle = endpoint({
  id: 'knowledge.write-article',
  method: 'PUT',
  path: '/articles/:id/draft',
  need: 'knowledge.write',
  params: one,
  body: z.object({ content: articleContent, version }),
  reply: article,
});

/**
 * Asks whoever has authority over the kind `article`; published as soon as they approve. One that holds only from a later day on waits for it
 * where another is in use.
 */
export const submitArticle = endpoint({ ...act('submit-article', 'submission'), body: z.object({ version }) });

export const discardArticleDraft = endpoint({
  ...act('discard-article-draft', 'discard'),
  body: z.object({ version }),
});

/** At once: what does not hold any more waits for nobody. */
export const withdrawArticle = endpoint({
  ...act('withdraw-article', 'withdrawal'),
  body: z.object({ reason: text(400), version }),
});

/** Who looks after it, and when they are asked to look it through. Needs no approval. */
export const careForArticle = endpoint({
  ...act('care-for-article', 'care'),
  body: z.object({ ownerId: id, reviewOn: day.nullable(), version }),
});

export const attachArticleFiles = endpoint({
  ...act('attach-article-files', 'files'),
  body: z.object({ fileIds: z.array(id).min(1).max(mostFilesOfDraft) }),
});

/** Opens one of its files for some minutes. */
export const openArticleFile = endpoint({
  id: 'knowledge.open-article-file',
  method: 'POST',
  path: '/articles/:id/files/:fileId/opening',
  need: 'knowledge.read',
  params: z.object({ id, fileId: id }),
  reply: fileAddress,
});
