import { z } from 'zod';
import { allowances, countedPage, endpoint, id, instant, listQuery, text } from '../kernel/index.ts';
import { severity, validity } from './terms.ts';

const one = z.object({ id });
const version = z.int();

/** What a case of the library tells, in this order; `lesson` is what whoever proposes it adds. */
export const libraryPart = z.enum(['facts', 'demand', 'handling', 'answer', 'lesson']);
export type LibraryPart = z.infer<typeof libraryPart>;

/** What was taken out. `more`: by a person, beyond what the engine found. */
export const removedKind = z.enum(['known', 'mail', 'address', 'number', 'name', 'more']);
export type RemovedKind = z.infer<typeof removedKind>;

/** How a removal stands in a text: `⟦name⟧`. */
export const removalMark = /⟦(known|mail|address|number|name|more)⟧/g;

export const libraryState = z.enum(['proposed', 'released', 'declined', 'withdrawn']);
export type LibraryState = z.infer<typeof libraryState>;

export const libraryRow = z.object({
  id,
  number: z.string(),
  state: libraryState,
  /** Null once its texts are gone. */
  title: z.string().nullable(),
  product: z.string(),
  area: z.string(),
  cause: z.string(),
  /** Of the business tree, from the top down. */
  classPath: z.array(z.string()),
  severity,
  validity: validity.nullable(),
  proposedByName: z.string(),
  proposedAt: instant,
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
});
export type LibraryRow = z.infer<typeof libraryRow>;

export const libraryCase = libraryRow.extend({
  parts: z.array(z.object({ part: libraryPart, text: z.string() })),
  /** How many of each kind were taken out. */
  taken: z.record(removedKind, z.int()),
  reason: z.string().nullable(),
  /** The case it was made from, told to those only who decide on it; null to others and once its customer is erased. */
  complaintId: id.nullable(),
  version,
  /** remove, release, decline, withdraw. */
  actions: allowances,
});
export type LibraryCase = z.infer<typeof libraryCase>;

export const libraryList = {
  filters: {
    state: ['eq', 'in'],
    product: ['eq'],
    cause: ['eq'],
    classCode: ['eq'],
    /** Words that all stand in the title or a text. */
    words: ['eq'],
  },
  sorts: ['proposedAt'],
  usualSort: '-proposedAt',
  counted: true,
} as const;

/** Released cases to whoever may read; those that wait or are gone also to whoever proposed them or releases. */
export const listLibrary = endpoint({
  id: 'complaints.list-library',
  method: 'GET',
  path: '/case-library',
  need: 'complaints.read',
  query: listQuery(libraryList),
  reply: countedPage(libraryRow),
});

export const getLibraryCase = endpoint({
  id: 'complaints.get-library-case',
  method: 'GET',
  path: '/case-library/:id',
  need: 'complaints.read',
  params: one,
  reply: libraryCase,
});

/** Whether a case can be proposed, and the entry that already stands. */
export const getLibraryStanding = endpoint({
  id: 'complaints.get-library-standing',
  method: 'GET',
  path: '/complaints/:id/library',
  need: 'complaints.read',
  params: one,
  reply: z.object({ entry: z.object({ id, number: z.string(), state: libraryState }).nullable(), actions: allowances }),
});

/** Of a closed case; title and lesson are made anonymous as well. */
export const proposeForLibrary = endpoint({
  id: 'complaints.propose-for-library',
  method: 'POST',
  path: '/complaints/:id/library',
  need: 'complaints.handle',
  params: one,
  body: z.object({ title: text(80), lesson: text(2_000) }),
  reply: libraryCase,
  creates: true,
});

/** Takes these passages out wherever they stand, in any writing. */
export const removeFromLibraryCase = endpoint({
  id: 'complaints.remove-from-library-case',
  method: 'POST',
  path: '/case-library/:id/removals',
  need: 'complaints.read',
  params: one,
  body: z.object({ passages: z.array(text(200).min(2)).min(1).max(20), version }),
  reply: libraryCase,
});

/** By another than who proposed it. */
export const releaseLibraryCase = endpoint({
  id: 'complaints.release-library-case',
  method: 'POST',
  path: '/case-library/:id/release',
  need: 'complaints.curate',
  params: one,
  /** That whoever releases has read all of it. */
  body: z.object({ read: z.literal(true), version }),
  reply: libraryCase,
});

/** Before it is released. Its texts are deleted. */
export const declineLibraryCase = endpoint({
  id: 'complaints.decline-library-case',
  method: 'POST',
  path: '/case-library/:id/refusal',
  need: 'complaints.curate',
  params: one,
  body: z.object({ reason: text(400), version }),
  reply: libraryCase,
});

/** By whoever proposed it or releases. Its texts are deleted. */
export const withdrawLibraryCase = endpoint({
  id: 'complaints.withdraw-library-case',
  method: 'POST',
  path: '/case-library/:id/withdrawal',
  need: 'complaints.read',
  params: one,
  body: z.object({ reason: text(400), version }),
  reply: libraryCase,
});
