import type { PalettePhrase, PhraseContent } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { type Call, forbidden, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { businessDay, projectAsked } from '../../org/index.ts';
import { inReach, tables } from '../entry/store.ts';
import { usageDays, usesSince } from './queries.ts';

interface PaletteRow {
  readonly id: string;
  readonly content: PhraseContent;
  readonly uses: number;
  readonly own: number;
  readonly last_used_at: Date | null;
}

const phraseOf = ({ id, content, uses, own, last_used_at: last }: PaletteRow): PalettePhrase => {
  const { situation, pattern, title, text } = content;
  return { id, situation, pattern, title, text, uses, ownUses: own, lastUsedAt: last?.toISOString() ?? null };
};

/** Everything published for a project, with how often it is said. */
export async function getPalette(
  call: Call,
  asked: string | undefined,
): Promise<{ phrases: PalettePhrase[] } | Refusal> {
  const projectId = await projectAsked(call, asked, 'query.projectId');
  if (isRefusal(projectId)) return projectId;
  const { today } = await businessDay(call);
  const { rows } = await sql<PaletteRow>`
    select entry.id, edition.content, ${usesSince(today)} as uses, coalesce(own.uses, 0)::integer as own, own.last_used_at
    from knowledge.entry as entry
    join knowledge.edition as edition on edition.entry_id = entry.id and edition.state = 'published'
    left join lateral (
      select sum(used.uses) as uses, max(used.last_used_at) as last_used_at from knowledge.phrase_use as used
      where used.phrase_id = entry.id and used.agent_id = ${call.actor.id}
        and used.used_on > ${today}::date - ${usageDays}::integer
    ) as own on true
    where entry.kind = 'phrase' and entry.project_id = ${projectId} and ${inReach(call)}
    order by entry.added_at, entry.id`.execute(call.tx);
  return { phrases: rows.map(phraseOf) };
}

/** One more, said by the caller today. */
export async function countUse(call: Call, id: string): Promise<{ ownUses: number } | Refusal> {
  const { id: agentId } = call.actor;
  if (agentId === null) return forbidden;
  const phrase = await tables(call)
    .selectFrom('knowledge.entry as entry')
    .select('entry.state')
    .where('entry.id', '=', id)
    .where('entry.kind', '=', 'phrase')
    .where(inReach(call))
    .executeTakeFirst();
  if (!phrase) return notFound;
  if (phrase.state !== 'published') return refuse('not-published');
  const { today } = await businessDay(call);
  const { rows } = await sql<{ uses: number }>`
    insert into knowledge.phrase_use as used (phrase_id, agent_id, used_on, uses, last_used_at)
    values (${id}, ${agentId}, ${today}, 1, ${call.now})
    on conflict (phrase_id, agent_id, used_on)
      do update set uses = used.uses + 1, last_used_at = greatest(used.last_used_at, excluded.last_used_at)
    returning uses`.execute(call.tx);
  return { ownUses: rows[0]?.uses ?? 0 };
}
