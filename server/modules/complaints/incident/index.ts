/** Incidents 集中: complaints of one product and area that come more than they should, gathered, answered with one wording and closed with one cause. */
import { keepBurst } from './opening.ts';
import { watchTimer } from './watching.ts';

export { type Arrival, noteArrivals } from './arrivals.ts';
export { customersOfIncident } from './handling.ts';
export { masterOf } from './master.ts';
export { joinIncident, joinNamed, keepBurst } from './opening.ts';
export { incidentRoutes } from './routes.ts';
export const burstTimer = watchTimer(keepBurst);
