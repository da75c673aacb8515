import type { ParetoBy } from '@tongli/contracts/improvement';
import type { Call } from '../../platform/call.ts';

/** A complaint as an analysis counts it: what it is about, never what was said. Codes; `''` is none. */
export interface CaseFacts {
  readonly id: string;
  readonly number: string;
  readonly lodgedOn: string;
  readonly cause: string;
  readonly product: string;
  readonly area: string;
  /** The step of handling that took longest; none where no time was kept. */
  readonly step: string;
}

/** Which complaints: dates of receipt from first to last, and `''` for every product or area. */
export interface CaseSlice {
  readonly projectId: string;
  readonly from: string;
  readonly to: string;
  readonly product: string;
  readonly area: string;
}

export interface CodeCount {
  readonly code: string;
  readonly cases: number;
}

/** Something that a cause rests on, by the number that people know it by. */
export interface Cited {
  readonly id: string;
  readonly number: string;
}

/** What lies beyond this module's map: whoever wires the house says how it is read. */
export interface Beyond {
  /** Complaints lodged in a slice, in the order of their numbers; rows of an import that is not complete do not count. */
  readCases(call: Call, slice: CaseSlice): Promise<readonly CaseFacts[]>;
  /** How many of them are of each code, without reading them one by one; each is counted once in every way. */
  countCasesBy(call: Call, slice: CaseSlice): Promise<Readonly<Record<ParetoBy, readonly CodeCount[]>>>;
  /** Of these numbers, those that are among them. */
  casesWithin(call: Call, slice: CaseSlice, numbers: readonly string[]): Promise<readonly string[]>;
  /** Of these numbers of complaints, those that exist in the project. */
  findCases(call: Call, projectId: string, numbers: readonly string[]): Promise<readonly Cited[]>;
  /** Of these numbers of contacts, those of the project that a recording is kept of. */
  findRecordings(call: Call, projectId: string, numbers: readonly string[]): Promise<readonly Cited[]>;
  countCases(call: Call, slice: CaseSlice): Promise<number>;
  /** A training of the list of trainings; null where there is none of this id. */
  findTraining(call: Call, id: string): Promise<{ readonly id: string } | null>;
  /** Of a training: how many people have it, and how many of them have passed. */
  tallyTraining(call: Call, id: string): Promise<{ readonly given: number; readonly passed: number }>;
}
