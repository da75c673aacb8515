import { hashedCorpus } from './hashed.ts';
import { dealOut } from './learn.ts';
import { learnTree, likeliest, type PathExample, type TreeSettings, textsOf } from './tree.ts';

export type LevelAccuracy = {
  /** 1 is the top of the tree. */
  readonly level: number;
  /** Cases with a class at that level. */
  readonly tested: number;
  /** Shares in which the first, or one of the first three, was right at that level. */
  readonly top1: number;
  readonly top3: number;
};

export type TestedPath = {
  /** Its number among the examples. */
  readonly example: number;
  /** The likeliest class, all the way down. */
  readonly predicted: readonly string[];
};

export type Tested = { readonly levels: readonly LevelAccuracy[]; readonly paths: readonly TestedPath[] };

const folds = 5;
const mostCandidates = 3;

/** Every example classed by what four fifths of the others teach: how good a tree is on what it has not seen. */
export function testTree(examples: readonly PathExample[], settings: TreeSettings = {}): Tested {
  const corpus = hashedCorpus(textsOf(examples), settings.mostFeatures ?? 60_000);
  const paths = examples.map(({ path }) => path);
  const fold = foldsOf(paths);
  const counts: { tested: number; first: number; three: number }[] = [];
  const found: TestedPath[] = [];
  for (let held = 0; held < folds; held++) {
    const { root } = learnTree(
      corpus,
      paths,
      [...paths.keys()].filter((at) => fold[at] !== held),
      settings,
    );
    for (const [at, path] of paths.entries()) {
      const document = corpus.documents[at];
      if (fold[at] !== held || !document) continue;
      for (let level = 1; level <= path.length; level++)
        count(counts, level, path, likeliest(root, document, { most: mostCandidates, levels: level }));
      found.push({ example: at, predicted: likeliest(root, document, { most: 1 })[0]?.path ?? [] });
    }
  }
  return { levels: counts.map((one, at) => levelOf(one, at + 1)), paths: found };
}

/** The cases of each class in turn, so that every fold holds its share of it. */
function foldsOf(paths: readonly (readonly string[])[]): Int32Array {
  const keys = paths.map((path) => path.join('\u0000'));
  const numbers = new Map([...new Set(keys)].map((key, number) => [key, number]));
  return dealOut(
    keys.map((key) => numbers.get(key) ?? 0),
    numbers.size,
    folds,
  );
}

type Counts = { tested: number; first: number; three: number };

function count(
  counts: Counts[],
  level: number,
  given: readonly string[],
  candidates: readonly { path: readonly string[] }[],
): void {
  const own = counts[level - 1] ?? { tested: 0, first: 0, three: 0 };
  counts[level - 1] = own;
  own.tested++;
  const place = candidates.findIndex(({ path }) => isBegun(given, path, level));
  if (place === 0) own.first++;
  if (place >= 0) own.three++;
}

const isBegun = (given: readonly string[], path: readonly string[], level: number): boolean =>
  path.length >= level && path.slice(0, level).every((label, at) => label === given[at]);

const levelOf = ({ tested, first, three }: Counts, level: number): LevelAccuracy => ({
  ...{ level, tested, top1: first / tested, top3: three / tested },
});
