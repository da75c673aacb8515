import { z } from 'zod';
import { allowance, endpoint, id, text } from '../kernel/index.ts';

/** The id of a list's operation, such as `complaints.list`. */
const listName = z
  .string()
  .regex(/^[a-z-]+\.[a-z-]+$/)
  .max(100);

const columns = z.array(z.string().max(60)).max(60);

/** Whom a view is shown to: its owner alone, those of the owner's unit and of the units within it, or all. */
export const shownTo = z.enum(['owner', 'unit', 'everyone']);
export type ShownTo = z.infer<typeof shownTo>;

/** `query`: filters and order as the list takes them. `columns`: which, in their order; null where the reader's own choice stays. */
const contents = {
  name: text(40),
  shownTo,
  query: z.record(z.string().max(80), z.string().max(1_000)),
  columns: columns.nullable(),
};

/** A list with filters, order and columns under a name. */
export const savedView = z.object({
  id,
  list: z.string(),
  ...contents,
  own: z.boolean(),
  ownerName: z.string(),
  version: z.number().int(),
  actions: z.object({ change: allowance }),
});
export type SavedView = z.infer<typeof savedView>;

/** How somebody has a list laid out for themselves. */
export const layout = z.object({
  columns: columns.nullable(),
  compact: z.boolean(),
  defaultViewId: id.nullable(),
});
export type Layout = z.infer<typeof layout>;

/** What a list needs to know before it is shown: the views that the caller may choose, and their layout. */
export const getListDesk = endpoint({
  id: 'desk.get-list',
  method: 'GET',
  path: '/desk/lists/:list',
  need: 'signed-in',
  params: z.object({ list: listName }),
  reply: z.object({
    views: z.array(savedView),
    layout,
    /** Whether the caller may show views to their unit, and to everyone. */
    sharing: z.object({ unit: z.boolean(), everyone: z.boolean() }),
  }),
});

export const keepLayout = endpoint({
  id: 'desk.keep-layout',
  method: 'PUT',
  path: '/desk/lists/:list/layout',
  need: 'signed-in',
  params: z.object({ list: listName }),
  body: layout,
  reply: layout,
});

export const addView = endpoint({
  id: 'desk.add-view',
  method: 'POST',
  path: '/desk/views',
  need: 'signed-in',
  body: z.object({ list: listName, ...contents }),
  reply: savedView,
  creates: true,
});

export const changeView = endpoint({
  id: 'desk.change-view',
  method: 'PUT',
  path: '/desk/views/:id',
  need: 'signed-in',
  params: z.object({ id }),
  body: z.object({ ...contents, version: z.number().int() }),
  reply: savedView,
});

export const deleteView = endpoint({
  id: 'desk.delete-view',
  method: 'DELETE',
  path: '/desk/views/:id',
  need: 'signed-in',
  params: z.object({ id }),
  reply: z.object({}),
});
