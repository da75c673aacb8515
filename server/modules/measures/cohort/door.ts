import type { CohortWho } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';

export interface CohortSpan {
  readonly projectId: string;
  /** From the first instant to before the last. */
  readonly since: Date;
  readonly before: Date;
}

/** What is counted of the members that are still known. */
export interface CohortFacts {
  readonly known: number;
  readonly complete: number;
  readonly reached: number;
  readonly answers: number;
  readonly satisfied: number;
}

/** Customers and what was done for them lie outside this module's map. */
export interface CohortDoor {
  customersOf(call: Call, who: CohortWho, span: CohortSpan): Promise<readonly string[]>;
  factsOf(call: Call, cohortId: string, span: CohortSpan): Promise<CohortFacts>;
}
