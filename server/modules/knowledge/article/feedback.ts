import { randomUUID } from 'node:crypto';
import type { Article, FeedbackKind } from '@tongli/contracts/knowledge';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, isRefusal, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describePeople } from '../../org/index.ts';
import { openTask } from '../../work/index.ts';
import { tables } from '../entry/store.ts';
import type { Serving } from './audience.ts';
import { findArticle } from './standing.ts';
import { findInUse } from './use.ts';

const mostShown = 100;
/** Three working days: an article that is wrong is said to the next customer. */
const mendWithinMinutes = 3 * 450;
const longestTitle = 60;

export async function feedbackOf(call: Call, articleId: string): Promise<Article['feedback']> {
  const rows = await tables(call)
    .selectFrom('knowledge.article_feedback')
    .selectAll()
    .where('article_id', '=', articleId)
    .orderBy('at', 'desc')
    .limit(mostShown)
    .execute();
  const names = await describePeople(call, [...new Set(rows.map((row) => row.by_id))]);
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind as FeedbackKind, words: row.words, edition: row.edition, taskId: row.task_id },
    byName: names.get(row.by_id) ?? '',
    at: row.at.toISOString(),
  }));
}

const clipped = (text: string) => (text.length > longestTitle ? `${text.slice(0, longestTitle)}…` : text);

/** What the owner of an article has to mend, with what was said of it. */
async function askOwner(
  call: Call,
  articleId: string,
  { kind, words }: { readonly kind: Exclude<FeedbackKind, 'helpful'>; readonly words: string },
): Promise<string | null> {
  const article = await findArticle(call, articleId);
  if (!article) return null;
  const title = article.title_zh || article.title_en;
  const asked = { wrong: '知识有误 Article is wrong', missing: '知识有缺 Article lacks something' }[kind];
  const task = await openTask(call, {
    ...{ kind: 'task', title: `${asked} · ${clipped(title)}`, body: words, ownerId: article.owner_id },
    due: { minutes: mendWithinMinutes },
    subject: { type: 'article', id: articleId, label: clipped(title) },
  });
  return isRefusal(task) ? null : task.id;
}

/** Words are masked before they are kept: what an article lacks is never a customer's number. */
export const sayOfArticle =
  (serving: Serving) =>
  async (
    call: Call,
    id: string,
    { kind, words }: { readonly kind: FeedbackKind; readonly words: string },
  ): Promise<Refusal | null> => {
    const { id: byId } = call.actor;
    if (byId === null) return forbidden;
    const found = await findInUse(call, serving, id);
    if ('refusal' in found) return found;
    const said = maskText(words);
    const taskId = kind === 'helpful' ? null : await askOwner(call, id, { kind, words: said });
    await tables(call)
      .insertInto('knowledge.article_feedback')
      .values({
        ...{ id: randomUUID(), article_id: id, edition: found.edition, kind, words: said },
        ...{ by_id: byId, at: call.now, task_id: taskId },
      })
      .execute();
    await audit(call, 'knowledge.say-of-article', { type: 'article', id });
    return null;
  };
