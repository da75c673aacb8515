import type { Why } from '@tongli/contracts/improvement';

/** An answer with its place: `1.2` is the second answer to why the first is so. */
export interface WhyNode {
  readonly why: Why;
  readonly number: string;
  readonly depth: number;
  readonly below: readonly WhyNode[];
}

export function treeOf(whys: readonly Why[], parentId: string | null = null, prefix = '', depth = 1): WhyNode[] {
  return whys
    .filter((why) => why.parentId === parentId)
    .map((why, index) => {
      const number = `${prefix}${index + 1}`;
      return { why, number, depth, below: treeOf(whys, why.id, `${number}.`, depth + 1) };
    });
}

/** The tree in lines: each answer with its place. */
export function whyWords(whys: readonly Why[], nodes: readonly WhyNode[] = treeOf(whys)): string {
  return nodes
    .flatMap(({ number, why, below }) => [
      `${number} ${why.answer}`,
      ...(below.length > 0 ? [whyWords(whys, below)] : []),
    ])
    .join('\n');
}

export const newWhy = (id: string, parentId: string | null): Why => ({
  id,
  parentId,
  answer: '',
  category: '',
  evidence: '',
  cases: [],
  recordings: [],
  charts: [],
});

export function changed(whys: readonly Why[], id: string, change: Partial<Why>): Why[] {
  return whys.map((why) => (why.id === id ? { ...why, ...change } : why));
}

/** Without an answer and all that hangs below it. */
export function without(whys: readonly Why[], id: string): Why[] {
  const below = whys.filter((why) => why.parentId === id);
  return below.reduce<Why[]>(
    (rest, child) => without(rest, child.id),
    whys.filter((why) => why.id !== id),
  );
}

/** Without leaves in which nothing was written, again and again: what is sent has no blanks at its ends. */
export function withoutBlanks(whys: readonly Why[]): Why[] {
  const parents = new Set(whys.map(({ parentId }) => parentId));
  const kept = whys.filter(
    ({ answer, cases, charts, evidence, id, recordings }) =>
      parents.has(id) || answer.trim() || evidence.trim() || cases.length + charts.length + recordings.length > 0,
  );
  return kept.length === whys.length ? [...kept] : withoutBlanks(kept);
}
