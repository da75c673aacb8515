import { type ListMark, readListExport, startListExport } from '@tongli/contracts/exports';
import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { call } from '../../api/call.ts';
import type { ListSearch } from '../../api/list.ts';
import type { ListSource, RowOf } from './useList.ts';

const textsOf = (params: unknown) =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));

/** All rows of a list, read under an export that the server counts; it refuses where that is too many. */
export async function readExport<E extends Endpoint>(
  { endpoint, params }: ListSource<E>,
  search: ListSearch,
  signal: AbortSignal,
  onCount: (count: number) => void,
): Promise<{ rows: RowOf<E>[]; mark: ListMark }> {
  const body = { list: endpoint.id, params: textsOf(params), query: { ...search } };
  const { id } = await call(startListExport, { body, signal });
  const rows: RowOf<E>[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: ReplyOf<typeof readListExport> = await call(readListExport, {
      params: { id },
      body: { cursor },
      signal,
    });
    rows.push(...(page.items as RowOf<E>[]));
    onCount(rows.length);
    if (page.mark) return { rows, mark: page.mark };
    cursor = page.nextCursor;
  }
}
