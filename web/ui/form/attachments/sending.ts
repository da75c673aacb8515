import { type StagedFile, stageFile, stageInPortal, withdrawFile, withdrawInPortal } from '@tongli/contracts/files';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../api/call.ts';
import { ConnectionLost, isRefusal } from '../../../api/problem.ts';
import { upload } from '../../../api/upload.ts';
import type { AttachmentsProps } from '../Attachments.tsx';
import { wrongWith } from './judge.ts';

/** A file that has not arrived. */
export interface Sending {
  readonly key: string;
  readonly file: File;
  /** Sent, 0 to 1. */
  readonly share: number;
  /** Why it is not under way. */
  readonly error: unknown;
  /** Whether sending it again may help. */
  readonly again: boolean;
  readonly stop: AbortController;
}

type Stage = (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<StagedFile>;

const stageBy =
  (draft: string | undefined): Stage =>
  (file, onProgress, signal) => {
    const { name } = file;
    return draft === undefined
      ? upload(stageFile, { query: { name }, file, onProgress, signal })
      : upload(stageInPortal, { query: { name, draft }, file, onProgress, signal });
  };

/** What was taken out goes at once; if that fails, it goes within a day. */
function withdraw(id: string, draft: string | undefined): void {
  const gone =
    draft === undefined
      ? call(withdrawFile, { params: { id } })
      : call(withdrawInPortal, { params: { id }, query: { draft } });
  gone.catch(() => undefined);
}

/** `over` is how many can be sent at most, where this one is too many. */
function prepared(file: File, over: number | null): Sending {
  const full = over === null ? null : { field: 'upload', code: 'too-many-files', params: { maximum: over } };
  const stop = new AbortController();
  return { key: crypto.randomUUID(), file, share: 0, error: wrongWith(file) ?? full, again: false, stop };
}

/** When the line is back, and when the page is left. */
function useLine(onBack: () => void, onLeave: () => void) {
  const acts = useRef({ onBack, onLeave });
  acts.current = { onBack, onLeave };
  useEffect(() => {
    const back = () => acts.current.onBack();
    addEventListener('online', back);
    return () => {
      removeEventListener('online', back);
      acts.current.onLeave();
    };
  }, []);
}

/** Sends files as soon as they are chosen, and again when the line is back. */
export function useSendings({ value = [], onChange, most, draft, onPending }: AttachmentsProps) {
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const all = useRef(sendings);
  const arrived = useRef(value);
  arrived.current = value;
  const put = (next: readonly Sending[]) => {
    all.current = next;
    setSendings(next);
    const under = next.some(({ error }) => error === null);
    onPending?.(under ? 'sending' : next.some(({ again }) => again) ? 'failed' : 'none');
  };
  const set = (key: string, change: Partial<Sending>) =>
    put(all.current.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: string) => put(all.current.filter((one) => one.key !== key));
  const keep = (files: readonly StagedFile[]) => {
    arrived.current = files;
    onChange?.(files);
  };

  const start = async ({ key, file, stop }: Sending) => {
    try {
      const staged = await stageBy(draft)(file, (share) => set(key, { share }), stop.signal);
      keep([...arrived.current, staged]);
      drop(key);
    } catch (error) {
      if (!stop.signal.aborted) set(key, { error, again: !isRefusal(error) });
    }
  };
  const retry = (key: string) => {
    set(key, { error: null, again: false, share: 0 });
    const one = all.current.find((sending) => sending.key === key);
    if (one) void start(one);
  };
  const add = (files: readonly File[]) => {
    const room =
      most - arrived.current.length - all.current.filter(({ error, again }) => error === null || again).length;
    const added = files.map((file, index) => prepared(file, index < room ? null : most));
    put([...all.current, ...added]);
    for (const one of added) if (one.error === null) void start(one);
  };

  useLine(
    () => {
      for (const { key, error } of all.current) if (error instanceof ConnectionLost) retry(key);
    },
    () => {
      for (const { stop } of all.current) stop.abort();
    },
  );
  return {
    sendings,
    add,
    retry,
    cancel: (key: string) => {
      all.current.find((one) => one.key === key)?.stop.abort();
      drop(key);
    },
    remove: (id: string) => {
      keep(arrived.current.filter((file) => file.id !== id));
      withdraw(id, draft);
    },
  };
}
