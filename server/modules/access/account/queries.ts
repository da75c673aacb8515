import type { Account, Grant } from '@tongli/contracts/access';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { readPage } from '../../../platform/http/list.ts';
import { tables } from '../store.ts';
import { accountIsClosed, accountIsOpen, ownAdministration, ownCredentials, programHasNoPassword } from './account.ts';
import { accountInReach, grantsOf } from './grants.ts';

function selectAccounts(call: Call) {
  return tables(call)
    .selectFrom('access.account as account')
    .leftJoin('access.role_assignment as assignment', 'assignment.account_id', 'account.id')
    .select(['account.id', 'username', 'name', 'kind', 'state', 'last_sign_in_at', 'version', grantsOf.as('grants')])
    .where(({ ref }) => accountInReach(call, ref('account.id')))
    .groupBy('account.id');
}

interface AccountRow {
  id: string;
  username: string;
  name: string;
  kind: string;
  state: string;
  last_sign_in_at: Date | null;
  version: number;
  grants: Grant[];
}

function reply(call: Call, row: AccountRow): Account {
  const closed = row.state === 'closed' ? accountIsClosed : null;
  const own = row.id === call.actor.id;
  const noPassword = row.kind === 'service' ? programHasNoPassword : null;
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    grants: row.grants,
    kind: row.kind === 'service' ? 'service' : 'person',
    state: row.state === 'closed' ? 'closed' : 'active',
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    version: row.version,
    actions: {
      change: allowanceOf(closed),
      setPassword: allowanceOf(closed ?? noPassword ?? (own ? ownCredentials : null)),
      reopen: allowanceOf(noPassword ?? (closed ? null : accountIsOpen)),
      close: allowanceOf(closed ?? (own ? ownAdministration : null)),
    },
  };
}

export async function getAccount(call: Call, id: string): Promise<Account | Refusal> {
  const row = await selectAccounts(call).where('account.id', '=', id).executeTakeFirst();
  return row ? reply(call, row) : notFound;
}

/** Accounts of programs, by name. */
export async function listServiceAccountRows(call: Call): Promise<Account[]> {
  const rows = await selectAccounts(call).where('kind', '=', 'service').orderBy('name').orderBy('account.id').execute();
  return rows.map((row) => reply(call, row));
}

export async function listAccounts(call: Call, query: ListQuery) {
  const columns = {
    username: { expression: sql`username`, type: 'text' },
    name: { expression: sql`name`, type: 'text' },
    kind: { expression: sql`kind`, type: 'text' },
    state: { expression: sql`state`, type: 'text' },
    role: {
      expression: sql`array(select role from access.role_assignment held where held.account_id = account.id)`,
      type: 'text',
      many: true,
    },
  } as const;
  const { rows, nextCursor } = await readPage(selectAccounts(call), query, columns, sql<string>`account.id`);
  return { items: rows.map((row) => reply(call, row)), nextCursor };
}
