import { randomUUID } from 'node:crypto';
import type { ArticleTopic, TopicTree } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { businessDay, projectAsked, projectFor } from '../../org/index.ts';
import { inReach, tables } from '../entry/store.ts';

export const findTopic = (call: Call, projectId: string, id: string) =>
  tables(call)
    .selectFrom('knowledge.topic')
    .selectAll()
    .where('id', '=', id)
    .where('project_id', '=', projectId)
    .executeTakeFirst();

interface TopicRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly name_zh: string;
  readonly name_en: string;
  readonly valid: number;
  readonly articles: number;
}

async function readTree(call: Call, projectId: string): Promise<TopicTree> {
  const { today } = await businessDay(call);
  const { rows } = await sql<TopicRow>`
    select topic.id, topic.parent_id, topic.name_zh, topic.name_en, coalesce(found.valid, 0)::integer as valid,
      coalesce(found.articles, 0)::integer as articles
    from knowledge.topic
    left join (
      select entry.topic, count(*) as articles, count(*) filter (where entry.state = 'published'
        and (article.valid_from is null or article.valid_from <= ${today})
        and (article.valid_to is null or article.valid_to >= ${today})) as valid
      from knowledge.entry join knowledge.article on article.entry_id = entry.id
      where entry.project_id = ${projectId} and entry.kind = 'article' and ${inReach(call)} group by entry.topic
    ) as found on found.topic = topic.id::text
    where topic.project_id = ${projectId} order by topic.place`.execute(call.tx);
  const tree = await tables(call)
    .selectFrom('knowledge.topic_tree')
    .select('version')
    .where('project_id', '=', projectId)
    .executeTakeFirst();
  const topics = rows.map(
    (row): ArticleTopic => ({
      ...{ id: row.id, parentId: row.parent_id, name: { zh: row.name_zh, en: row.name_en } },
      ...{ valid: row.valid, articles: row.articles },
    }),
  );
  return { projectId, topics, version: tree?.version ?? 0 };
}

export async function getTopics(call: Call, asked: string | undefined): Promise<TopicTree | Refusal> {
  const projectId = await projectAsked(call, asked, 'query.projectId');
  return isRefusal(projectId) ? projectId : readTree(call, projectId);
}

type Topic = Pick<ArticleTopic, 'id' | 'parentId' | 'name'>;

/** Null where it is a tree: each topic once, and after its parent. */
export function decideTree(topics: readonly Topic[]): Refusal | null {
  const seen = new Set<string>();
  for (const [at, { id, parentId }] of topics.entries()) {
    const field = `body.topics.${at}`;
    if (seen.has(id)) return refuse('topic-twice', { status: 422, field });
    if (parentId !== null && !seen.has(parentId)) return refuse('topic-without-parent', { status: 422, field });
    seen.add(id);
  }
  return null;
}

async function leaveOut(call: Call, projectId: string, kept: readonly string[]): Promise<Refusal | null> {
  const { rows } = await sql<{ name: string; articles: number }>`
    select topic.name_zh as name, count(*)::integer as articles from knowledge.topic
    join knowledge.entry on entry.topic = topic.id::text and entry.kind = 'article'
    where topic.project_id = ${projectId} and topic.id <> all(${[...kept]}::uuid[]) group by topic.id limit 1`.execute(
    call.tx,
  );
  const [used] = rows;
  if (used) return refuse('topic-in-use', { params: { topic: used.name, count: used.articles } });
  await sql`delete from knowledge.topic where project_id = ${projectId} and id <> all(${[...kept]}::uuid[])`.execute(
    call.tx,
  );
  return null;
}

export interface NewTree {
  readonly projectId?: string | undefined;
  readonly topics: readonly Topic[];
  readonly version: number;
}

/** The whole tree anew; whoever wrote it meanwhile wins. */
export async function setTopics(call: Call, { projectId: asked, topics, version }: NewTree) {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  const refused = decideTree(topics);
  if (refused) return refused;
  await sql`insert into knowledge.topic_tree (project_id, version) values (${projectId}, 0) on conflict do nothing`.execute(
    call.tx,
  );
  const { numUpdatedRows } = await tables(call)
    .updateTable('knowledge.topic_tree')
    .set({ version: version + 1 })
    .where('project_id', '=', projectId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return staleBehind(await readTree(call, projectId));
  return (
    (await leaveOut(
      call,
      projectId,
      topics.map(({ id }) => id),
    )) ?? (await writeTopics(call, projectId, topics))
  );
}

async function writeTopics(call: Call, projectId: string, topics: readonly Topic[]): Promise<TopicTree | Refusal> {
  for (const [place, { id, parentId, name }] of topics.entries()) {
    const saved = await tables(call)
      .insertInto('knowledge.topic')
      .values({ id, project_id: projectId, parent_id: parentId, name_zh: name.zh, name_en: name.en, place })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ parent_id: parentId, name_zh: name.zh, name_en: name.en, place })
          .where(sql<boolean>`topic.project_id = ${projectId}`),
      )
      .returning('id')
      .executeTakeFirst();
    if (!saved) return refuse('topic-twice', { status: 422, field: `body.topics.${place}` });
  }
  await audit(call, 'knowledge.set-topics', { type: 'project', id: projectId });
  return readTree(call, projectId);
}

/** The first tree of a project, for whoever fills it. */
export async function plantTopics(
  call: Call,
  projectId: string,
  names: readonly { readonly zh: string; readonly en: string }[],
): Promise<readonly string[]> {
  const topics = names.map((name) => ({ id: randomUUID(), parentId: null, name }));
  const planted = await setTopics(call, { projectId, topics, version: 0 });
  return isRefusal(planted) ? [] : topics.map(({ id }) => id);
}
