import type { SavedView } from '@tongli/contracts/desk';
import type { ListSearch } from '../../api/list.ts';
import type { Search } from '../address.ts';

/** What an address says of a list: its query, the columns where they are not the reader's usual ones, the view it came from. */
export const columnsKey = 'columns';
export const viewKey = 'view';
/** Chosen instead of a default view. */
export const noView = 'none';

const ofQuery = (key: string) => key === 'sort' || key.startsWith('filter[');

/** The part of an address that is this list's query. */
export function listSearchOf(search: Search): ListSearch {
  return Object.fromEntries(Object.entries(search).filter(([key]) => ofQuery(key)));
}

/** The address says nothing of the list yet. */
export const isBare = (search: Search): boolean =>
  !Object.keys(search).some((key) => ofQuery(key) || key === columnsKey || key === viewKey);

/** A link that names a view and nothing else. */
export const namesViewOnly = (search: Search): boolean =>
  viewKey in search && !Object.keys(search).some((key) => ofQuery(key) || key === columnsKey);

type Changes = Readonly<Record<string, string | undefined>>;
type Content = Pick<SavedView, 'query' | 'columns'>;

/** What changes in the address to come to a view: its whole query, so that the address alone says what is shown. */
export function changesToView(view: Content & { readonly id: string }, search: Search): Changes {
  const gone = Object.keys(search).filter((key) => ofQuery(key));
  return {
    ...Object.fromEntries(gone.map((key) => [key, undefined])),
    [columnsKey]: view.columns?.join(','),
    ...view.query,
    [viewKey]: view.id,
  };
}

/** Back to the list without a view: everything that there is. */
export const changesToNone = (search: Search): Changes => ({
  ...Object.fromEntries(Object.keys(search).flatMap((key) => (ofQuery(key) ? [[key, undefined]] : []))),
  [columnsKey]: undefined,
  [viewKey]: noView,
});

/** What the list shows now, to be kept as a view. */
export const contentOf = (search: Search): { query: Record<string, string>; columns: string[] | null } => ({
  query: { ...listSearchOf(search) },
  columns: search[columnsKey]?.split(',') ?? null,
});

/** The address has gone on from the view. */
export function differs(view: Content, search: Search): boolean {
  const { query, columns } = contentOf(search);
  const keys = new Set([...Object.keys(query), ...Object.keys(view.query)]);
  if ([...keys].some((key) => query[key] !== view.query[key])) return true;
  return (columns?.join(',') ?? '') !== (view.columns?.join(',') ?? '');
}
