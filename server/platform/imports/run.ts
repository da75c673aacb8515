import type { ImportRun } from '@tongli/contracts/imports';
import { type Refusal, refuse } from '../call.ts';
import type { RunRow } from './store.ts';

export type Act = 'check' | 'start' | 'cancel' | 'undo';

/** Where each act leads from. */
const from: Readonly<Record<Act, readonly string[]>> = {
  check: ['uploaded', 'checked'],
  start: ['checked'],
  cancel: ['uploaded', 'checking', 'checked', 'running'],
  undo: ['complete'],
};

/** Whether an act is possible in this state. */
export function decide(
  row: Pick<RunRow, 'state' | 'wrong' | 'added' | 'changed' | 'undoable_until'>,
  act: Act,
  now: Date,
): Refusal | null {
  if (!from[act].includes(row.state)) return refuse('import-not-in-state', { params: { state: row.state } });
  if (act === 'start' && row.wrong > 0) return refuse('rows-wrong', { params: { wrong: row.wrong } });
  if (act === 'start' && row.added + row.changed === 0) return refuse('nothing-to-import');
  if (act === 'undo' && row.added + row.changed === 0) return refuse('nothing-to-undo');
  if (act === 'undo' && (row.undoable_until === null || row.undoable_until <= now)) return refuse('too-late-to-undo');
  return null;
}

export const acts = Object.keys(from) as Act[];

export function actionsOf(row: RunRow, now: Date): ImportRun['actions'] {
  return Object.fromEntries(
    acts.map((act) => {
      const refused = decide(row, act, now);
      return [act, { allowed: refused === null, refusal: refused?.refusal ?? null }];
    }),
  );
}
