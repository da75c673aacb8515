import { randomUUID } from 'node:crypto';
import { catalogueChanged, type Project } from '@tongli/contracts/org';
import type { Selectable } from 'kysely';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse, staleBehind } from '../../platform/call.ts';
import { once } from '../../platform/database/once.ts';
import { append } from '../../platform/events/append.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import { tables } from './store.ts';
import type { OrgTables } from './tables.ts';
import { codeTaken } from './units/store.ts';

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
    .modifyFront(once('org.project'))
    .selectAll()
    .where(({ ref }) => inScope(call, { project: ref('project.id') }))
    .orderBy('code');

/** Those that the caller reaches. */
export async function listProjects(call: Call): Promise<{ projects: Project[] }> {
  const rows = await selectProjects(call).execute();
  return { projects: rows.map(replyOf) };
}

async function leaveTrace(call: Call, act: 'add' | 'change', id: string): Promise<void> {
  await append(call, catalogueChanged, id, { kind: 'project' });
  await audit(call, `org.${act}-project`, { type: 'project', id });
}

export async function createProject(call: Call, input: Pick<Project, 'code' | 'name'>): Promise<Project | Refusal> {
  const id = randomUUID();
  if (await isTaken(call, input.code, id)) return codeTaken(input.code);
  await addProject(call, { id, ...input });
  await leaveTrace(call, 'add', id);
  return { id, ...input, closed: false, version: 1 };
}

async function isTaken(call: Call, code: string, id: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('org.project')
    .select('id')
    .where('code', '=', code)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function changeProject(
  call: Call,
  id: string,
  { code, name, closed, version }: Omit<Project, 'id'>,
): Promise<Project | Refusal> {
  // All of them, so that two who close the last two wait for each other.
  const all = await tables(call).selectFrom('org.project').selectAll().orderBy('id').forNoKeyUpdate().execute();
  const row = all.find((one) => one.id === id);
  if (!row) return notFound;
  if (row.version !== version) return staleBehind(replyOf(row));
  if (all.some((one) => one.code === code && one.id !== id)) return codeTaken(code);
  const othersOpen = all.some((one) => !one.closed && one.id !== id);
  if (closed && !othersOpen) return refuse('last-project', { field: 'body.closed' });
  const saved = await tables(call)
    .updateTable('org.project')
    .set({ code, name_zh: name.zh, name_en: name.en, closed, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await leaveTrace(call, 'change', id);
  return replyOf(saved);
}

/**
 * The project that something new belongs to: the one asked for where the caller reaches it and it is not closed, otherwise the
 * only open one that they reach. `field` is where the request would have named it.
 */
export async function projectFor(
  call: Call,
  asked: string | null | undefined,
  field = 'body.projectId',
): Promise<string | Refusal> {
  const { projects } = await listProjects(call);
  const found = projects.find(({ id }) => id === asked);
  if (found?.closed) return refuse('project-closed', { status: 422, field });
  return choose(
    projects.filter(({ closed }) => !closed),
    asked,
    field,
  );
}

/** The project that a question is about: the same, and a closed one can be asked about too. */
export async function projectAsked(call: Call, asked: string | null | undefined, field = 'body.projectId') {
  const { projects } = await listProjects(call);
  return choose(asked ? projects : projects.filter(({ closed }) => !closed), asked, field);
}

function choose(projects: readonly Project[], asked: string | null | undefined, field: string): string | Refusal {
  if (asked) return projects.some(({ id }) => id === asked) ? asked : refuse('unknown-project', { status: 422, field });
  const [only, ...others] = projects;
  return only !== undefined && others.length === 0 ? only.id : refuse('project-needed', { status: 422, field });
}

/** Facts from before there were several projects belong to the one that was there first. */
export async function foundingProject(call: Call): Promise<string> {
  const row = await tables(call)
    .selectFrom('org.project')
    .modifyFront(once('org.project'))
    .select('id')
    .orderBy('number')
    .executeTakeFirstOrThrow();
  return row.id;
}
