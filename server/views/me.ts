import { getMe, type Me, type Role } from '@tongli/contracts/access';
import { sql } from 'kysely';
import type { AccessTables } from '../modules/access/index.ts';
import { getCalendar, listProjects, type OrgTables } from '../modules/org/index.ts';
import { type Call, notFound, type Refusal } from '../platform/call.ts';
import { operation } from '../platform/http/operation.ts';
import { publicAddressOf } from '../platform/public-address.ts';

/** Whatever the request was narrowed to: a project to change to must be known before. */
const everyProjectOf = (call: Call, { project_ids: ids }: { project_ids: readonly (string | null)[] }): Call => ({
  ...call,
  scope: ids.map((projectId) => ({ projectId, unitIds: null })),
});

/** Who is signed in: the account, its rights, and the person's post. */
async function readMe(call: Call): Promise<Me | Refusal> {
  if (call.actor.id === null) return notFound;
  const row = await call.tx
    .withTables<AccessTables & OrgTables>()
    .selectFrom('access.account as account')
    .leftJoin('org.person as person', 'person.id', 'account.id')
    .leftJoin('org.post as post', 'post.id', 'person.post_id')
    .select(['account.id', 'account.username', 'account.name', 'post.name_zh', 'post.name_en'])
    .select(
      sql<
        Role[]
      >`array(select role from access.role_assignment held where held.account_id = account.id order by role)`.as(
        'roles',
      ),
    )
    .select(
      sql<
        (string | null)[]
      >`array(select distinct project_id from access.role_assignment held where held.account_id = account.id)`.as(
        'project_ids',
      ),
    )
    .where('account.id', '=', call.actor.id)
    .executeTakeFirst();
  if (!row) return notFound;
  const { calendar } = await getCalendar(call);
  const { projects } = await listProjects(everyProjectOf(call, row));
  return {
    accountId: row.id,
    username: row.username,
    name: row.name,
    post: row.name_zh === null || row.name_en === null ? null : { zh: row.name_zh, en: row.name_en },
    roles: row.roles,
    projects,
    permissions: [...call.actor.permissions.keys()].sort(),
    zone: calendar.zone,
    address: await publicAddressOf(call),
    now: call.now.toISOString(),
  };
}

export const me = operation(getMe, readMe);
