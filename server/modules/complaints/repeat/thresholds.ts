import { firstThresholds, type Thresholds } from './score.ts';

/** What a person said of two cases, and the score that they had. */
export interface Label {
  readonly score: number;
  readonly same: boolean;
}

export interface Chosen extends Thresholds {
  readonly labels: number;
  /** At `sameFrom`, on the labels; null where they were too few. */
  readonly precision: number | null;
  readonly recall: number | null;
}

const fewestLabels = 50;
const fewestOfEach = 10;
const wanted = { precision: 0.8, recall: 0.9 };

/**
 * The lowest score from which at least four of five are the same matter is where cases are linked without being asked; where nine of ten are
 * found is where it is worth a look, if that is lower. Too few labels leave the first thresholds.
 */
export function chooseThresholds(labels: readonly Label[]): Chosen {
  const same = labels.filter((label) => label.same).length;
  const enough = labels.length >= fewestLabels && same >= fewestOfEach && labels.length - same >= fewestOfEach;
  if (!enough) return { ...firstThresholds, labels: labels.length, precision: null, recall: null };
  const points = pointsOf(labels, same);
  const precise = points.filter(({ precision }) => precision >= wanted.precision).at(-1) ?? points[0];
  const complete = points.find(({ recall }) => recall >= wanted.recall) ?? points.at(-1);
  const sameFrom = precise?.score ?? firstThresholds.sameFrom;
  return {
    sameFrom,
    suggestFrom: Math.min(sameFrom, complete?.score ?? firstThresholds.suggestFrom),
    labels: labels.length,
    precision: precise?.precision ?? null,
    recall: precise?.recall ?? null,
  };
}

/** Precision and recall from each score on, the highest first; equal scores are one point. */
function pointsOf(labels: readonly Label[], same: number) {
  const points: { score: number; precision: number; recall: number }[] = [];
  let [found, right] = [0, 0];
  for (const [score, equal] of Map.groupBy(
    labels.toSorted((a, b) => b.score - a.score),
    (label) => label.score,
  )) {
    found += equal.length;
    right += equal.filter((label) => label.same).length;
    points.push({ score, precision: right / found, recall: right / same });
  }
  return points;
}
