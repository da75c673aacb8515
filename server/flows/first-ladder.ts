import { templateApplied } from '@tongli/contracts/org';
import { layFirstAuthority, layFirstLadder } from '../modules/work/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** The standard organisation was taken → what stays undone climbs its posts, and they may say yes up to so much, unless somebody has set a ladder or limits before. */
export const firstLadder = flow('first-ladder', [
  on(templateApplied, async (call) => {
    await layFirstLadder(call);
    await layFirstAuthority(call);
  }),
]);
