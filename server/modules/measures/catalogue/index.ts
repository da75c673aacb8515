import { escalationRate, reopenRate, repeatRate, satisfactionRate, visitRate, visitReachRate } from './outcome.ts';
import type { IndicatorEntry } from './recipe.ts';
import {
  acknowledgedInTime,
  answeredInFirstLimit,
  answeredInTime,
  answerHours,
  daysToClose,
  firstResponse,
  handlingHours,
  onTimeRate,
  settlingHours,
} from './speed.ts';
import { complaintsPerDay, perContacts, perCustomers, reopenedPerDay } from './volume.ts';
import { requestOnTimeRate, requestStepMinutes, taskOnTimeRate, taskReturnRate } from './work.ts';

export { type IndicatorEntry, type Measure, measures, measuresOf, type Recipe, spread } from './recipe.ts';

/** In the order in which a page shows them: how many, how fast, how well, and the work behind it. */
export const catalogue: readonly IndicatorEntry[] = [
  complaintsPerDay,
  perCustomers,
  perContacts,
  acknowledgedInTime,
  firstResponse,
  answeredInTime,
  answeredInFirstLimit,
  onTimeRate,
  answerHours,
  daysToClose,
  handlingHours,
  settlingHours,
  reopenedPerDay,
  reopenRate,
  repeatRate,
  escalationRate,
  satisfactionRate,
  visitRate,
  visitReachRate,
  taskReturnRate,
  taskOnTimeRate,
  requestOnTimeRate,
  requestStepMinutes,
];

export function findIndicator(code: string): IndicatorEntry | undefined {
  return catalogue.find(({ indicator }) => indicator.code === code);
}
