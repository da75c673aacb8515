import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import type { Endpoint } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../api/list.ts';
import { useProblemWords } from '../problem-words.ts';
import { useExportInstant } from '../Times.tsx';
import type { Column } from './column.ts';
import { csvOf, saveText } from './csv.ts';
import { readExport } from './exporting.ts';
import type { ListSource, RowOf } from './useList.ts';

interface ExportButtonProps<E extends Endpoint> {
  source: ListSource<E>;
  search: ListSearch;
  columns: readonly Column<RowOf<E>>[];
  /** File name without ending. */
  name: string;
}

/**
 * Exports the list as seen: its filters, order and columns, all pages, with who took it out as the last line; a second press
 * cancels. Where the server refuses, nothing is saved.
 */
export function ExportButton<E extends Endpoint>({ source, search, columns, name }: ExportButtonProps<E>) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const instant = useExportInstant();
  const [count, setCount] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const running = useRef<AbortController | null>(null);

  const start = async () => {
    const control = new AbortController();
    running.current = control;
    setCount(0);
    setNote('');
    try {
      const { rows, mark } = await readExport(source, search, control.signal, setCount);
      const at = instant(mark.madeAt);
      const line = t('ui.export.mark', { name: mark.madeByName, at, request: mark.requestId, count: mark.rows });
      saveText(`${name}.csv`, csvOf(columns, rows, line));
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
