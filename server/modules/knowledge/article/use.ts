import type { Article } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { type Call, forbidden, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { tables } from '../entry/store.ts';
import { readable, type Serving } from './audience.ts';

const shownDays = 30;

export async function usageOf(
  call: Call,
  id: string,
): Promise<Pick<Article['usage'], 'subjects' | 'opened' | 'inserted' | 'days'>> {
  const { rows } = await sql<{ on: string; uses: number }>`
    select used_on::text as "on", sum(uses)::integer as uses from knowledge.article_use
    where article_id = ${id} group by used_on order by used_on desc limit ${shownDays}`.execute(call.tx);
  const { rows: sums } = await sql<{ subjects: number; opened: number; inserted: number }>`
    select count(distinct subject_id)::integer as subjects,
      coalesce(sum(uses) filter (where act = 'opened'), 0)::integer as opened,
      coalesce(sum(uses) filter (where act = 'inserted'), 0)::integer as inserted
    from knowledge.article_use where article_id = ${id}`.execute(call.tx);
  return { ...(sums[0] ?? { subjects: 0, opened: 0, inserted: 0 }), days: rows.toReversed() };
}

/** One that the caller may read and that is in use. */
export async function findInUse(call: Call, serving: Serving, id: string): Promise<{ edition: number } | Refusal> {
  const found = await tables(call)
    .selectFrom('knowledge.entry as entry')
    .innerJoin('knowledge.article as article', 'article.entry_id', 'entry.id')
    .select(['entry.state', 'entry.shown_edition as edition'])
    .where('entry.id', '=', id)
    .where(await readable(call, serving))
    .executeTakeFirst();
  if (!found) return notFound;
  return found.state === 'published' ? { edition: found.edition } : refuse('not-published');
}

export interface Use {
  readonly act: 'opened' | 'inserted';
  readonly subject: { readonly type: string; readonly id: string };
}

/** Once more by the caller, beside this contact or case. */
export const countArticleUse =
  (serving: Serving) =>
  async (call: Call, id: string, { act, subject }: Use): Promise<{ uses: number } | Refusal> => {
    const { id: agentId } = call.actor;
    if (agentId === null) return forbidden;
    const found = await findInUse(call, serving, id);
    if ('refusal' in found) return found;
    const { today } = await businessDay(call);
    const { rows } = await sql<{ uses: number }>`
      insert into knowledge.article_use as used
        (article_id, subject_type, subject_id, agent_id, act, used_on, uses, last_used_at)
      values (${id}, ${subject.type}, ${subject.id}, ${agentId}, ${act}, ${today}, 1, ${call.now})
      on conflict (article_id, subject_id, agent_id, act)
        do update set uses = used.uses + 1, used_on = excluded.used_on, last_used_at = excluded.last_used_at
      returning uses`.execute(call.tx);
    return { uses: rows[0]?.uses ?? 0 };
  };
