import type { Project } from '@tongli/contracts/org';
import type { Selectable } from 'kysely';
import { type Call, type Refusal, refuse } from '../../platform/call.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import { tables } from './store.ts';
import type { OrgTables } from './tables.ts';

/** Leaves no audit entry: whoever calls knows what the act was. */
export async function addProject(call: Call, { id, code, name }: Pick<Project, 'id' | 'code' | 'name'>): Promise<void> {
  await tables(call).insertInto('org.project').values({ id, code, name_zh: name.zh, name_en: name.en }).execute();
}

const replyOf = (row: Selectable<OrgTables['org.project']>): Project => ({
  id: row.id,
  code: row.code,
  name: { zh: row.name_zh, en: row.name_en },
  closed: row.closed,
  version: row.version,
});

const selectProjects = (call: Call) =>
  tables(call)
    .selectFrom('org.project as project')
    .selectAll()
    .where(({ ref }) => inScope(call, { project: ref('project.id') }))
    .orderBy('code');

/** Those that the caller reaches. */
export async function listProjects(call: Call): Promise<{ projects: Project[] }> {
  const rows = await selectProjects(call).execute();
  return { projects: rows.map(replyOf) };
}

/**
 * The project that something new belongs to, or that a question is about: the one asked for where the caller reaches it,
 * otherwise the only one that they reach. `field` is where the request would have named it.
 */
export async function projectFor(
  call: Call,
  asked: string | null | undefined,
  field = 'body.projectId',
): Promise<string | Refusal> {
  const reached = (await selectProjects(call).execute()).map(({ id }) => id);
  if (asked) return reached.includes(asked) ? asked : refuse('unknown-project', { status: 422, field });
  const [only, ...others] = reached;
  return only !== undefined && others.length === 0 ? only : refuse('project-needed', { status: 422, field });
}

/** Facts from before there were several projects belong to the one that was there first. */
export async function foundingProject(call: Call): Promise<string> {
  const row = await tables(call).selectFrom('org.project').select('id').orderBy('number').executeTakeFirstOrThrow();
  return row.id;
}
