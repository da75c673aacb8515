import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getListDesk, keepLayout, type Layout } from '@tongli/contracts/desk';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useEffect } from 'react';
import { call } from '../../api/call.ts';
import { readKey, useRead } from '../../api/hooks.ts';
import { useAddress } from '../address.ts';
import { changesToView, columnsKey, isBare, namesViewOnly, viewKey } from './view-address.ts';

export type Desk = ReplyOf<typeof getListDesk>;

const bareDesk: Desk = {
  views: [],
  layout: { columns: null, compact: false, defaultViewId: null },
  sharing: { unit: false, everyone: false },
};

const keptMs = 300_000;

/** The reader's views and layout of a list. Where they cannot be read the list is shown without. */
export function useDesk(list: string): { desk: Desk; settled: boolean } {
  const { data, isPending } = useRead(
    getListDesk,
    { params: { list } },
    { staleTime: keptMs, gcTime: keptMs, retry: false },
  );
  return { desk: data ?? bareDesk, settled: !isPending };
}

/** Changes the reader's layout: at once on screen, then on the server. */
export function useKeepLayout(list: string): (change: Partial<Layout>) => void {
  const client = useQueryClient();
  const key = readKey(getListDesk, { params: { list } });
  const { mutate } = useMutation({
    mutationKey: [keepLayout.id],
    mutationFn: (body: Layout) => call(keepLayout, { params: { list }, body }),
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  return (change) => {
    const desk = client.getQueryData<Desk>(key) ?? bareDesk;
    const layout = { ...desk.layout, ...change };
    client.setQueryData<Desk>(key, { ...desk, layout });
    mutate(layout);
  };
}

type Usual = Readonly<Record<string, string>>;

/**
 * An address that says nothing of the list is led to the reader's default view, or to what the page usually shows; one that names
 * a view alone is filled in. False until that has happened.
 */
export function useStart({ desk, settled }: ReturnType<typeof useDesk>, usual: Usual | undefined): boolean {
  const [search, change] = useAddress();
  const bare = isBare(search);
  const viewOnly = namesViewOnly(search);
  const wanted = bare ? desk.layout.defaultViewId : search[viewKey];
  const view = bare || viewOnly ? desk.views.find(({ id }) => id === wanted) : undefined;
  const led = view !== undefined && (bare || Object.keys(view.query).length > 0 || view.columns !== null);
  const toUsual = !led && bare && usual !== undefined;
  useEffect(() => {
    if (!settled) return;
    if (led && view) change(changesToView(view, {}));
    else if (toUsual) change({ ...usual });
  }, [settled, led, toUsual, view, usual, change]);
  if (!bare && !viewOnly) return true;
  return settled && !led && !toUsual;
}

/** Keys of the columns to be shown: the address's, else the reader's own; null for the usual ones. */
export function useColumnKeys(desk: Desk): readonly string[] | null {
  const [search] = useAddress();
  return search[columnsKey]?.split(',') ?? desk.layout.columns;
}
