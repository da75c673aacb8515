import { z } from 'zod';
import { allowances, endpoint, event, id, instant, isoDate, listQuery, page, text } from '../kernel/index.ts';
import { password, role, username } from './credentials.ts';
import { grant, grants } from './grants.ts';

export const account = z.object({
  id,
  username: z.string(),
  name: z.string(),
  grants: z.array(grant),
  /** A service account belongs to a program: it cannot sign in, and acts by tokens only. */
  kind: z.enum(['person', 'service']),
  state: z.enum(['active', 'closed']),
  lastSignInAt: instant.nullable(),
  version: z.number().int(),
  actions: allowances,
});
export type Account = z.infer<typeof account>;

export const accountList = {
  filters: { role: ['eq'], kind: ['eq'], state: ['eq'], name: ['starts'] },
  sorts: ['username', 'name'],
  usualSort: 'username',
} as const;

export const listAccounts = endpoint({
  id: 'access.list-accounts',
  method: 'GET',
  path: '/accounts',
  need: 'access.administer',
  query: listQuery(accountList),
  reply: page(account),
});

export const openAccount = endpoint({
  id: 'access.open-account',
  method: 'POST',
  path: '/accounts',
  need: 'access.administer',
  sessionOnly: true,
  body: z.object({ username, name: text(40), grants, password }),
  reply: account,
  creates: true,
});

export const changeAccount = endpoint({
  id: 'access.change-account',
  method: 'PUT',
  path: '/accounts/:id',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  body: z.object({ name: text(40), grants, version: z.number().int() }),
  reply: account,
});

export const setPassword = endpoint({
  id: 'access.set-password',
  method: 'PUT',
  path: '/accounts/:id/password',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  body: z.object({ password }),
  reply: account,
});

export const closeAccount = endpoint({
  id: 'access.close-account',
  method: 'POST',
  path: '/accounts/:id/closure',
  need: 'access.administer',
  params: z.object({ id }),
  reply: account,
});

/** A person who is back signs in with a first password, which they replace, and holds what is granted now; a second factor is set up anew. */
export const reopenAccount = endpoint({
  id: 'access.reopen-account',
  method: 'POST',
  path: '/accounts/:id/reopening',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  body: z.object({ grants, password, version: z.number().int() }),
  reply: account,
});

export const accountOpened = event('account.opened', 'account', z.object({ roles: z.array(role) }));
/** Sessions or tokens of the account have ended, or what it may do has changed. */
export const accessChanged = event('account.access_changed', 'account', z.object({}));
export const accountClosed = event('account.closed', 'account', z.object({ closedOn: isoDate }));
