import { useNavigate } from '@tanstack/react-router';
import type { Endpoint, Need } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { may, useMe } from '../../api/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import { ListPage, type ListPageProps } from '../../ui/list/ListPage.tsx';
import type { RowOf } from '../../ui/list/useList.ts';

type Given = 'actions' | 'rowKey' | 'onOpen' | 'empty';

interface OpenedListPageProps<E extends Endpoint> extends Omit<ListPageProps<E>, Given> {
  /** Where each of them has its page, without its id. */
  path: string;
  /** Who may open another one, by which words and in which drawer. */
  opening: {
    readonly need: Need;
    readonly label: string;
    readonly drawer: (close: () => void) => ReactNode;
  };
  /** While there is none. */
  none: { readonly title: string; readonly words: string };
}

/** A list of what is opened here, each with a page of its own, and the way to open another one. */
export function OpenedListPage<E extends Endpoint>({ path, opening, none, ...list }: OpenedListPageProps<E>) {
  const navigate = useNavigate();
  const allowed = may(useMe(), opening.need);
  const [isOpening, setOpening] = useState(false);
  const open = allowed ? (
    <Button type="primary" onClick={() => setOpening(true)}>
      {opening.label}
    </Button>
  ) : null;
  const idOf = (row: RowOf<E>) => (row as { id: string }).id;
  const props = {
    ...list,
    actions: open,
    rowKey: idOf,
    onOpen: (row: RowOf<E>) => void navigate({ to: `${path}/${idOf(row)}` }),
    empty: (
      <Empty title={none.title} action={open}>
        {none.words}
      </Empty>
    ),
  } as ListPageProps<E>;
  return (
    <>
      <ListPage {...props} />
      {isOpening ? opening.drawer(() => setOpening(false)) : null}
    </>
  );
}
