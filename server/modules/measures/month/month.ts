import type { MonthState } from '@tongli/contracts/measures';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** The month after a month. */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

export interface Kept {
  readonly month: string;
  readonly signedAt: Date | null;
}

export function stateOf(month: string, today: string, kept: Kept | undefined): MonthState {
  if (kept) return kept.signedAt === null ? 'locked' : 'signed';
  return month >= today.slice(0, 7) ? 'running' : 'open';
}

/** The first month after all that are locked, or the one meant while it is not: what is corrected is counted in it. */
export function openMonthFor(month: string, locked: readonly string[]): string {
  const [last] = locked.toSorted().toReversed();
  if (last === undefined || month > last) return month;
  return monthAfter(last);
}

/** Until it is signed, and not before it has begun. */
export function mayRaise(month: string, state: MonthState, today: string): Refusal | null {
  if (month > today.slice(0, 7)) return refuse('month-not-begun', { status: 422, params: { month } });
  return state === 'signed' ? refuse('month-signed', { params: { month } }) : null;
}

/** Nobody judges what they themselves dispute. */
export function mayAnswer(
  dispute: { readonly state: string; readonly raisedBy: string },
  personId: string | null,
): Refusal | null {
  if (dispute.state !== 'open') return refuse('dispute-answered');
  return dispute.raisedBy === personId ? refuse('own-dispute', { status: 403 }) : null;
}

/** Over, in their order, and with nothing open about it. */
export function mayLock(
  month: string,
  state: MonthState,
  { locked, openDisputes }: { readonly locked: readonly string[]; readonly openDisputes: number },
): Refusal | null {
  if (state === 'running') return refuse('month-running', { params: { month } });
  if (state !== 'open') return refuse('month-locked', { params: { month } });
  const [first] = locked.toSorted();
  if (first !== undefined && month < first) return refuse('month-before-first', { params: { month: first } });
  const before = monthBefore(month);
  if (first !== undefined && !locked.includes(before))
    return refuse('earlier-month-open', { params: { month: before } });
  return openDisputes > 0 ? refuse('disputes-open', { params: { count: openDisputes } }) : null;
}

export function maySign(month: string, state: MonthState): Refusal | null {
  if (state === 'signed') return refuse('month-signed', { params: { month } });
  return state === 'locked' ? null : refuse('month-not-locked', { params: { month } });
}

export function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
