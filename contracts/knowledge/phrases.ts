import { z } from 'zod';
import {
  allowances,
  type BodyOf,
  bilingual,
  endpoint,
  id,
  instant,
  isoDate,
  listQuery,
  page,
  text,
} from '../kernel/index.ts';
import { version } from '../org/terms.ts';
import { editionOf, entryState } from './editions.ts';
import { faultOf } from './placeholders.ts';
import { situationCodes } from './situations.ts';

export const situationCode = z.enum(situationCodes);

/**
 * Empathy patterns 同理心句式: `although` says what cannot be done and then what can; `immediately` what cannot be done at once
 * and what will be done right away.
 */
export const empathyPattern = z.enum(['although', 'immediately']);
export type EmpathyPattern = z.infer<typeof empathyPattern>;

export const mostOfPhrase = 1_000;

/** What is said, with `{customer}`, `{number}`, `{agent}`, `{queue}` and `{blank}` as places to be filled. */
const phraseText = text(mostOfPhrase).superRefine((value, context) => {
  const fault = faultOf(value);
  if (fault) context.addIssue({ code: 'custom', message: fault.code, params: fault });
});

/** What one edition of a phrase says. */
export const phraseContent = z.object({
  situation: situationCode,
  pattern: empathyPattern.nullable(),
  title: z.object({ zh: text(40), en: text(80) }),
  text: z.object({ zh: phraseText, en: phraseText }),
});
export type PhraseContent = z.infer<typeof phraseContent>;

const openState = z.enum(['draft', 'submitted']).nullable();

const shown = {
  id,
  projectId: id,
  state: entryState,
  /** Of the edition that is being made beside the one in use. */
  openState,
  version: z.number().int(),
  changedAt: instant,
};

export const phraseRow = z.object({
  ...shown,
  situation: situationCode,
  pattern: empathyPattern.nullable(),
  title: bilingual,
  text: bilingual,
  edition: z.number().int(),
  writtenByName: z.string(),
  approvedByName: z.string(),
  /** In the last 30 days, by everyone. */
  uses: z.number().int(),
});
export type PhraseRow = z.infer<typeof phraseRow>;

export const edition = editionOf(phraseContent);
export type Edition = z.infer<typeof edition>;

export const phrase = z.object({
  ...shown,
  addedAt: instant,
  /** All there ever were, the latest first; their words stay readable. */
  editions: z.array(edition),
  usage: z.object({
    total: z.number().int(),
    /** The last 30 days on which it was used. */
    days: z.array(z.object({ on: isoDate, uses: z.number().int() })),
  }),
  /** write, submit, discard, withdraw. */
  actions: allowances,
});
export type Phrase = z.infer<typeof phrase>;

export const phraseList = {
  filters: { situation: ['eq', 'in'], state: ['eq', 'in'], openState: ['eq', 'in'], words: ['eq'] },
  sorts: ['changedAt', 'situation', 'uses'],
  usualSort: 'situation',
} as const;

const one = z.object({ id });
const act = <const Id extends string, const Path extends string>(name: Id, path: Path) => ({
  id: `knowledge.${name}` as const,
  method: 'POST' as const,
  path: `/phrases/:id/${path}` as const,
  need: 'knowledge.write' as const,
  params: one,
  reply: phrase,
});

/** `filter[words][eq]` is any part of its titles or texts, in either language. */
export const listPhrases = endpoint({
  id: 'knowledge.list-phrases',
  method: 'GET',
  path: '/phrases',
  need: 'knowledge.read',
  query: listQuery(phraseList),
  reply: page(phraseRow),
});

export const getPhrase = endpoint({
  id: 'knowledge.get-phrase',
  method: 'GET',
  path: '/phrases/:id',
  need: 'knowledge.read',
  params: one,
  reply: phrase,
});

/** Its first edition is a draft. */
export const addPhrase = endpoint({
  id: 'knowledge.add-phrase',
  method: 'POST',
  path: '/phrases',
  need: 'knowledge.write',
  body: phraseContent.extend({ projectId: id.optional() }),
  reply: phrase,
  creates: true,
});
export type BodyOfPhrase = BodyOf<typeof addPhrase>;

/** Changes the draft; where there is none the next edition begins as one, and what is published stays in use. */
export const writePhrase = endpoint({
  id: 'knowledge.write-phrase',
  method: 'PUT',
  path: '/phrases/:id/draft',
  need: 'knowledge.write',
  params: one,
  body: phraseContent.extend({ version }),
  reply: phrase,
});

/** Asks whoever has authority over the kind `phrase`; published as soon as they approve. */
export const submitPhrase = endpoint({ ...act('submit-phrase', 'submission'), body: z.object({ version }) });

export const discardDraft = endpoint({ ...act('discard-draft', 'discard'), body: z.object({ version }) });

/** At once: what must not be said any more waits for nobody. */
export const withdrawPhrase = endpoint({
  ...act('withdraw-phrase', 'withdrawal'),
  body: z.object({ reason: text(400), version }),
});
