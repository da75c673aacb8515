import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { call } from '../../api/call.ts';
import { readKey } from '../../api/hooks.ts';
import type { ListSearch } from '../../api/list.ts';
import type { Input, Parts, Transport } from '../../api/request.ts';

/** One page of any list. */
export interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** The rows of a list operation. */
export type RowOf<E extends Endpoint> = ReplyOf<E> extends PageOf<infer Row extends object> ? Row : never;

/** Which list: the operation and, where its path has any, its parameters. */
export interface ListSource<E extends Endpoint> {
  readonly endpoint: E;
  readonly params?: Parts['params'];
}

/** Reads one page as the list's query asks. */
export async function readPage<E extends Endpoint>(
  { endpoint, params }: ListSource<E>,
  search: ListSearch,
  signal: AbortSignal,
): Promise<PageOf<RowOf<E>>> {
  const input = { params, query: search, signal } as unknown as Input<E> & Transport;
  return (await call(endpoint, input)) as PageOf<RowOf<E>>;
}

/** The rows loaded so far, page after page by the server's cursor. */
export function useList<E extends Endpoint>(source: ListSource<E>, search: ListSearch) {
  return useInfiniteQuery({
    queryKey: readKey(source.endpoint, { params: source.params, search }),
    queryFn: ({ pageParam, signal }) => readPage(source, pageParam ? { ...search, cursor: pageParam } : search, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}
export type List<E extends Endpoint> = ReturnType<typeof useList<E>>;
