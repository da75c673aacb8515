/**
 * A centre's own rostering problem, as it stands in the JSON file. README.md explains each field. Times of day are "HH:MM"
 * (up to "48:00" for the morning after), days count from 0 at `start`.
 */
export type Problem = {
  readonly start: string;
  readonly days: number;
  readonly intervalMinutes: number;
  readonly skills: readonly string[];
  readonly shifts: readonly ShiftTemplate[];
  readonly agents: readonly Agent[];
  readonly demand: readonly Demand[];
  readonly rules: Rules;
  readonly costs: Costs;
};

export type ShiftTemplate = {
  readonly id: string;
  readonly start: string;
  readonly minutes: number;
  /** Breaks during which nobody is served; each starts at one of `starts`, minutes after the shift's start. */
  readonly breaks: readonly Break[];
  /** Days of the week on which it may be worked, 1 Monday … 7 Sunday; all where left out. */
  readonly weekdays?: readonly number[];
};

export type Break = { readonly minutes: number; readonly starts: readonly number[]; readonly paid?: boolean };

export type Agent = {
  readonly id: string;
  readonly skills: readonly string[];
  readonly minMinutes: number;
  readonly maxMinutes: number;
  /** What this agent handles of what an experienced one does: new hires on their speed curve. */
  readonly speed?: number;
  readonly costPerHour?: number;
  readonly maxConsecutiveDays?: number;
  readonly minConsecutiveDays?: number;
  readonly minDaysOff?: number;
  readonly maxWeekends?: number;
  readonly shifts?: readonly string[];
  readonly leave?: readonly number[];
  readonly fixed?: readonly { readonly day: number; readonly shift: string | null }[];
  readonly wishes?: readonly Wish[];
  /** What was worked before the first day. */
  readonly before?: { readonly days: number; readonly shift: string };
};

/** A wish to work (a certain shift) or to be off on a day; it costs its weight where it is not met. */
export type Wish = { readonly day: number; readonly shift?: string; readonly off?: boolean; readonly weight: number };

/** Agents needed of a skill in each interval of a day; `least` may not be missed. Runs from `from`, a figure an interval. */
export type Demand = {
  readonly day: number;
  readonly skill: string;
  readonly from: string;
  readonly need: readonly number[];
  readonly least?: readonly number[];
};

export type Rules = {
  readonly restMinutes: number;
  readonly maxConsecutiveDays: number;
  readonly minConsecutiveDays: number;
  readonly minDaysOff: number;
  readonly maxWeekends: number;
};

export type Costs = {
  /** Of an agent missing or too many for an hour. */
  readonly underPerHour: number;
  readonly overPerHour: number;
  readonly perHour: number;
  /** Of each weekend that an agent works beyond the fair share. */
  readonly unfairWeekend: number;
};

export type RuleName =
  | 'contract-hours'
  | 'rest'
  | 'consecutive-days'
  | 'days-off'
  | 'weekends'
  | 'leave'
  | 'fixed'
  | 'skills'
  | 'shifts'
  | 'least-cover';

export type Assignment = {
  readonly agent: string;
  readonly day: number;
  readonly shift: string;
  readonly skill: string;
  /** Minutes of the day, from 0 at midnight; beyond 1440 the morning after. */
  readonly start: number;
  readonly end: number;
  readonly breaks: readonly { readonly start: number; readonly end: number }[];
};
