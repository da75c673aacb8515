import type { ReactNode } from 'react';

/** What a cell leaves unsaid: shown beside it while the pointer is on it or its row has the focus, read out always. */
export function RowHint({ words, children }: { words: string | null; children: ReactNode }) {
  if (words === null) return children;
  return (
    <span className="row-hinted">
      {children}
      <span className="row-hint">{words}</span>
    </span>
  );
}
