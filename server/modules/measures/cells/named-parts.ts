import type { Bilingual, ReplyOf } from '@tongli/contracts/kernel';
import type { getIndicatorCard } from '@tongli/contracts/measures';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import type { ReadValueWords } from '../own/values.ts';

type Card = ReplyOf<typeof getIndicatorCard>;

/** Known by codes that no page has words for: the parts of these get their names here. */
const nameless: ReadonlySet<string> = new Set(['step', 'channel']);

/** The same card, with names for steps, which each house writes for itself, and for channels. */
export async function withNamedParts(
  call: Call,
  card: Card | Refusal,
  readWords: ReadValueWords,
): Promise<Card | Refusal> {
  if (isRefusal(card) || !nameless.has(card.by)) return card;
  const names = new Map<string, Bilingual>(
    (await readWords(call)).flatMap(({ dimension, code, name }) => (dimension === card.by ? [[code, name]] : [])),
  );
  return {
    ...card,
    breakdown: card.breakdown.map((part) => ({ ...part, name: part.name ?? names.get(part.key) ?? null })),
  };
}
