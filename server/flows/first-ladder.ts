import { templateApplied } from '@tongli/contracts/org';
import { layFirstLadder } from '../modules/work/index.ts';
import { flow, on } from '../platform/events/flow.ts';

/** The standard organisation was taken → what stays undone climbs its posts, unless somebody has set a ladder before. */
export const firstLadder = flow('first-ladder', [
  on(templateApplied, async (call) => {
    await layFirstLadder(call);
  }),
]);
