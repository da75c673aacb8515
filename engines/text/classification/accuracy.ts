export type Accuracy = {
  readonly accuracy: number;
  /** Mean over the classes that occur, given or predicted, of F1 = 2·right / (given + predicted). */
  readonly macroF1: number;
};

/** Compares labels in pairs; NaN where there are none. */
export function accuracyOf(pairs: readonly { readonly given: string; readonly predicted: string }[]): Accuracy {
  const counts = new Map<string, { right: number; all: number }>();
  const countOf = (label: string) => {
    const found = counts.get(label) ?? { right: 0, all: 0 };
    counts.set(label, found);
    return found;
  };
  let right = 0;
  for (const { given, predicted } of pairs) {
    countOf(given).all++;
    countOf(predicted).all++;
    if (given === predicted) {
      right++;
      countOf(given).right++;
    }
  }
  const scores = [...counts.values()].map((count) => (2 * count.right) / count.all);
  return {
    accuracy: right / pairs.length,
    macroF1: scores.reduce((sum, score) => sum + score, 0) / scores.length,
  };
}
