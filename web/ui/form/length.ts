/** From this share of the limit on, a writer is told how much room is left. */
const nearShare = 0.9;

/** How long a text is as the contract measures it; null while that is nothing to think of. */
export function lengthNear(text: string, most: number): { length: number; over: boolean } | null {
  const { length } = text.trim();
  return length < most * nearShare ? null : { length, over: length > most };
}
