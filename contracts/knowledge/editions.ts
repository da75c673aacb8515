import { z } from 'zod';
import { id, instant } from '../kernel/index.ts';

/** What can be used now: `published`, also while a next edition is a draft or awaits approval; otherwise how far it has come. */
export const entryState = z.enum(['draft', 'submitted', 'published', 'withdrawn']);
export type EntryState = z.infer<typeof entryState>;

/**
 * `approved`: waits for the day from which it holds, while the one before stays in use. `superseded`: by a later edition. `discarded`: a
 * draft that was given up, or one that waited when a later one was approved.
 */
export const editionState = z.enum([
  'draft',
  'submitted',
  'approved',
  'published',
  'superseded',
  'withdrawn',
  'discarded',
]);
export type EditionState = z.infer<typeof editionState>;

/** What an entry of knowledge said at a time, and how it came to be said; `content` is that of its kind. */
export const editionOf = <Content extends z.ZodType>(content: Content) =>
  z.object({
    number: z.number().int(),
    state: editionState,
    content,
    /** Names are empty where nobody did it, or nobody who is known. */
    writtenByName: z.string(),
    writtenAt: instant,
    submittedAt: instant.nullable(),
    /** Of the approval that was asked for last. */
    approvalId: id.nullable(),
    approvedByName: z.string(),
    publishedAt: instant.nullable(),
    endedByName: z.string(),
    endedAt: instant.nullable(),
    /** Why it was withdrawn. */
    endReason: z.string().nullable(),
  });
export type EditionOf<Content> = Omit<z.infer<ReturnType<typeof editionOf<z.ZodUnknown>>>, 'content'> & {
  readonly content: Content;
};
