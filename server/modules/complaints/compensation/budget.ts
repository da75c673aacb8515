import { addDays, type IsoDate } from '@tongli/calendar';
import type { BudgetPeriod } from '@tongli/contracts/complaints';
import { type Refusal, refuse } from '../../../platform/call.ts';

const months: Readonly<Record<BudgetPeriod, number>> = { month: 1, quarter: 3, year: 12 };

const firstOf = (year: number, month: number): IsoDate =>
  `${String(year + Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** The month, quarter or year in which a date lies; both ends belong to it. */
export function spanOf(period: BudgetPeriod, on: IsoDate): { startsOn: IsoDate; endsOn: IsoDate } {
  const length = months[period];
  const year = Number(on.slice(0, 4));
  const month = Number(on.slice(5, 7)) - 1;
  const begin = month - (month % length);
  return { startsOn: firstOf(year, begin), endsOn: addDays(firstOf(year, begin + length), -1) };
}

export interface BudgetStanding {
  readonly leftMinor: number;
  readonly whenExceeded: 'refuse' | 'escalate';
}

/** Of all budgets that bind the strictest decides: one that refuses goes before one that escalates. */
export function decideBudgets(
  budgets: readonly BudgetStanding[],
  amountMinor: number,
): 'within' | 'escalate' | Refusal {
  const exceeded = budgets.filter(({ leftMinor }) => leftMinor < amountMinor);
  const refusing = exceeded.filter(({ whenExceeded }) => whenExceeded === 'refuse');
  if (refusing.length > 0) {
    const left = Math.max(0, Math.min(...refusing.map(({ leftMinor }) => leftMinor)));
    return refuse('budget-exceeded', { field: 'body.amountMinor', params: { left: left / 100, currency: 'CNY' } });
  }
  return exceeded.length > 0 ? 'escalate' : 'within';
}
