import type { Bilingual } from '@tongli/contracts/kernel';
import { fold } from '../../../platform/imports/matching.ts';

/** Things that a file names by code, by either name, or by a path of names. */
export interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
  /** The names above it, from the top, its own last; only of what lies within something. */
  readonly path?: readonly Bilingual[];
}

export type Found = { readonly id: string } | 'unknown' | 'ambiguous';

/** Both names where they differ, for readers of either language. */
export const shownName = ({ zh, en }: Bilingual): string => (zh === en ? zh : `${zh} · ${en}`);

const steps = (path: string) => path.split(/\s*[/／>＞\\→]\s*/).filter((step) => step !== '');

/** Finds what a cell names: `客服部`, `service`, or `总部/客服部` where one name is not enough. */
export function finderOf(all: readonly Named[]): (cell: string) => Found {
  const byWord = new Map<string, Set<string>>();
  const add = (word: string, id: string) => byWord.set(fold(word), (byWord.get(fold(word)) ?? new Set()).add(id));
  for (const { id, code, name } of all) for (const word of [code, name.zh, name.en]) add(word, id);
  const byId = new Map(all.map((one) => [one.id, one]));
  const lies = (id: string, above: readonly string[]) => {
    let path = (byId.get(id)?.path ?? []).slice(0, -1);
    return above.toReversed().every((step) => {
      const at = path.findLastIndex(({ zh, en }) => [zh, en].some((word) => fold(word) === fold(step)));
      path = path.slice(0, Math.max(at, 0));
      return at >= 0;
    });
  };
  return (cell) => {
    const path = byWord.has(fold(cell)) ? [cell] : steps(cell);
    const ids = [...(byWord.get(fold(path.at(-1) ?? '')) ?? [])].filter((id) => lies(id, path.slice(0, -1)));
    const [only] = ids;
    if (only === undefined) return 'unknown';
    return ids.length > 1 ? 'ambiguous' : { id: only };
  };
}
