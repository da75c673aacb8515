import { createContext, useRef, useState } from 'react';
import type { PendingFiles } from './Attachments.tsx';

/** What a form's attachments tell it: whether files are on their way. */
export const FilesUnderWay = createContext<(pending: PendingFiles) => void>(() => undefined);

/** Keeps a form from being sent without files that are still on their way, or that did not arrive. */
export function usePendingFiles() {
  const pending = useRef<PendingFiles>('none');
  const [told, setTold] = useState<PendingFiles>('none');
  return {
    told,
    report: (now: PendingFiles) => {
      pending.current = now;
      setTold((before) => (before === 'none' ? before : now));
    },
    /** True while something is under way, and says so. */
    holds: () => {
      setTold(pending.current);
      return pending.current !== 'none';
    },
  };
}
