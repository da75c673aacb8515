import { type ListMark, readListExport, startListExport } from '@tongli/contracts/exports';
import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { call } from '../../../api/call.ts';
import type { ListSearch } from '../../../api/list.ts';
import { type ListSource, type RowOf, readPage } from '../useList.ts';

const textsOf = (params: unknown) =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));

export interface ExportedPage<Row> {
  readonly rows: readonly Row[];
  /** With the last page, of lists that the server keeps. */
  readonly mark: ListMark | null;
}

/** All rows of a list, page by page, under an export that the server counts; it refuses where that is too many. */
export async function* exportPages<E extends Endpoint>(
  source: ListSource<E>,
  search: ListSearch,
  signal: AbortSignal,
): AsyncGenerator<ExportedPage<RowOf<E>>> {
  if (source.read) return yield* ofRows(source, search, signal);
  const { endpoint, params } = source;
  const body = { list: endpoint.id, params: textsOf(params), query: { ...search } };
  const { id } = await call(startListExport, { body, signal });
  let cursor: string | null = null;
  do {
    const page: ReplyOf<typeof readListExport> = await call(readListExport, {
      params: { id },
      body: { cursor },
      signal,
    });
    yield { rows: page.items as RowOf<E>[], mark: page.mark };
    cursor = page.mark ? null : page.nextCursor;
  } while (cursor !== null);
}

async function* ofRows<E extends Endpoint>(
  source: ListSource<E>,
  search: ListSearch,
  signal: AbortSignal,
): AsyncGenerator<ExportedPage<RowOf<E>>> {
  let cursor: string | null = '';
  while (cursor !== null) {
    signal.throwIfAborted();
    const asked: ListSearch = { ...search, limit: '1000', ...(cursor ? { cursor } : {}) };
    const page: Awaited<ReturnType<typeof readPage<E>>> = await readPage(source, asked, signal);
    yield { rows: page.items, mark: null };
    cursor = page.nextCursor;
  }
}
