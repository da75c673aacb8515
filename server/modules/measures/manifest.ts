import {
  customersCounted,
  indicatorAlertChanged,
  indicatorAlertEscalated,
  indicatorAlertRaised,
  signalRaised,
} from '@tongli/contracts/measures';
import type { ModuleManifest } from '../../platform/module.ts';
import { alertEscalation } from './alert/escalating.ts';
import { alertTopics } from './alert/topics.ts';
import { thresholdWatch } from './alert/watching.ts';
import { type CountCustomers, stockCount } from './cells/stock.ts';
import { routes } from './routes.ts';
import { chartWatch } from './watching.ts';

/** `count` tells how many customers there are: they lie outside this module's map. */
export const measures = (count: CountCustomers): ModuleManifest => ({
  name: 'measures',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [signalRaised, indicatorAlertRaised, indicatorAlertEscalated, indicatorAlertChanged, customersCounted].map(
    ({ type }) => type,
  ),
  timers: [chartWatch, thresholdWatch, alertEscalation, stockCount(count)],
  topics: alertTopics,
});
