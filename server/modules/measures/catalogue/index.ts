import { firstContactResolution, firstContactResolutionNet, notReadyRate, occupancy, ringsNotTaken } from './agents.ts';
import {
  abandonmentRate,
  averageAnswer,
  averageHandleTime,
  averageHoldTime,
  averageQueueTime,
  averageRings,
  averageRingTime,
  averageTalkTime,
  averageWrapUpTime,
  connectionRate,
  contactsPerDay,
  serviceLevel,
  serviceLevelAnswered,
  serviceLevelPositive,
  serviceLevelShortIgnored,
  systemConnectionRate,
  transferRate,
} from './contacts.ts';
import { costPerContact, costPerDay } from './cost.ts';
import {
  attitudeRate,
  escalationRate,
  reopenRate,
  repeatRate,
  satisfactionRate,
  visitRate,
  visitReachRate,
} from './outcome.ts';
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
import { attrition, recordCompleteness } from './stocks.ts';
import {
  customerEffort,
  customerSatisfaction,
  netPromoter,
  surveyResponseRate,
  testPassRate,
  testScore,
} from './voice.ts';
import { complaintsPerDay, perContacts, perCustomers, reopenedPerDay } from './volume.ts';
import { complaintStepMinutes, requestOnTimeRate, requestStepMinutes, taskOnTimeRate, taskReturnRate } from './work.ts';

export { awaiting } from './awaiting.ts';
export { usualKeys } from './centres.ts';
export {
  amountOf,
  type IndicatorEntry,
  type Measure,
  measures,
  measuresOf,
  type Part,
  type Recipe,
  spread,
} from './recipe.ts';

/** In the order in which a page shows them: complaints — how many, how fast, how well — the work behind them, contacts, cost, opinions. */
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
  attitudeRate,
  satisfactionRate,
  visitRate,
  visitReachRate,
  taskReturnRate,
  taskOnTimeRate,
  requestOnTimeRate,
  requestStepMinutes,
  complaintStepMinutes,
  contactsPerDay,
  serviceLevel,
  serviceLevelAnswered,
  serviceLevelShortIgnored,
  serviceLevelPositive,
  connectionRate,
  systemConnectionRate,
  abandonmentRate,
  averageAnswer,
  averageQueueTime,
  averageRingTime,
  averageRings,
  averageHandleTime,
  averageTalkTime,
  averageHoldTime,
  averageWrapUpTime,
  transferRate,
  occupancy,
  notReadyRate,
  ringsNotTaken,
  firstContactResolution,
  firstContactResolutionNet,
  costPerContact,
  costPerDay,
  customerSatisfaction,
  netPromoter,
  customerEffort,
  surveyResponseRate,
  testScore,
  testPassRate,
  attrition,
  recordCompleteness,
];

export function findIndicator(code: string): IndicatorEntry | undefined {
  return catalogue.find(({ indicator }) => indicator.code === code);
}
