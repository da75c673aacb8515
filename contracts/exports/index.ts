import { z } from 'zod';
import { endpoint, id, instant } from '../kernel/index.ts';

const words = z.record(z.string().max(60), z.string().max(500));

/** Asks to take a list out as a file: which one (the id of its operation), with which filters and order. */
export const startListExport = endpoint({
  id: 'privacy.start-list-export',
  method: 'POST',
  path: '/exports',
  need: 'signed-in',
  body: z.object({ list: z.string().max(100), params: words, query: words }),
  /** `left`: rows that this person may still export today. */
  reply: z.object({ id, left: z.number().int() }),
  creates: true,
});

/** Who took it out, when, by which request, and how many rows: the last line of the file, and the same as in the audit trail. */
export const listMark = z.object({
  madeAt: instant,
  madeByName: z.string(),
  requestId: z.string(),
  rows: z.number().int(),
});
export type ListMark = z.infer<typeof listMark>;

/** One page of it, counted; items are those of the list's own reply. The mark comes with the last page. */
export const readListExport = endpoint({
  id: 'privacy.read-list-export',
  method: 'POST',
  path: '/exports/:id/pages',
  need: 'signed-in',
  params: z.object({ id }),
  body: z.object({ cursor: z.string().max(2_000).nullable() }),
  reply: z.object({
    items: z.array(z.unknown()),
    nextCursor: z.string().nullable(),
    mark: listMark.nullable(),
  }),
});
