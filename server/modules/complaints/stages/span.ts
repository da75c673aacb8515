import type { ComplaintSettings } from '@tongli/contracts/requests';
import type { LimitSpan } from '../../work/index.ts';

/** So many days, as the process counts them. */
export const spanOf = ({ daysCount }: Pick<ComplaintSettings, 'daysCount'>, days: number): LimitSpan =>
  daysCount === 'calendar' ? { calendarDays: days } : { days };
