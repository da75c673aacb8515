import { z } from 'zod';
import {
  allowances,
  bilingual,
  endpoint,
  event,
  id,
  instant,
  isoDate,
  listQuery,
  page,
  text,
} from '../kernel/index.ts';

/** The posts' bundles of permissions. Each installation starts with these. */
export const roles = ['agent', 'handler', 'complaint-manager', 'quality-engineer', 'administrator'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const passwordBounds = { minimum: 10, maximum: 128 } as const;
const password = z.string().min(passwordBounds.minimum).max(passwordBounds.maximum);
const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);

/** Who is signed in, and everything that the client needs to know about rights. */
export const me = z.object({
  accountId: id,
  username: z.string(),
  name: z.string(),
  post: bilingual.nullable(),
  roles: z.array(role),
  permissions: z.array(z.string()),
  /** The site's zone, in which times are shown. */
  zone: z.string(),
  /** The installation's clock, which may be stepped in tests and demonstrations. */
  now: instant,
});
export type Me = z.infer<typeof me>;

export const signIn = endpoint({
  id: 'access.sign-in',
  method: 'POST',
  path: '/session',
  need: 'public',
  body: z.object({ username: z.string().trim().toLowerCase().min(1).max(40), password: z.string().min(1).max(128) }),
  reply: z.object({}),
});

export const signOut = endpoint({
  id: 'access.sign-out',
  method: 'DELETE',
  path: '/session',
  need: 'signed-in',
  reply: z.object({}),
});

export const getMe = endpoint({ id: 'access.me', method: 'GET', path: '/session', need: 'signed-in', reply: me });

export const changePassword = endpoint({
  id: 'access.change-password',
  method: 'PUT',
  path: '/session/password',
  need: 'signed-in',
  body: z.object({ current: z.string().min(1).max(128), next: password }),
  reply: z.object({}),
});

export const account = z.object({
  id,
  username: z.string(),
  name: z.string(),
  roles: z.array(role),
  state: z.enum(['active', 'closed']),
  lastSignInAt: instant.nullable(),
  version: z.number().int(),
  actions: allowances,
});
export type Account = z.infer<typeof account>;

export const accountList = {
  filters: { role: ['eq'], state: ['eq'], name: ['starts'] },
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
  body: z.object({ username, name: text(40), roles: z.array(role).min(1), password }),
  reply: account,
  creates: true,
});

export const changeAccount = endpoint({
  id: 'access.change-account',
  method: 'PUT',
  path: '/accounts/:id',
  need: 'access.administer',
  params: z.object({ id }),
  body: z.object({ name: text(40), roles: z.array(role).min(1), version: z.number().int() }),
  reply: account,
});

export const setPassword = endpoint({
  id: 'access.set-password',
  method: 'PUT',
  path: '/accounts/:id/password',
  need: 'access.administer',
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

/** Who saw or changed what. */
export const auditEntry = z.object({
  position: z.number().int().nullable(),
  at: instant,
  actorName: z.string(),
  operation: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  reason: z.string().nullable(),
});

export const auditList = {
  filters: { subjectId: ['eq'], operation: ['eq', 'starts'], on: ['gte', 'lte'] },
  sorts: ['at'],
  usualSort: '-at',
} as const;

export const listAudit = endpoint({
  id: 'access.list-audit',
  method: 'GET',
  path: '/audit',
  need: 'access.audit',
  query: listQuery(auditList),
  reply: page(auditEntry),
});

export const accountOpened = event('account.opened', 'account', z.object({ roles: z.array(role) }));
export const accountClosed = event('account.closed', 'account', z.object({ closedOn: isoDate }));
