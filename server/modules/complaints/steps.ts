import { type StepName, type StepRecord, type StepView, stepNames, stepRecord } from '@tongli/contracts/complaints';
import { erasedName, maskText } from '../../platform/personal/mask.ts';

export type StepStates = Readonly<Record<StepName, 'open' | 'recorded' | 'skipped'>>;

/** One stored entry; the latest of a step counts. */
export interface StepEntry {
  readonly step: string;
  readonly state: string;
  readonly record: unknown;
  readonly reason: string | null;
  readonly at: Date;
  readonly actor_name: string;
  /** How often the case had been reopened. */
  readonly round: number;
  readonly spent_seconds: number | null;
}

const latest = (entries: readonly StepEntry[], name: StepName) => entries.findLast((entry) => entry.step === name);

export function stepStates(entries: readonly StepEntry[]): StepStates {
  const stateOf = (name: StepName) => {
    const state = latest(entries, name)?.state;
    return state === 'recorded' || state === 'skipped' ? state : 'open';
  };
  return Object.fromEntries(stepNames.map((name) => [name, stateOf(name)])) as Record<StepName, 'open'>;
}

/** Steps still open, in order; with `before`, only those that come earlier. */
export function openSteps(states: StepStates, before?: StepName): StepName[] {
  const end = before === undefined ? stepNames.length : stepNames.indexOf(before);
  return stepNames.slice(0, end).filter((name) => states[name] === 'open');
}

/** Those that were left out, with a reason, in order. */
export const skippedSteps = (states: StepStates): StepName[] => stepNames.filter((name) => states[name] === 'skipped');

export const currentStep = (states: StepStates): StepName | null => openSteps(states)[0] ?? null;

/** A promise recorded in "carry out" that is not marked as done. */
export function commitmentOpen(entries: readonly StepEntry[]): boolean {
  const entry = latest(entries, 'carry-out');
  return entry?.state === 'recorded' && (entry.record as { done?: boolean }).done === false;
}

/** The day of the promise that is not kept yet. */
export function promisedOn(entries: readonly StepEntry[]): string | null {
  const record = commitmentOpen(entries) ? latest(entries, 'carry-out')?.record : null;
  return (record as { dueOn?: string } | null | undefined)?.dueOn ?? null;
}

/**
 * A step recorded again from what the page showed: where a text is still the mask of the earlier one, the earlier one is
 * meant. Otherwise looking at a number and saving would destroy it.
 */
export function unmasked(record: StepRecord, entries: readonly StepEntry[]): StepRecord {
  const earlier = latest(entries, record.step)?.record as Readonly<Record<string, unknown>> | null | undefined;
  if (!earlier) return record;
  const fields = Object.entries(record).map(([key, value]) => {
    const before = earlier[key];
    return [key, typeof before === 'string' && value === maskText(before) ? before : value];
  });
  return stepRecord.parse(Object.fromEntries(fields));
}

const choices = new Set(['step', 'ownerId', 'dueOn', 'followUpOn', 'currency']);

/** What people typed is changed; choices, dates and amounts pass as they are. */
function retold(record: StepRecord, tell: (typed: string) => string): StepRecord {
  const fields = Object.entries(record).map(([key, value]) => [
    key,
    typeof value === 'string' && !choices.has(key) ? tell(value) : value,
  ]);
  return stepRecord.parse(Object.fromEntries(fields));
}

const masked = (record: StepRecord): StepRecord => retold(record, maskText);

/** A stored record without the words of whoever was erased; that the step was taken, and what was granted, stays. */
export const emptied = (record: unknown): StepRecord => retold(stepRecord.parse(record), () => erasedName);

/** What people typed into an entry, in the order of its fields. */
export function saidIn({ record, reason }: Pick<StepEntry, 'record' | 'reason'>): string[] {
  const typed = Object.entries((record ?? {}) as object).flatMap(([key, value]) =>
    typeof value === 'string' && !choices.has(key) ? [value] : [],
  );
  return reason === null ? typed : [...typed, reason];
}

function spentOn(entries: readonly StepEntry[], name: StepName): number | null {
  const measured = entries.flatMap((entry) => (entry.step === name ? (entry.spent_seconds ?? []) : []));
  return measured.length === 0 ? null : measured.reduce((sum, seconds) => sum + seconds, 0);
}

/** Minutes worked on each step that somebody measured, over all rounds. */
export const minutesOn = (entries: readonly StepEntry[]): { step: StepName; minutes: number }[] =>
  stepNames.flatMap((step) => {
    const seconds = spentOn(entries, step);
    return seconds === null ? [] : [{ step, minutes: seconds / 60 }];
  });

export function stepViews(entries: readonly StepEntry[]): StepView[] {
  const states = stepStates(entries);
  return stepNames.map((name) => {
    const entry = latest(entries, name);
    return {
      name,
      state: states[name],
      record: entry?.state === 'recorded' ? masked(stepRecord.parse(entry.record)) : null,
      skipReason: entry?.state === 'skipped' && entry.reason !== null ? maskText(entry.reason) : null,
      recordedAt: entry?.at.toISOString() ?? null,
      recordedBy: entry?.actor_name ?? null,
      spentSeconds: spentOn(entries, name),
    };
  });
}
