import type { ImportRun } from '@tongli/contracts/imports';
import { useState } from 'react';
import { z } from 'zod';
import { dropDraft, keepDraft, readDraft } from '../../ui/form/drafts.ts';
import { chosenOf } from './words.ts';

const kept = z.object({ mapping: z.record(z.string(), z.string()), options: z.array(z.string()).optional() });

/** Field by column, and what is chosen; what is usual, before somebody says otherwise. */
export type Matched = z.infer<typeof kept>;

function readKept(name: string, columns: readonly string[]): Matched | null {
  const { data } = kept.safeParse(readDraft(name));
  return data && Object.keys(data.mapping).every((column) => columns.includes(column)) ? data : null;
}

/** The suggestion until somebody changes it; what was changed stays in this tab through a reload. */
export function useMatched(run: ImportRun) {
  const name = `imports.match.${run.id}`;
  const suggested: Matched =
    run.options.length > 0 ? { mapping: run.mapping, options: chosenOf(run) } : { mapping: run.mapping };
  const [matched, setMatched] = useState<Matched>(() => readKept(name, run.columns) ?? suggested);
  return {
    matched,
    match: (next: Matched) => {
      setMatched(next);
      keepDraft(name, next, []);
    },
    drop: () => dropDraft(name),
  };
}
