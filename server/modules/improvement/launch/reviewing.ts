import { addDays } from '@tongli/calendar';
import { launchReviewed } from '@tongli/contracts/improvement';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import type { Beyond } from '../beyond.ts';
import { tables } from '../store.ts';
import { outcomeOf, reviewDays } from './launch.ts';
import { auditLaunch, type LaunchTableRow, saveLaunch } from './store.ts';

const dueLaunches = (call: Call, limit: number) =>
  tables(call)
    .selectFrom('improvement.launch')
    .selectAll()
    .where('review_at', '<=', call.now)
    .orderBy('review_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

/** Thirty days after going live: the complaints that came beside those that were forecast. */
export const launchReviews = (beyond: Pick<Beyond, 'countCases'>): Timer => ({
  name: 'launch-reviews',
  due: sql`select min(review_at) from improvement.launch where review_at is not null`,
  fireDue: async (call, limit) => {
    const due = await dueLaunches(call, limit);
    for (const row of due) await review(call, row, beyond);
    return due.length;
  },
});

async function review(call: Call, row: LaunchTableRow, { countCases }: Pick<Beyond, 'countCases'>): Promise<void> {
  const { expected, high, live_on: from, low } = row;
  if (from === null || expected === null || low === null || high === null)
    throw new Error(`launch ${row.number} went live without a forecast`);
  const slice = { projectId: row.project_id, product: row.product, area: '' };
  const actual = await countCases(call, { ...slice, from, to: addDays(from, reviewDays - 1) });
  await saveLaunch(call, row, { state: 'reviewed', review_at: null, actual, ended_at: call.now });
  const outcome = outcomeOf({ low, high }, actual);
  await append(call, launchReviewed, row.id, { number: row.number, ownerId: row.owner_id, expected, actual, outcome });
  await auditLaunch(call, 'review-launch', row.id, outcome);
}
