import type { Endpoint } from '@tongli/contracts/kernel';
import { useEffect, useState } from 'react';
import { useAddress } from '../../address.ts';
import type { Column } from '../column.ts';
import type { Desk } from '../useDesk.ts';
import type { ListSource, RowOf } from '../useList.ts';
import { isPlain, isTyping } from '../useRowKeys.ts';
import { listSearchOf } from '../view-address.ts';
import { ColumnMenu } from './ColumnMenu.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { KeysPanel } from './KeysPanel.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import './tools.css';

export interface ListToolsProps<E extends Endpoint> {
  source: ListSource<E>;
  desk: Desk;
  /** All that there are, and those shown in their order. */
  columns: readonly Column<RowOf<E>>[];
  shown: readonly Column<RowOf<E>>[];
  /** The list's title: the name of an export without its ending. */
  name: string;
  /** Rows can be chosen. */
  selects: boolean;
}

/** `e` opens the export, `?` says the keys, from anywhere on the page but a field. */
function useToolKeys() {
  const [open, setOpen] = useState<'export' | 'keys' | null>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!isPlain(event) || isTyping(event.target)) return;
      if (event.key !== 'e' && event.key !== '?') return;
      event.preventDefault();
      setOpen(event.key === 'e' ? 'export' : 'keys');
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  return [open, setOpen] as const;
}

/** Beside the filters: views, columns and density, export, keys. They come after the rows. */
export default function ListTools<E extends Endpoint>(props: ListToolsProps<E>) {
  const { source, desk, columns, shown, name, selects } = props;
  const [search] = useAddress();
  const [open, setOpen] = useToolKeys();
  const list = source.endpoint.id;
  return (
    <>
      <ViewMenu list={list} desk={desk} />
      <ColumnMenu list={list} desk={desk} columns={columns} shown={shown} />
      <ExportMenu
        source={source}
        search={listSearchOf(search)}
        columns={shown}
        name={name}
        open={open === 'export'}
        onOpen={(wanted) => setOpen(wanted ? 'export' : null)}
      />
      <KeysPanel
        open={open === 'keys'}
        selects={selects}
        onOpen={() => setOpen('keys')}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
