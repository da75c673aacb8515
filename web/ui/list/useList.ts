import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Endpoint, listShapeOf, type ReplyOf } from '@tongli/contracts/kernel';
import { call } from '../../api/call.ts';
import { readKey } from '../../api/hooks.ts';
import type { ListSearch } from '../../api/list.ts';
import type { Input, Parts, Transport } from '../../api/request.ts';

/** One page of any list; one that counts says how many match, where it was asked. */
export interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total?: number | null;
}

/** The rows of a list operation. */
export type RowOf<E extends Endpoint> = ReplyOf<E> extends PageOf<infer Row extends object> ? Row : never;

/** Which list: the operation and, where its path has any, its parameters. */
export interface ListSource<E extends Endpoint> {
  readonly endpoint: E;
  readonly params?: Parts['params'];
  /** In place of the server: rows at hand. */
  readonly read?: (search: ListSearch, signal: AbortSignal) => Promise<PageOf<RowOf<E>>>;
}

/** Reads one page as the list's query asks. */
export async function readPage<E extends Endpoint>(
  { endpoint, params, read }: ListSource<E>,
  search: ListSearch,
  signal: AbortSignal,
): Promise<PageOf<RowOf<E>>> {
  if (read) return read(search, signal);
  const input = { params, query: search, signal } as unknown as Input<E> & Transport;
  return (await call(endpoint, input)) as PageOf<RowOf<E>>;
}

/** After the first page, which is on screen soon, more at a time. */
const laterLimit = '100';

const pageSearch = (search: ListSearch, cursor: string): ListSearch =>
  cursor ? { ...search, cursor, limit: laterLimit } : search;

/** The rows loaded so far, page after page by the server's cursor. */
export function useList<E extends Endpoint>(source: ListSource<E>, search: ListSearch, enabled = true) {
  const client = useQueryClient();
  const pages = infiniteQueryOptions({
    queryKey: readKey(source.endpoint, { params: source.params, search }),
    queryFn: ({ pageParam, signal }) => readPage(source, pageSearch(search, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
  // Asked for before all else of the page is drawn: the server answers meanwhile.
  if (enabled && !client.getQueryState(pages.queryKey)) void client.prefetchInfiniteQuery(pages);
  return useInfiniteQuery({ ...pages, placeholderData: keepPreviousData, enabled });
}
export type List<E extends Endpoint> = ReturnType<typeof useList<E>>;

/** How many rows match in all, asked beside the rows so that they need not wait for it; undefined where nobody counts. */
export function useTotal<E extends Endpoint>(source: ListSource<E>, search: ListSearch, enabled: boolean) {
  const { sort: _, ...filters } = search;
  const counted = source.read !== undefined || listShapeOf(source.endpoint.query)?.counted === true;
  const { data } = useQuery({
    queryKey: readKey(source.endpoint, { params: source.params, filters, count: true }),
    queryFn: ({ signal }) => readPage(source, { ...filters, count: 'true', limit: '1' }, signal),
    placeholderData: keepPreviousData,
    enabled: enabled && counted,
  });
  return data?.total ?? undefined;
}
