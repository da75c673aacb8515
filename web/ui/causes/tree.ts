/** A cause as pictures show it, with those below it. */
export interface CauseNode {
  readonly id: string;
  /** Its place, such as `1.2`. */
  readonly number: string;
  readonly answer: string;
  /** The bone of the fishbone: a code, words of one's own, or `''`. */
  readonly category: string;
  /** Pieces of evidence, and the share of the complaints that it explains; null where there are none to share. */
  readonly evidence: number;
  readonly cases: number;
  readonly share: number | null;
  readonly below: readonly CauseNode[];
}

/** A cause in a line of its bone: how deep it lies below the bone. */
export interface BoneLine {
  readonly node: CauseNode;
  readonly depth: number;
}

export interface Bone {
  readonly category: string;
  readonly lines: readonly BoneLine[];
}

const linesOf = (nodes: readonly CauseNode[], depth = 0): BoneLine[] =>
  nodes.flatMap((node) => [{ node, depth }, ...linesOf(node.below, depth + 1)]);

/**
 * The causes by bone: the usual ones first, whether or not anything hangs on them, then those of one's own, then what has no
 * category. A cause that changes category below another is shown where it hangs.
 */
export function bonesOf(roots: readonly CauseNode[], usual: readonly string[]): Bone[] {
  const own = roots.map(({ category }) => category).filter((one) => one !== '' && !usual.includes(one));
  const without = roots.some(({ category }) => category === '') ? [''] : [];
  return [...usual, ...new Set(own), ...without].map((category) => ({
    category,
    lines: linesOf(roots.filter((root) => root.category === category)),
  }));
}

/** About how wide a text is, in widths of a Chinese character. */
const widthOf = (character: string): number => (character.charCodeAt(0) < 0x2e80 ? 0.56 : 1);

/** Lines of at most so many widths; what does not fit in the last one ends in an ellipsis. */
export function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const character of text.replaceAll(/\s+/g, ' ')) {
    const own = widthOf(character);
    if (used + own > width) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    line += character;
    used += own;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  return [...lines.slice(0, most - 1), `${last.slice(0, -1)}…`];
}
