/**
 * What the solver works on, whichever format a problem came in: people, each with rules for the line of days that is theirs,
 * and rows of need that the lines cover together. Costs are in the problem's own unit, hours in `unit`s that divide every shift.
 */
export type Model = {
  readonly days: number;
  readonly shifts: number;
  /** Length of a shift in units of `unitMinutes`. */
  readonly units: Int32Array;
  readonly unitMinutes: number;
  /** 1 where shift `b` may be worked the day after shift `a`: `a * shifts + b`. */
  readonly mayFollow: Uint8Array;
  /** The weekend a day belongs to, or -1. A weekend is one or two days in a row. */
  readonly weekendOf: Int16Array;
  readonly weekends: number;
  readonly kinds: Kinds;
  readonly people: readonly Person[];
  readonly coverage: Coverage;
  /** Whether every cost is a whole number, so that a bound may be rounded up. */
  readonly whole: boolean;
};

export type Person = {
  readonly minUnits: number;
  readonly maxUnits: number;
  readonly minRun: number;
  readonly maxRun: number;
  readonly minOff: number;
  readonly maxWeekends: number;
  /** Cost of the n-th weekend with work, n from 1 at place 0: never falling. */
  readonly weekendCost: Float64Array;
  readonly maxOf: Int32Array;
  /** Cost of a shift on a day, `day * shifts + shift`; infinite where it must not be. */
  readonly cost: Float64Array;
  /** Cost of a day without work; infinite where work is fixed. */
  readonly offCost: Float64Array;
  /** What the line costs whatever it is. */
  readonly fixedCost: number;
  /** Days worked in a row up to the first day, and the last of those shifts. */
  readonly runBefore: number;
  readonly shiftBefore: number;
  /** People of one team are offered the same variants at the same prices, and add the same to a row. */
  readonly team: number;
};

/** Shifts that no rule tells apart: same length, same shifts before, same shifts after. Lines are searched in kinds. */
export type Kinds = {
  readonly count: number;
  readonly of: Int32Array;
  readonly units: Int32Array;
  /** What the kind allows after it, as a class, and by what it may be preceded, as a class. */
  readonly after: Int32Array;
  readonly before: Int32Array;
  readonly afterClasses: number;
  readonly beforeClasses: number;
  /** 1 where a kind of that class after may precede one of that class before: `after * beforeClasses + before`. */
  readonly joins: Uint8Array;
};

/** Rows of need. A row that is short of `need` costs `under` a unit, beyond it `over`; short of `floor` is a broken rule. */
export type Coverage = {
  readonly rows: number;
  /** What one person of a team adds to a row, and the teams that add as much. */
  readonly weights: Float64Array;
  readonly weightOf: Int32Array;
  readonly need: Float64Array;
  readonly floor: Float64Array;
  readonly under: Float64Array;
  readonly over: Float64Array;
  /** A missing unit below the floor costs this much more. */
  readonly floorCost: number;
  /**
   * The best variant of each shift on a day for people of a team, given what one more of them is worth in each row.
   * Writes the value and the variant of each shift; -Infinity where the team cannot work it.
   */
  readonly offer: (team: number, day: number, worth: Float64Array, value: Float64Array, variant: Int16Array) => void;
  /** The variants in which people of a team can work a shift. */
  readonly variantsOf: (team: number, shift: number) => readonly number[];
  /** The rows that a variant of a shift covers. */
  readonly rowsOf: (day: number, shift: number, variant: number) => Int32Array;
  /** The rows that a shift on a day can cover lie from `from[day]` to before `to[day]`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
};

export const noShift = -1;
