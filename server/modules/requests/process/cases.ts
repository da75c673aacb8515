import type { Call, Refusal } from '../../../platform/call.ts';

/** A case that runs on a version, as moving it to another one needs it. */
export interface RunningCase {
  readonly id: string;
  readonly number: string;
  readonly versionId: string;
  readonly unitId: string | null;
  readonly stepKey: string;
  /** When it came to that step: its limit counts from here. */
  readonly stepSince: Date;
  readonly stepDueAt: Date | null;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
}

/** A case as a pilot is judged by it; null is what has not happened, or was not asked. */
export interface CaseOutcome {
  readonly id: string;
  readonly versionId: string;
  readonly unitId: string | null;
  readonly startedAt: Date;
  /** When it was resolved for the first time. */
  readonly resolvedAt: Date | null;
  /** Whether every limit of it was kept; null while that is open. */
  readonly onTime: boolean | null;
  readonly reopened: boolean;
  /** 1 to 5, as the customer said. */
  readonly satisfaction: number | null;
  /** Working minutes spent in each step, over all visits to it. */
  readonly stepMinutes: Readonly<Record<string, number>>;
}

export interface CaseMove {
  readonly versionId: string;
  readonly stepKey: string;
  readonly stepDueAt: Date;
  readonly dueAt: Date | null;
}

/** Where the cases of processes are kept. The requests of this module are one source; tests bring their own. */
export interface CaseSource {
  /** Cases that run on these versions, oldest first, at most `most`. */
  running(call: Call, versionIds: readonly string[], most: number): Promise<readonly RunningCase[]>;
  /** Cases of a process that began in `[from, until)`. */
  outcomes(
    call: Call,
    which: { readonly processId: string; readonly from: Date; readonly until: Date },
  ): Promise<readonly CaseOutcome[]>;
  /** Locks the case and moves it with a line of its history; refused where it has moved on meanwhile. */
  move(call: Call, running: RunningCase, to: CaseMove): Promise<Refusal | null>;
}
