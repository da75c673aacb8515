import {
  costSet,
  customersCounted,
  firstContactsCounted,
  indicatorAlertChanged,
  indicatorAlertEscalated,
  indicatorAlertRaised,
  signalRaised,
  targetsSet,
} from '@tongli/contracts/measures';
import type { ModuleManifest } from '../../platform/module.ts';
import { alertEscalation } from './alert/escalating.ts';
import { alertTopics } from './alert/topics.ts';
import { thresholdWatch } from './alert/watching.ts';
import { type CountFirstContacts, firstContactCount } from './cells/first-contacts.ts';
import { type CountCustomers, stockCount } from './cells/stock.ts';
import { routes } from './routes.ts';
import { chartWatch } from './watching.ts';

/** How many customers there are, and who came again, lies outside this module's map. */
export const measures = (countCustomers: CountCustomers, countFirstContacts: CountFirstContacts): ModuleManifest => ({
  name: 'measures',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [
    ...[signalRaised, indicatorAlertRaised, indicatorAlertEscalated, indicatorAlertChanged],
    ...[customersCounted, firstContactsCounted, targetsSet, costSet],
  ].map(({ type }) => type),
  timers: [
    chartWatch,
    thresholdWatch,
    alertEscalation,
    stockCount(countCustomers),
    firstContactCount(countFirstContacts),
  ],
  topics: alertTopics,
});
