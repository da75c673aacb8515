import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { listRowErrors, type RowError } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import type { Column } from '../../ui/list/column.ts';
import { csvOf, saveText } from '../../ui/list/csv.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { useProblemWords } from '../../ui/problem-words.ts';

async function readAll(id: string, signal: AbortSignal, onCount: (count: number) => void): Promise<RowError[]> {
  const errors: RowError[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const page: { errors: RowError[]; next: number | null } = await call(listRowErrors, {
      params: { id },
      query: { after },
      signal,
    });
    errors.push(...page.errors);
    onCount(errors.length);
    after = page.next;
  }
  return errors;
}

interface DownloadProps {
  importId: string;
  fileName: string;
  columns: readonly Column<RowError>[];
}

/** All row errors as a file for a spreadsheet; a second press cancels. */
export function ErrorsDownload({ importId, fileName, columns }: DownloadProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const words = useProblemWords();
  const [count, setCount] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async () => {
    const control = new AbortController();
    running.current = control;
    setCount(0);
    setNote('');
    try {
      const errors = await readAll(importId, control.signal, setCount);
      saveText(
        `${t('ledger.errors.file', { file: fileName.replace(/\.csv(\.gz)?$/i, '') })}.csv`,
        csvOf(columns, errors),
      );
    } catch (error) {
      if (!control.signal.aborted) setNote(words.ofError(error));
    } finally {
      setCount(null);
    }
  };
  return (
    <span className="export">
      {note ? <span role="status">{note}</span> : null}
      <Button icon={<DownloadOutlined />} onClick={() => (count === null ? void start() : running.current?.abort())}>
        {count === null ? t('ledger.errors.download') : t('ledger.errors.downloading', { number: number(count) })}
      </Button>
    </span>
  );
}
