import type { ReplyOf } from '@tongli/contracts/kernel';
import { type listGaps as contract, situations } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { listProjects, projectFor } from '../../org/index.ts';
import { beginEntry } from '../entry/lifecycle.ts';
import { inReach } from '../entry/store.ts';
import { suppliedPhrases } from './supplied/index.ts';

interface Counted {
  readonly project_id: string;
  readonly topic: string;
  readonly published: number;
  readonly open: number;
}

async function countByTopic(call: Call): Promise<ReadonlyMap<string, Counted>> {
  const { rows } = await sql<Counted>`
    select entry.project_id, entry.topic, count(*) filter (where entry.state = 'published')::integer as published,
      count(*) filter (where entry.open_state is not null)::integer as open
    from knowledge.entry as entry where entry.kind = 'phrase' and ${inReach(call)}
    group by entry.project_id, entry.topic`.execute(call.tx);
  return new Map(rows.map((row) => [`${row.project_id} ${row.topic}`, row]));
}

/** Every named situation of every project that is open, and what can be said in it. */
export async function listGaps(call: Call): Promise<ReplyOf<typeof contract>> {
  const { projects } = await listProjects(call);
  const counted = await countByTopic(call);
  const coverOf = (projectId: string) =>
    situations.map(({ code: situation }) => {
      const { published = 0, open = 0 } = counted.get(`${projectId} ${situation}`) ?? {};
      return { situation, published, open };
    });
  return {
    projects: projects
      .filter(({ closed }) => !closed)
      .map(({ id, name }) => {
        const covers = coverOf(id);
        return { id, name, missing: covers.filter(({ published }) => published === 0).length, situations: covers };
      }),
  };
}

/** Drafts of what comes with the product, for situations with neither a phrase nor a draft: each is read and approved here. */
export async function draftSupplied(call: Call, asked: string | undefined): Promise<{ added: number } | Refusal> {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  // Whoever asks at the same time waits, and then finds nothing to add.
  await sql`select pg_advisory_xact_lock(hashtext('knowledge.draft-supplied'), hashtext(${projectId}))`.execute(
    call.tx,
  );
  const counted = await countByTopic(call);
  const lacking = suppliedPhrases.filter(({ situation }) => {
    const there = counted.get(`${projectId} ${situation}`);
    return !there || there.published + there.open === 0;
  });
  for (const content of lacking) {
    const id = await beginEntry(call, { kind: 'phrase', projectId, content });
    await audit(call, 'knowledge.add-phrase', { type: 'phrase', id });
  }
  return { added: lacking.length };
}
