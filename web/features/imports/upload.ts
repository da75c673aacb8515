import { type ImportRun, uploadTable } from '@tongli/contracts/imports';
import { useEffect, useRef, useState } from 'react';
import { upload } from '../../api/upload.ts';

export type Sending =
  | { readonly step: 'none' | 'cancelled' }
  /** `share` sent, 0 to 1; the server reads along, and answers when all rows are in. */
  | { readonly step: 'sending'; readonly file: File; readonly share: number }
  | { readonly step: 'refused'; readonly file: File; readonly error: unknown };

/** The server takes that many characters of a name; the end of it says what the file is. */
const nameChars = 200;

/** Sends one file at a time; whoever leaves the page while it is sent cancels it. */
export function useUpload(importable: string, onDone: (run: ImportRun) => Promise<void>) {
  const [sending, setSending] = useState<Sending>({ step: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = async (file: File, { signal }: AbortController) => {
    try {
      const onProgress = (share: number) => setSending({ step: 'sending', file, share });
      const query = { importable, fileName: file.name.slice(-nameChars) };
      await onDone(await upload(uploadTable, { query, file, onProgress, signal }));
    } catch (error) {
      setSending(signal.aborted ? { step: 'cancelled' } : { step: 'refused', file, error });
    } finally {
      running.current = null;
    }
  };
  const start = (file: File) => {
    if (running.current) return;
    running.current = new AbortController();
    setSending({ step: 'sending', file, share: 0 });
    void send(file, running.current);
  };
  return { sending, start, cancel: () => running.current?.abort() };
}
