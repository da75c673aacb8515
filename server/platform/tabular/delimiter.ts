const candidates = [',', ';', '\t'] as const;
export type Delimiter = (typeof candidates)[number];

/** The delimiter that occurs most often in the first line outside of quotes; a comma where none does. */
export function detectDelimiter(head: string): Delimiter {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const char of head.trimStart()) {
    if (char === '"') quoted = !quoted;
    if (quoted) continue;
    if (char === '\n' || char === '\r') break;
    counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const count = (delimiter: Delimiter) => counts.get(delimiter) ?? 0;
  return candidates.reduce((best, one) => (count(one) > count(best) ? one : best));
}
