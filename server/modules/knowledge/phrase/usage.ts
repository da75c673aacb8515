import { addDays, type IsoDate } from '@tongli/calendar';
import type { SituationCode } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { type Call, refuse } from '../../../platform/call.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { inReach } from '../entry/store.ts';
import { usageDays } from './queries.ts';

interface Used {
  readonly agent_id: string;
  readonly topic: SituationCode;
  readonly uses: number;
  readonly phrases: number;
}

const mostDays = 400;

/** Of the phrases within the caller's reach, whoever said them. */
export async function getUsage(call: Call, query: { from?: IsoDate | undefined; to?: IsoDate | undefined }) {
  const { today } = await businessDay(call);
  const to = query.to ?? today;
  const from = query.from ?? addDays(to, 1 - usageDays);
  if (to < from) return refuse('ends-before-it-begins', { status: 422, field: 'query.to' });
  if (addDays(from, mostDays) < to)
    return refuse('too-many-days', { status: 422, field: 'query.to', params: { maximum: mostDays } });
  const { rows } = await sql<Used>`
    select used.agent_id, entry.topic, sum(used.uses)::integer as uses, count(distinct used.phrase_id)::integer as phrases
    from knowledge.phrase_use used join knowledge.entry as entry on entry.id = used.phrase_id
    where used.used_on between ${from} and ${to} and ${inReach(call)}
    group by 1, 2 order by 3 desc`.execute(call.tx);
  const names = await describePeople(call, [...new Set(rows.map(({ agent_id: id }) => id))]);
  return {
    rows: rows.map(({ agent_id: agentId, topic: situation, uses, phrases }) => ({
      ...{ agentId, agentName: names.get(agentId) ?? '', situation, uses, phrases },
    })),
    from,
    to,
  };
}
