import { Readable } from 'node:stream';
import { type ListQuery, listShapeOf } from '@tongli/contracts/kernel';
import { z } from 'zod';
import { type Call, forbidden, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import type { Operation } from '../../../platform/http/operation.ts';
import { admit, scopeOf } from '../../../platform/permissions/actor.ts';
import { shown } from '../../../platform/personal/outgoing.ts';

/** All operations of the house; asked for when a list is read, since this module's own are among them. */
export type Operations = () => readonly Operation[];

export interface ListAsked {
  readonly list: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** Of an export: a hundred thousand rows in a hundred pages. */
const rowsOfPage = 1_000;

const pageShape = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });
export type PageRead = z.infer<typeof pageShape>;

const noSession = { token: null, set: () => undefined };

/** The list's operation with its input checked, for whoever may call it. */
function open(call: Call, operations: Operations, { list, params, query }: ListAsked) {
  const operation = operations().find(({ endpoint }) => endpoint.id === list && endpoint.method === 'GET');
  const shape = operation && listShapeOf(operation.endpoint.query);
  if (!operation || !shape) return notFound;
  if (admit(operation.endpoint, call.actor) !== 'allowed') return forbidden;
  const input = {
    params: operation.endpoint.params.safeParse(params),
    query: operation.endpoint.query.safeParse(query),
  };
  if (!input.params.success || !input.query.success) return refuse('list-unreadable', { status: 422 });
  // More than a page on screen may have: the limit of a list is not that of an export.
  return { operation, params: input.params.data, query: { ...(input.query.data as ListQuery), limit: rowsOfPage } };
}

/** Whether this caller may read this list with these filters; nothing is read. */
export function checkList(call: Call, operations: Operations, asked: ListAsked): Refusal | null {
  const opened = open(call, operations, asked);
  return isRefusal(opened) ? opened : null;
}

/** A page as the list itself would answer this caller: within their scope there, and masked. */
export async function readListPage(
  call: Call,
  operations: Operations,
  asked: ListAsked,
  cursor: string | null,
): Promise<PageRead | Refusal> {
  const opened = open(call, operations, { ...asked, query: { ...asked.query, ...(cursor ? { cursor } : {}) } });
  if (isRefusal(opened)) return opened;
  const { endpoint, handle } = opened.operation;
  const reply = await handle(
    { ...call, scope: scopeOf(call.actor, endpoint.need) },
    {
      params: opened.params,
      query: opened.query,
      body: {},
      upload: Readable.from([]),
      session: noSession,
      browser: noSession,
      client: { userAgent: '', address: '' },
    },
  );
  if (isRefusal(reply)) return reply;
  return pageShape.parse(shown(endpoint, endpoint.reply.parse(reply)));
}
