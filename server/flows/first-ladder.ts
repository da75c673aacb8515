import { templateApplied } from '@tongli/contracts/org';
import { layFirstThresholds } from '../modules/measures/index.ts';
import { layFirstAuthority, layFirstLadder } from '../modules/work/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/**
 * The standard organisation was taken → what stays undone climbs its posts, they may say yes up to so much, and what every centre would
 * want to hear of is watched, unless somebody has set a ladder, limits or thresholds before.
 */
export const firstLadder = flow('first-ladder', [
  on(templateApplied, async (call, { payload: { byId } }) => {
    await layFirstLadder(call);
    await layFirstAuthority(call);
    await layFirstThresholds(call, byId);
  }),
]);
