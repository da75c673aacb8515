import type { FalseAlarm, RuleName, RuleSetName } from './types.ts';

/**
 * A rule as data, on z = (value − centre) / sigma:
 * beyond: `hits` of the last `window` points farther out than `sigmas` on one side, the last one included (0: on one side of the centre);
 * trend: `run` points each higher (lower) than the one before; alternating: `run` points up and down by turns;
 * within, outside: `run` points all nearer to (farther from) the centre than `sigmas`, on either side.
 */
export type Rule =
  | {
      readonly name: RuleName;
      readonly shape: 'beyond';
      readonly hits: number;
      readonly window: number;
      readonly sigmas: number;
    }
  | { readonly name: RuleName; readonly shape: 'trend' | 'alternating'; readonly run: number }
  | { readonly name: RuleName; readonly shape: 'within' | 'outside'; readonly run: number; readonly sigmas: number };

export type RuleSet = { readonly rules: readonly Rule[]; readonly falseAlarm: FalseAlarm };

const beyond3: Rule = { name: 'beyond-3-sigma', shape: 'beyond', hits: 1, window: 1, sigmas: 3 };
const twoOfThree: Rule = { name: 'two-of-three-beyond-2-sigma', shape: 'beyond', hits: 2, window: 3, sigmas: 2 };
const fourOfFive: Rule = { name: 'four-of-five-beyond-1-sigma', shape: 'beyond', hits: 4, window: 5, sigmas: 1 };
const eightOneSide: Rule = { name: 'eight-one-side', shape: 'beyond', hits: 8, window: 8, sigmas: 0 };
const nineOneSide: Rule = { name: 'nine-one-side', shape: 'beyond', hits: 9, window: 9, sigmas: 0 };
const sixTrend: Rule = { name: 'six-trend', shape: 'trend', run: 6 };
const fourteenAlternating: Rule = { name: 'fourteen-alternating', shape: 'alternating', run: 14 };
const fifteenWithin: Rule = { name: 'fifteen-within-1-sigma', shape: 'within', run: 15, sigmas: 1 };
const eightOutside: Rule = { name: 'eight-outside-1-sigma', shape: 'outside', run: 8, sigmas: 1 };

/**
 * The false alarms are results of `simulateFalseAlarm` (README, "Cost of a rule set"): independent N(0,1) points,
 * centre and sigma known. Sources of the sets: L. S. Nelson, J. Quality Technology 16(4), 1984; Western Electric,
 * Statistical Quality Control Handbook, 1956; 6-8-1-3-5 is the reading of the CCOM syllabus's five numbers.
 */
export const ruleSets: { readonly [name in RuleSetName]: RuleSet } = {
  '6-8-1-3-5': {
    rules: [sixTrend, eightOneSide, beyond3, twoOfThree, fourOfFive],
    falseAlarm: { meanRunLength: 77.7, within25: 0.2546 },
  },
  nelson: {
    rules: [beyond3, nineOneSide, sixTrend, fourteenAlternating, twoOfThree, fourOfFive, fifteenWithin, eightOutside],
    falseAlarm: { meanRunLength: 73.7, within25: 0.2556 },
  },
  'western-electric': {
    rules: [beyond3, twoOfThree, fourOfFive, eightOneSide],
    falseAlarm: { meanRunLength: 91.8, within25: 0.2206 },
  },
  '1': { rules: [beyond3], falseAlarm: { meanRunLength: 369.9, within25: 0.0655 } },
};
