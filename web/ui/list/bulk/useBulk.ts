import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Acted, BulkAct } from './act.ts';
import { KnownRefusal, type Outcome, runBulk } from './run.ts';

export type BulkState<Row> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'running'; readonly of: number; readonly outcome: Outcome<Row> }
  | { readonly kind: 'ended'; readonly outcome: Outcome<Row> };

/** Runs an act over rows: what was done before a retry counts on. */
export function useBulk<Row>(act: BulkAct<Row>) {
  const client = useQueryClient();
  const [state, setState] = useState<BulkState<Row>>({ kind: 'asking' });
  const control = useRef<AbortController | null>(null);
  const keys = useRef(new Map<Row, string>());
  const acted = useRef<Acted<Row>[]>([]);
  const keyOf = (row: Row) => {
    const key = keys.current.get(row) ?? crypto.randomUUID();
    keys.current.set(row, key);
    return key;
  };
  const one = async (row: Row, input: never) => {
    const code = act.refusal?.(row, input) ?? null;
    if (code !== null) throw new KnownRefusal(code);
    // What has begun is let finish: a cancelled request would leave it open whether it was done.
    const reply = await act.run(row, input, { idempotencyKey: keyOf(row) });
    acted.current.push({ row, reply });
  };
  const run = async (rows: readonly Row[], input: never, before = 0) => {
    control.current = new AbortController();
    const counted = (outcome: Outcome<Row>) => ({ ...outcome, done: outcome.done + before });
    const of = rows.length + before;
    setState({ kind: 'running', of, outcome: { done: before, refused: [], left: rows } });
    const outcome = await runBulk(
      rows,
      (row) => one(row, input),
      control.current.signal,
      (sofar) => setState({ kind: 'running', of, outcome: counted(sofar) }),
    );
    setState({ kind: 'ended', outcome: counted(outcome) });
    await client.invalidateQueries();
  };
  return { state, run, acted: () => acted.current, cancel: () => control.current?.abort() };
}
