/** A line of two editions: in both, in the earlier one alone, or in the later one alone. */
export interface Line {
  readonly what: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** More lines than this are told as a whole: the table of two long texts would be too large. */
const mostLines = 800;

/** How many lines two texts share from each place on, at the most. */
function sharedFrom(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const shared = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = shared[i];
      if (row)
        row[j] = a[i] === b[j] ? (shared[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(shared[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  return shared;
}

/** The lines of two texts as they follow each other, by the longest sequence that both have. */
export function difference(before: string, after: string): Line[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  if (a.length > mostLines || b.length > mostLines)
    return [...a.map((text): Line => ({ what: 'gone', text })), ...b.map((text): Line => ({ what: 'new', text }))];
  const shared = sharedFrom(a, b);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ what: 'same', text: a[i++] ?? '' });
      j++;
    } else if (j >= b.length || (i < a.length && (shared[i + 1]?.[j] ?? 0) >= (shared[i]?.[j + 1] ?? 0)))
      lines.push({ what: 'gone', text: a[i++] ?? '' });
    else lines.push({ what: 'new', text: b[j++] ?? '' });
  }
  return lines;
}
