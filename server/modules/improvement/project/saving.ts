import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';

export interface SavingParts {
  readonly unitsBefore: number;
  readonly unitsAfter: number;
  readonly months: number;
  readonly unitCostMinor: number;
  /** What the actions cost. */
  readonly costMinor: number;
}

/** In hundredths of the currency: (before − after) × months × cost of one, less the cost of the actions. */
export const amountOf = ({ costMinor, months, unitCostMinor, unitsAfter, unitsBefore }: SavingParts): number =>
  Math.round((unitsBefore - unitsAfter) * months * unitCostMinor) - costMinor;

export interface SavingState {
  readonly state: 'stated' | 'confirmed' | 'rejected';
  readonly statedBy: string;
}

/** By a second person, who did not state it and does not lead the project. */
export function decideSettlement(
  saving: SavingState,
  { id, leads, projectLeadId }: { id: string | null; leads: boolean; projectLeadId: string },
): Refusal | null {
  if (!leads || id === null) return forbidden;
  if (id === saving.statedBy || id === projectLeadId) return refuse('own-saving', { status: 403 });
  return saving.state === 'stated' ? null : refuse('saving-settled');
}
