import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import type { Endpoint } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../api/list.ts';
import { useProblemWords } from '../problem-words.ts';
import type { Column } from './column.ts';
import { csvOf, saveText } from './csv.ts';
import { type ListSource, type RowOf, readPage } from './useList.ts';

/** Rows that an export made in the browser carries at most; above it the file says so in its name. */
const exportCap = 10_000;
const pageSize = '200';

async function readAll<E extends Endpoint>(
  source: ListSource<E>,
  search: ListSearch,
  signal: AbortSignal,
  onCount: (count: number) => void,
): Promise<{ rows: RowOf<E>[]; complete: boolean }> {
  const rows: RowOf<E>[] = [];
  let cursor: string | null = '';
  while (cursor !== null && rows.length < exportCap) {
    const query: ListSearch = { ...search, limit: pageSize, ...(cursor ? { cursor } : {}) };
    const { items, nextCursor } = await readPage(source, query, signal);
    rows.push(...items);
    onCount(rows.length);
    cursor = nextCursor;
  }
  return { rows, complete: cursor === null };
}

interface ExportButtonProps<E extends Endpoint> {
  source: ListSource<E>;
  search: ListSearch;
  columns: readonly Column<RowOf<E>>[];
  /** File name without ending. */
  name: string;
}

/** Exports the list as seen: its filters, order and columns, all pages up to the cap; a second press cancels. */
export function ExportButton<E extends Endpoint>({ source, search, columns, name }: ExportButtonProps<E>) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [count, setCount] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const running = useRef<AbortController | null>(null);

  const start = async () => {
    const control = new AbortController();
    running.current = control;
    setCount(0);
    setNote('');
    try {
      const { rows, complete } = await readAll(source, search, control.signal, setCount);
      saveText(`${name}${complete ? '' : `-${exportCap}`}.csv`, csvOf(columns, rows));
      if (!complete) setNote(t('ui.export.capped', { cap: exportCap }));
    } catch (error) {
      if (!control.signal.aborted) setNote(words.ofError(error));
    } finally {
      setCount(null);
    }
  };
  const press = () => (count === null ? void start() : running.current?.abort());
  return (
    <span className="export">
      {note ? <span role="status">{note}</span> : null}
      <Button icon={<DownloadOutlined />} onClick={press}>
        {count === null ? t('ui.export.start') : t('ui.export.running', { count })}
      </Button>
    </span>
  );
}
