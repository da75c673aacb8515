import type { CheckPlace } from '@tongli/contracts/customers';
import type { Call } from '../../../platform/call.ts';

/** A contact or a case within which a customer is checked, as whoever calls may see it. */
export interface CheckedPlace {
  readonly customerId: string | null;
  readonly projectId: string;
  readonly unitId: string | null;
  /** The contact lasts, or the case is not closed. */
  readonly open: boolean;
  /** The caller has it. */
  readonly mine: boolean;
}

/** What customers are asked about and within, known by others. */
export interface CheckDoors {
  /** Null where the caller may not see it. */
  readonly places: Readonly<Record<CheckPlace, (call: Call, id: string) => Promise<CheckedPlace | null>>>;
  /** When they were with us last, but for the contact that goes on. */
  readonly lastContactAt: (call: Call, customerId: string, exceptId: string) => Promise<Date | null>;
  /** Numbers of what they complained about, latest first; at most 50. */
  readonly caseNumbers: (call: Call, customerId: string) => Promise<readonly string[]>;
}
