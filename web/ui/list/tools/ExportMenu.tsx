import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import type { Endpoint } from '@tongli/contracts/kernel';
import { Button, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSearch } from '../../../api/list.ts';
import { useNumbers } from '../../numbers.ts';
import { useProblemWords } from '../../problem-words.ts';
import { useExportInstant } from '../../Times.tsx';
import type { Column } from '../column.ts';
import { exported, saveBlob } from '../csv.ts';
import type { ListSource, RowOf } from '../useList.ts';
import { exportPages } from './exporting.ts';
import { csvFile, type TableFile } from './table-file.ts';

interface ExportMenuProps<E extends Endpoint> {
  source: ListSource<E>;
  search: ListSearch;
  /** Those shown, in their order. */
  columns: readonly Column<RowOf<E>>[];
  /** File name without ending. */
  name: string;
  open: boolean;
  onOpen: (open: boolean) => void;
}

type Kind = 'xlsx' | 'csv';

/** What takes longer says how far it is. */
const patienceMs = 1_000;

async function openFile(kind: Kind, columns: readonly Column<never>[], name: string): Promise<TableFile> {
  if (kind === 'csv') return csvFile(columns.map(({ title }) => title));
  const { xlsxFile } = await import('./xlsx.ts');
  return xlsxFile(columns, name);
}

/** Rows read so far, once that takes a while. */
interface Running {
  readonly count: number;
  readonly slow: boolean;
}

function useExport<E extends Endpoint>({ source, search, columns, name }: ExportMenuProps<E>) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const instant = useExportInstant();
  const [running, setRunning] = useState<Running | null>(null);
  const [note, setNote] = useState('');
  const control = useRef<AbortController | null>(null);
  const write = async (kind: Kind, signal: AbortSignal) => {
    const shown = exported(columns);
    const file = await openFile(kind, shown as readonly Column<never>[], name);
    const began = performance.now();
    let count = 0;
    for await (const { rows, mark } of exportPages(source, search, signal)) {
      signal.throwIfAborted();
      file.add(rows.map((row) => shown.map((column) => column.text(row))));
      count += rows.length;
      setRunning({ count, slow: performance.now() - began > patienceMs });
      if (!mark) continue;
      const at = instant(mark.madeAt);
      file.add([[t('ui.export.mark', { name: mark.madeByName, at, request: mark.requestId, count: mark.rows })]]);
    }
    saveBlob(`${name}.${kind}`, file.end());
    return count;
  };
  const start = async (kind: Kind) => {
    control.current = new AbortController();
    const { signal } = control.current;
    setRunning({ count: 0, slow: false });
    setNote('');
    try {
      setNote(t('ui.export.done', { count: await write(kind, signal) }));
    } catch (error) {
      setNote(signal.aborted ? t('ui.export.cancelled') : words.ofError(error));
    } finally {
      setRunning(null);
    }
  };
  return { running, note, start, cancel: () => control.current?.abort() };
}

/**
 * Exports the list as seen: its filters, order, columns and words, all rows, with who took it out as the last line. Where the
 * server refuses, or the reader cancels, nothing is saved.
 */
export function ExportMenu<E extends Endpoint>(props: ExportMenuProps<E>) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { running, note, start, cancel } = useExport(props);
  if (running) {
    return (
      <span className="export">
        {running.slow ? (
          <span role="status" className="figures">
            {t('ui.export.running', { count: running.count, rows: number(running.count) })}
          </span>
        ) : null}
        <Button danger onClick={cancel}>
          {t('ui.export.cancel')}
        </Button>
      </span>
    );
  }
  const items = [
    { key: 'xlsx', label: t('ui.export.xlsx') },
    { key: 'csv', label: t('ui.export.csv') },
  ];
  return (
    <span className="export">
      {note ? <span role="status">{note}</span> : null}
      <Dropdown
        trigger={['click']}
        open={props.open}
        onOpenChange={props.onOpen}
        autoFocus
        placement="bottomRight"
        menu={{ items, onClick: ({ key }) => void start(key as Kind) }}
      >
        <Button icon={<DownloadOutlined />}>{t('ui.export.start')}</Button>
      </Dropdown>
    </span>
  );
}
