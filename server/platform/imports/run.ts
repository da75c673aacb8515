import type { ImportRun } from '@tongli/contracts/imports';
import { type Refusal, refuse } from '../call.ts';
import type { Importable } from './importable.ts';
import type { RunRow } from './store.ts';

export type Act = 'check' | 'start' | 'start-without-wrong' | 'cancel' | 'undo';

/** Where each act leads from. */
const from: Readonly<Record<Act, readonly string[]>> = {
  check: ['uploaded', 'checked'],
  start: ['checked'],
  'start-without-wrong': ['checked'],
  cancel: ['uploaded', 'checking', 'checked', 'running'],
  undo: ['complete'],
};

interface Held {
  readonly row: Pick<RunRow, 'state' | 'wrong' | 'added' | 'changed' | 'undoable_until'>;
  readonly importable: Pick<Importable, 'leavesOut'>;
}

/** Whether an act is possible in this state. */
export function decide({ row, importable }: Held, act: Act, now: Date): Refusal | null {
  if (!from[act].includes(row.state)) return refuse('import-not-in-state', { params: { state: row.state } });
  const coming = row.added + row.changed;
  const wrongInTheWay = act === 'start' || (act === 'start-without-wrong' && !importable.leavesOut);
  if (wrongInTheWay && row.wrong > 0) return refuse('rows-wrong', { params: { wrong: row.wrong } });
  if ((act === 'start' || act === 'start-without-wrong') && coming === 0) return refuse('nothing-to-import');
  if (act === 'undo' && coming === 0) return refuse('nothing-to-undo');
  if (act === 'undo' && (row.undoable_until === null || row.undoable_until <= now)) return refuse('too-late-to-undo');
  return null;
}

export const acts = Object.keys(from) as Act[];

export function actionsOf(held: Held, now: Date): ImportRun['actions'] {
  return Object.fromEntries(
    acts.map((act) => {
      const refused = decide(held, act, now);
      return [act, { allowed: refused === null, refusal: refused?.refusal ?? null }];
    }),
  );
}
