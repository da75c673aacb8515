import { z } from 'zod';
import { bilingual, endpoint, event, id, instant, personal, text } from '../kernel/index.ts';

/** What a letter is for; a template is written for one of them. */
export const letterKind = z.enum([
  'acknowledgement',
  'question',
  'answer',
  'appeal-result',
  'visit-invitation',
  'extension',
  'other',
]);
export type LetterKind = z.infer<typeof letterKind>;

/**
 * What stands in a template for something that is known only when it is filled: `{customer}`. `text` is what is written for this
 * case (a question, a reason); `blank` is what the handler writes in.
 */
export const letterPlaceholders = [
  'customer',
  'number',
  'product',
  'area',
  'lodged-on',
  'answer-by',
  'handler',
  'link',
  'text',
  'blank',
] as const;
export type LetterPlaceholder = (typeof letterPlaceholders)[number];

/** Letters of these kinds are sent by an act that has its own words for them: a template must have a place for those. */
export const kindsAroundText: readonly LetterKind[] = ['question', 'appeal-result'];

export type LetterPiece = { readonly text: string } | { readonly place: LetterPlaceholder };

export interface LetterFault {
  readonly code: 'unknown-placeholder' | 'stray-brace' | 'text-missing' | 'text-not-here';
  /** What was written between the braces, cut where it is long. */
  readonly placeholder: string;
}

const known = new Set<string>(letterPlaceholders);
const isPlaceholder = (word: string): word is LetterPlaceholder => known.has(word);
const mostShown = 40;
const braced = /\{([^{}]*)\}/g;

/** A template in its pieces: words, and places to be filled. A brace is never a word. */
export function letterPieces(template: string): readonly LetterPiece[] | LetterFault {
  const pieces: LetterPiece[] = [];
  let from = 0;
  for (const { 0: whole, 1: word = '', index } of template.matchAll(braced)) {
    if (!isPlaceholder(word)) return { code: 'unknown-placeholder', placeholder: word.slice(0, mostShown) };
    if (index > from) pieces.push({ text: template.slice(from, index) });
    pieces.push({ place: word });
    from = index + whole.length;
  }
  if (from < template.length) pieces.push({ text: template.slice(from) });
  const stray = pieces.some((piece) => 'text' in piece && /[{}]/.test(piece.text));
  return stray ? { code: 'stray-brace', placeholder: '' } : pieces;
}

/** Null where a template of this kind can be filled. */
export function letterFault(kind: LetterKind, part: 'subject' | 'body', template: string): LetterFault | null {
  const pieces = letterPieces(template);
  if ('code' in pieces) return pieces;
  const around = pieces.some((piece) => 'place' in piece && piece.place === 'text');
  const wanted = part === 'body' && kindsAroundText.includes(kind);
  if (around === wanted) return null;
  return { code: wanted ? 'text-missing' : 'text-not-here', placeholder: 'text' };
}

/** Where the handler writes something in. */
export const letterBlank = '＿＿';

export type KnownOfLetter = Readonly<Partial<Record<LetterPlaceholder, string>>>;

/** A template with what is known put in, once: braces within a value stay what they are. */
export function fillLetter(template: string, values: KnownOfLetter): string {
  const pieces = letterPieces(template);
  if ('code' in pieces) return template;
  return pieces.map((piece) => ('text' in piece ? piece.text : (values[piece.place] ?? letterBlank))).join('');
}

const subjectText = text(120);
const bodyText = text(4_000);
const both = <T extends z.ZodType>(one: T) => z.object({ zh: one, en: one });

/** An edition in force. Version 0 came with the product. */
export const letterTemplate = z.object({
  id,
  kind: letterKind,
  name: bilingual,
  subject: bilingual,
  body: bilingual,
  version: z.int(),
  retired: z.boolean(),
  changedAt: instant.nullable(),
  changedByName: z.string().nullable(),
});
export type LetterTemplate = z.infer<typeof letterTemplate>;

const templateInput = {
  name: both(text(60)),
  subject: both(subjectText),
  body: both(bodyText),
};

const templates = z.object({ templates: z.array(letterTemplate) });

/** In force first, retired last. */
export const listLetterTemplates = endpoint({
  id: 'complaints.list-letter-templates',
  method: 'GET',
  path: '/letter-templates',
  need: 'signed-in',
  reply: templates,
});

export const addLetterTemplate = endpoint({
  id: 'complaints.add-letter-template',
  method: 'POST',
  path: '/letter-templates',
  need: 'requests.administer',
  body: z.object({ kind: letterKind, ...templateInput }),
  reply: letterTemplate,
  creates: true,
});

/** A new edition; the one before stays on record. Of the five that came with the product none can be retired. */
export const changeLetterTemplate = endpoint({
  id: 'complaints.change-letter-template',
  method: 'PUT',
  path: '/letter-templates/:id',
  need: 'requests.administer',
  params: z.object({ id }),
  body: z.object({ ...templateInput, retired: z.boolean().default(false), version: z.int() }),
  reply: letterTemplate,
});

export const listLetterEditions = endpoint({
  id: 'complaints.list-letter-editions',
  method: 'GET',
  path: '/letter-templates/:id/editions',
  need: 'requests.administer',
  params: z.object({ id }),
  reply: z.object({ editions: z.array(letterTemplate) }),
});

export const letterLanguage = z.enum(['zh', 'en']);
export type LetterLanguage = z.infer<typeof letterLanguage>;

/** A template filled for a case, to be read and changed before it is sent. */
export const letterDraft = z.object({
  templateId: id,
  templateVersion: z.int(),
  language: letterLanguage,
  subject: personal('text', z.string()),
  body: personal('text', z.string()),
});
export type LetterDraft = z.infer<typeof letterDraft>;

/** Language left out: the one in which the customer wrote. Template left out: the first of the kind. */
export const draftLetter = endpoint({
  id: 'complaints.draft-letter',
  method: 'GET',
  path: '/complaints/:id/letter-draft',
  need: 'complaints.handle',
  params: z.object({ id }),
  query: z.object({ kind: letterKind.optional(), templateId: id.optional(), language: letterLanguage.optional() }),
  reply: letterDraft,
});

export const letter = z.object({
  id,
  kind: letterKind,
  language: letterLanguage,
  subject: personal('text', z.string()),
  body: personal('text', z.string()),
  at: instant,
  byName: z.string(),
  /** In a conversation that was open, or kept for whoever speaks with them next; null while it is on its way or could not leave. */
  way: z.enum(['chat', 'kept']).nullable(),
  /** Why it could not leave. */
  refusal: z.string().nullable(),
});
export type Letter = z.infer<typeof letter>;

export const listLetters = endpoint({
  id: 'complaints.list-letters',
  method: 'GET',
  path: '/complaints/:id/letters',
  need: 'complaints.read',
  params: z.object({ id }),
  reply: z.object({ number: z.string(), zone: z.string(), letters: z.array(letter) }),
});

/** Refuses `blank-left` while a place for the handler's own words is empty. */
export const sendLetter = endpoint({
  id: 'complaints.send-letter',
  method: 'POST',
  path: '/complaints/:id/letters',
  need: 'complaints.handle',
  params: z.object({ id }),
  body: z.object({
    templateId: id,
    templateVersion: z.int(),
    language: letterLanguage,
    subject: subjectText,
    body: bodyText,
  }),
  reply: z.object({ id }),
  creates: true,
});

/** A letter is on record and wants to leave. */
export const letterKept = event(
  'complaint.letter-kept',
  'complaint',
  z.object({ letterId: id, kind: letterKind, projectId: id, customerId: id.nullable() }),
);
