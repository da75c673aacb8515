import { agentsServing, queuesAmong, queuesServedBy } from '../modules/contacts/index.ts';
import type { Serving } from '../modules/knowledge/index.ts';

/** Whom an article concerns, as far as it follows from the queues that people serve. */
export const serving: Serving = { queuesOf: queuesServedBy, agentsOf: agentsServing, queuesAmong };
