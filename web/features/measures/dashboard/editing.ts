import type { Dashboard, Tile } from '@tongli/contracts/measures';
import { useEffect, useState } from 'react';

/** What of a board is laid out before it is saved. */
export type Draft = Pick<Dashboard, 'name' | 'audience' | 'unitIds' | 'roles' | 'tiles'>;

interface KeptDraft {
  readonly draft: Draft;
  /** What it was begun from. */
  readonly version: number;
}

const mostSteps = 100;
const keyOf = (id: string) => `tongli.dashboard.${id}`;
export const draftOf = ({ name, audience, unitIds, roles, tiles }: Dashboard): Draft => {
  return { name, audience, unitIds, roles, tiles };
};
const same = (one: Draft, other: Draft) => JSON.stringify(one) === JSON.stringify(other);

/** What was begun in this browser and not saved; null where nothing was. */
export function readKept(board: Dashboard): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(board.id)) ?? 'null') as KeptDraft | null;
    return kept && !same(kept.draft, draftOf(board)) ? kept : null;
  } catch {
    return null;
  }
}
export const dropKept = (id: string): void => localStorage.removeItem(keyOf(id));

export interface Editing {
  readonly draft: Draft;
  /** Of the board that the draft was begun from, or that somebody decided to write over. */
  readonly version: number;
  readonly changed: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  set(change: Partial<Draft>): void;
  setTile(tile: Tile): void;
  undo(): void;
  redo(): void;
  /** Begins anew: from the board as it is, or with this draft over its version. */
  begin(board: Dashboard, draft?: Draft): void;
}

interface Steps {
  readonly past: readonly Draft[];
  readonly draft: Draft;
  readonly future: readonly Draft[];
  readonly base: Draft;
  readonly version: number;
}

const begun = (board: Dashboard, kept: Partial<KeptDraft> = {}): Steps => {
  const base = draftOf(board);
  return { past: [], draft: kept.draft ?? base, future: [], base, version: kept.version ?? board.version };
};

/** A draft with its way back, kept in this browser until it is saved. */
export function useEditing(board: Dashboard): Editing {
  const [steps, setSteps] = useState<Steps>(() => begun(board, readKept(board) ?? {}));
  const { past, draft, future, base, version } = steps;
  const changed = !same(draft, base);
  useEffect(() => {
    if (changed) localStorage.setItem(keyOf(board.id), JSON.stringify({ draft, version }));
    else dropKept(board.id);
  }, [board.id, changed, draft, version]);
  const set = (change: Partial<Draft>) =>
    setSteps((now) => {
      const next = { ...now.draft, ...change };
      if (same(next, now.draft)) return now;
      return { ...now, past: [...now.past, now.draft].slice(-mostSteps), draft: next, future: [] };
    });
  return {
    ...{ draft, version, changed, canUndo: past.length > 0, canRedo: future.length > 0, set },
    setTile: (tile) => set({ tiles: draft.tiles.map((one) => (one.id === tile.id ? tile : one)) }),
    undo: () =>
      setSteps((now) => {
        const before = now.past.at(-1);
        return before
          ? { ...now, past: now.past.slice(0, -1), draft: before, future: [now.draft, ...now.future] }
          : now;
      }),
    redo: () =>
      setSteps((now) => {
        const [after, ...rest] = now.future;
        return after ? { ...now, past: [...now.past, now.draft], draft: after, future: rest } : now;
      }),
    begin: (from, over) => setSteps(begun(from, over ? { draft: over, version: from.version } : {})),
  };
}
