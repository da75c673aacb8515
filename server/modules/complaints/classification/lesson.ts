import { type PathExample, type TestedPath, testTree, trainTree } from '@tongli/text';
import { type Confused, type Learned, write } from './model.ts';

export interface LearnedCase extends PathExample {
  readonly id: string;
}

/** Fewer closed cases teach nothing that is worth suggesting. */
export const fewestCases = 50;
/** A class with fewer is not learned, and said to be left out. */
export const fewestOfClass = 3;
/** Cross-validation learns five times; more cases would not change its figures. */
const mostTested = 2_000;
const mostConfused = 20;
const casesBehind = 10;

export interface Lesson {
  readonly cases: readonly LearnedCase[];
  readonly leftOut: number;
}

/** Of the cases those whose class occurs often enough. */
export function lessonOf(cases: readonly LearnedCase[]): Lesson {
  const counts = Map.groupBy(cases, ({ path }) => path.join('\u0000'));
  const rare = [...counts.values()].filter((found) => found.length < fewestOfClass);
  const left = new Set(rare.flat());
  return { cases: cases.filter((one) => !left.has(one)), leftOut: rare.length };
}

export const classesOf = ({ cases }: Lesson): number => new Set(cases.map(({ path }) => path.join('\u0000'))).size;

export const isEnough = (lesson: Lesson): boolean => lesson.cases.length >= fewestCases && classesOf(lesson) >= 2;

/** Learns from all, and says how well on cases that it had not seen. */
export async function learn(lesson: Lesson): Promise<Learned> {
  const tested = spread(lesson.cases, mostTested);
  const { levels, paths } = testTree(tested);
  return {
    content: await write(trainTree(lesson.cases)),
    ...{ cases: lesson.cases.length, classes: classesOf(lesson), leftOut: lesson.leftOut, levels: [...levels] },
    confused: confusedOf(tested, paths),
  };
}

/** At most so many, evenly over all. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T);
}

/** Pairs of classes that are taken for each other, the most frequent first. */
export function confusedOf(cases: readonly LearnedCase[], paths: readonly TestedPath[]): Confused[] {
  const wrong = paths.flatMap(({ example, predicted }) => {
    const given = cases[example];
    return given && given.path.join('\u0000') !== predicted.join('\u0000')
      ? [{ given: given.path, predicted, id: given.id }]
      : [];
  });
  const pairs = Map.groupBy(
    wrong,
    ({ given, predicted }) => `${given.join('\u0000')}\u0001${predicted.join('\u0000')}`,
  );
  return [...pairs.entries()]
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, mostConfused)
    .flatMap(([, found]) => {
      const [first] = found;
      if (!first) return [];
      const caseIds = found.slice(0, casesBehind).map(({ id }) => id);
      return [{ given: first.given, predicted: first.predicted, count: found.length, caseIds }];
    });
}
