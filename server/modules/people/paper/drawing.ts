import { createHash } from 'node:crypto';
import type { PaperPart, QuestionKind } from '@tongli/contracts/people';
import type { Asked } from '../bank/question.ts';

/** A question of the bank as it can be drawn. */
export interface Drawable extends Asked {
  readonly id: string;
  readonly topic: string;
}

export interface DrawnItem {
  readonly place: number;
  readonly questionId: string;
  readonly points: number;
  readonly asked: Asked;
}

const weightOf = (seed: string, id: string) => createHash('sha256').update(`${seed}\n${id}`).digest('hex');

function shuffled<T>(seed: string, all: readonly T[], idOf: (one: T) => string): T[] {
  return all
    .map((one) => ({ one, weight: weightOf(seed, idOf(one)) }))
    .sort((a, b) => (a.weight < b.weight ? -1 : 1))
    .map(({ one }) => one);
}

/** What a part draws from: the questions it names, or those of its kind and topic. */
export function poolOf({ kind, topic, questionIds }: PaperPart, bank: readonly Drawable[]): Drawable[] {
  if (questionIds.length > 0) return bank.filter(({ id }) => questionIds.includes(id));
  return bank.filter((one) => (kind === null || one.kind === kind) && (topic === '' || one.topic === topic));
}

const mixes: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['single', 'multiple']);

/**
 * Draws a paper, part by part, no question twice: the first of each pool in the order of SHA-256 of seed and id. Options of a
 * choice are mixed the same way. Null where a part cannot be filled. The same seed draws the same paper.
 */
export function drawPaper(parts: readonly PaperPart[], bank: readonly Drawable[], seed: string): DrawnItem[] | null {
  const drawn: DrawnItem[] = [];
  const met = new Set<string>();
  for (const part of parts) {
    const pool = poolOf(part, bank).filter(({ id }) => !met.has(id));
    if (pool.length < part.count) return null;
    for (const one of shuffled(seed, pool, ({ id }) => id).slice(0, part.count)) {
      met.add(one.id);
      const { id, kind, text, accepted, explanation } = one;
      const options = mixes.has(kind) ? shuffled(`${seed}${id}`, one.options, (option) => option.id) : one.options;
      const asked = { kind, text, options, accepted, explanation };
      drawn.push({ place: drawn.length + 1, questionId: id, points: part.points, asked });
    }
  }
  return drawn;
}

/** The first part that cannot be filled, with how many it could draw from; null where a paper can be drawn. */
export function shortPart(
  parts: readonly PaperPart[],
  bank: readonly Drawable[],
): { readonly part: number; readonly available: number } | null {
  for (let part = 0; part < parts.length; part++) {
    if (drawPaper(parts.slice(0, part + 1), bank, '')) continue;
    const one = parts[part];
    return { part, available: one ? poolOf(one, bank).length : 0 };
  }
  return null;
}

export const totalsOf = (parts: readonly PaperPart[]) => ({
  questions: parts.reduce((sum, { count }) => sum + count, 0),
  points: parts.reduce((sum, { count, points }) => sum + count * points, 0),
});
