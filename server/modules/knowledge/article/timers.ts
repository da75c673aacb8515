import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { openTask } from '../../work/index.ts';
import { tables } from '../entry/store.ts';
import type { Serving } from './audience.ts';
import { remind } from './must-know.ts';
import { beginWaiting } from './publishing.ts';
import { type ArticleRecord, keepStanding } from './standing.ts';

type Instant = 'remind_at' | 'review_at' | 'begins_at';

const dueIn = (call: Call, instant: Instant, limit: number): Promise<ArticleRecord[]> =>
  tables(call)
    .selectFrom('knowledge.article')
    .selectAll()
    .where(instant, '<=', call.now)
    .orderBy(instant)
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

/** Whoever has not acknowledged what they must know is told: at once, and then each day. */
export const mustKnowTimer = (serving: Serving): Timer => ({
  name: 'must-know',
  due: sql<Date | null>`select min(remind_at) from knowledge.article where remind_at is not null`,
  fireDue: async (call, limit) => {
    const due = await dueIn(call, 'remind_at', limit);
    for (const article of due) await remind(call, serving, article);
    return due.length;
  },
});

/** Five working days to look an article through. */
const reviewWithinMinutes = 5 * 450;
const longestLabel = 60;

async function askForReview(call: Call, { entry_id: id, owner_id: ownerId, ...article }: ArticleRecord): Promise<void> {
  const { project_id: projectId } = await tables(call)
    .selectFrom('knowledge.entry')
    .select('project_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const label = (article.title_zh || article.title_en).slice(0, longestLabel);
  await openTask(call, {
    ...{ kind: 'task', title: `复核知识 Review article · ${label}`, ownerId, projectId },
    ...{ due: { minutes: reviewWithinMinutes }, subject: { type: 'article', id, label } },
  });
}

/** Its owner looks it through on the day they meant to, and before it ends to hold. */
export const reviewTimer: Timer = {
  name: 'article-reviews',
  due: sql<Date | null>`select min(review_at) from knowledge.article where review_at is not null`,
  fireDue: async (call, limit) => {
    const due = await dueIn(call, 'review_at', limit);
    for (const article of due) {
      await askForReview(call, article);
      await keepStanding(call, article.entry_id);
    }
    return due.length;
  },
};

/** An edition that was approved beforehand comes into use on the day from which it holds. */
export const beginningTimer: Timer = {
  name: 'article-beginnings',
  due: sql<Date | null>`select min(begins_at) from knowledge.article where begins_at is not null`,
  fireDue: async (call, limit) => {
    const due = await dueIn(call, 'begins_at', limit);
    for (const article of due) await beginWaiting(beyondScope(call), article.entry_id);
    return due.length;
  },
};
