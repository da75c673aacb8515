import {
  costSet,
  customersCounted,
  dashboardChanged,
  firstContactsCounted,
  indicatorAlertChanged,
  indicatorAlertEscalated,
  indicatorAlertRaised,
  monthDisputeAnswered,
  monthDisputed,
  monthLocked,
  monthSigned,
  ownIndicatorChanged,
  reportTold,
  signalRaised,
  staffCounted,
  targetsSet,
} from '@tongli/contracts/measures';
import type { ModuleManifest } from '../../platform/module.ts';
import { alertEscalation } from './alert/escalating.ts';
import { alertTopics } from './alert/topics.ts';
import { thresholdWatch } from './alert/watching.ts';
import { type CountFirstContacts, firstContactCount } from './cells/first-contacts.ts';
import { sliceSums } from './cells/slice-sums.ts';
import { staffCount } from './cells/staff.ts';
import { type CountCustomers, stockCount } from './cells/stock.ts';
import type { CohortDoor } from './cohort/door.ts';
import { cohortPerson } from './cohort/person.ts';
import type { DashboardDoors } from './dashboard/routes.ts';
import type { ReadValueWords } from './own/values.ts';
import { reportTimer } from './report/schedule.ts';
import { sendReport } from './report/sending.ts';
import { routes } from './routes.ts';
import { chartWatch } from './watching.ts';

/** How many customers there are, who came again, what products, areas, causes and queues are called, and what was done for customers lies outside this module's map. */
export const measures = (
  countCustomers: CountCustomers,
  countFirstContacts: CountFirstContacts,
  readValueWords: ReadValueWords,
  doors: DashboardDoors,
  cohorts: CohortDoor,
): ModuleManifest => ({
  name: 'measures',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes(readValueWords, doors, cohorts),
  events: [
    ...[signalRaised, indicatorAlertRaised, indicatorAlertEscalated, indicatorAlertChanged],
    ...[customersCounted, staffCounted, firstContactsCounted, targetsSet, costSet, ownIndicatorChanged, reportTold],
    ...[dashboardChanged, monthDisputed, monthDisputeAnswered, monthLocked, monthSigned],
  ].map(({ type }) => type),
  timers: [
    chartWatch,
    thresholdWatch,
    alertEscalation,
    sliceSums,
    stockCount(countCustomers),
    staffCount,
    firstContactCount(countFirstContacts),
    reportTimer(readValueWords),
  ],
  jobs: [sendReport],
  topics: alertTopics,
  person: cohortPerson,
});
