import type { ProcessDefinition } from '@tongli/contracts/requests';

/** Before the first step, and where a case was closed: no step has such a key. */
export const start = '@start';
export const end = '@end';

/** What is no step of a definition but a stage that every case of its kind goes through. */
export const isStage = (key: string): boolean => key.startsWith('@');

/** Something that was done in a case, once: from when it was waited for or worked on, to when it was done. Milliseconds of the epoch. */
export interface Visit {
  readonly step: string;
  readonly from: number;
  readonly until: number;
  /** The case was moved to another version from here: no definition says what comes next. */
  readonly moved?: true;
}

/** What happened in a case, in the order in which it ended. Closed at last: the last visit is `end`, and one stands wherever it was closed. */
export interface Trace {
  readonly id: string;
  readonly lodgedAt: number;
  readonly visits: readonly Visit[];
  /** Where an open case stands, since when; null where its record does not say. */
  readonly stands: { readonly step: string; readonly since: number } | null;
  /** What applied to it. */
  readonly definition: ProcessDefinition;
}

/** Working minutes between two instants, by the calendar of the process. */
export type MinutesBetween = (from: number, until: number) => number;
