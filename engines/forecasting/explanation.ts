import type { IsoDate } from '@tongli/calendar';
import { type Contest, weightsOf } from './contest.ts';
import { foundEffects } from './found-effects.ts';
import type { Surprise } from './level.ts';
import type { Opening } from './opening.ts';
import { type Rolled, whoIsOut } from './rolling.ts';
import type { Series } from './series.ts';
import type { Basis, Explanation, ModelName, ModelWeight, TreatedDay } from './types.ts';

export const nothingKnown: Explanation = {
  basis: 'nothing',
  observedDays: 0,
  testedWeeks: 0,
  dayModels: [],
  shapeModels: [],
  mixModels: [],
  outliers: [],
  gaps: [],
  closedDays: [],
  levelShifts: [],
  effects: [],
  volumeWhenClosed: 0,
  unwritten: 'gap',
};

const outlierFrom = 3;
const daysOfShift = 4;

export function explanationOf(series: Series, opening: Opening, { models, contests, published }: Rolled): Explanation {
  const { dates, originDay, unwritten } = series;
  const days = (from: ArrayLike<number>) =>
    Array.from({ length: originDay }, (_, day) => day).filter((day) => from[day] === 1);
  const observed = opening.total.filter((total) => !Number.isNaN(total)).length;
  const isoOf = (day: number): IsoDate => dates.iso[day] ?? '';
  const treated = ({ day, expectedLog }: Surprise, at = day): TreatedDay => ({
    date: isoOf(at),
    volume: opening.total[day] ?? 0,
    expected: Math.exp(expectedLog),
  });
  const { surprises } = models;
  const last = published.at(-1);
  const isOut = last ? whoIsOut(models, last.origin) : () => false;
  return {
    basis: basisOf(observed, originDay),
    observedDays: observed,
    testedWeeks: contests.mix.weeks,
    dayModels: weighed(contests.day, isOut),
    shapeModels: weighed(contests.shape),
    mixModels: weighed(contests.mix, isOut),
    outliers: surprises.filter(({ z }) => Math.abs(z) > outlierFrom).map((one) => treated(one)),
    gaps: opening.gaps.map(isoOf),
    closedDays: days(opening.shut).map(isoOf),
    levelShifts: shiftsOf(surprises).map((one) => treated(one)),
    effects: foundEffects(series, opening, models),
    volumeWhenClosed: opening.volumeWhenClosed,
    unwritten,
  };
}

function basisOf(observed: number, days: number): Basis {
  if (observed === 0) return 'nothing';
  if (days < 14) return 'days';
  if (days < 56) return 'weeks';
  return days < 400 ? 'months' : 'years';
}

function weighed<Name extends ModelName>(
  contest: Contest<Name>,
  isOut: (name: ModelName) => boolean = () => false,
): ModelWeight<Name>[] {
  const weights = weightsOf(contest, isOut);
  return contest.names
    .map((name, place) => {
      const volume = contest.volume[place] ?? 0;
      return { name, weight: weights[place] ?? 0, wape: volume > 0 ? (contest.error[place] ?? 0) / volume : null };
    })
    .sort((a, b) => b.weight - a.weight);
}

/** First days of the runs that opened the level. */
function shiftsOf(surprises: readonly Surprise[]): Surprise[] {
  return surprises.flatMap((one, place) => {
    const before = surprises[place - 1];
    const first = surprises[place - daysOfShift + 1];
    return one.shift && !before?.shift && first ? [first] : [];
  });
}
