import { z } from 'zod';
import { allowances, endpoint, id, instant, listQuery, page, text } from '../kernel/index.ts';
import { account } from './accounts.ts';
import { username } from './credentials.ts';
import { grants } from './grants.ts';

export const tokenDays = { usual: 90, maximum: 366 } as const;
export const tokensOfAccount = 50;

/** A program's key to the interface. What it may do is what its account may do, narrowed to these permissions. */
export const token = z.object({
  id,
  accountId: id,
  accountName: z.string(),
  /** Its beginning, by which a leaked one is recognised. */
  handle: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  state: z.enum(['active', 'expired', 'revoked']),
  madeAt: instant,
  madeByName: z.string(),
  expiresAt: instant,
  /** To the minute; null until it is used. */
  lastUsedAt: instant.nullable(),
  /** The network address that used it last. */
  lastUsedFrom: z.string().nullable(),
  actions: allowances,
});
export type Token = z.infer<typeof token>;

/** The only reply that ever holds the token itself. */
export const madeToken = z.object({ token, secret: z.string() });

const newToken = z.object({
  name: text(60),
  scopes: z.array(z.string().max(80)).min(1).max(100),
  days: z.number().int().min(1).max(tokenDays.maximum),
});

export const tokenList = {
  filters: { state: ['eq'], accountId: ['eq'], name: ['starts'] },
  sorts: ['name', 'madeAt', 'expiresAt'],
  usualSort: '-madeAt',
} as const;

export const listOwnTokens = endpoint({
  id: 'access.list-own-tokens',
  method: 'GET',
  path: '/session/tokens',
  need: 'signed-in',
  sessionOnly: true,
  query: listQuery(tokenList),
  reply: page(token),
});

/** No idempotency key is honoured: a kept reply would keep the token in clear. */
export const makeOwnToken = endpoint({
  id: 'access.make-own-token',
  method: 'POST',
  path: '/session/tokens',
  need: 'access.make-tokens',
  sessionOnly: true,
  body: newToken,
  reply: madeToken,
});

export const revokeOwnToken = endpoint({
  id: 'access.revoke-own-token',
  method: 'POST',
  path: '/session/tokens/:id/revocation',
  need: 'signed-in',
  sessionOnly: true,
  params: z.object({ id }),
  reply: token,
});

export const listTokens = endpoint({
  id: 'access.list-tokens',
  method: 'GET',
  path: '/tokens',
  need: 'access.administer',
  sessionOnly: true,
  query: listQuery(tokenList),
  reply: page(token),
});

export const revokeToken = endpoint({
  id: 'access.revoke-token',
  method: 'POST',
  path: '/tokens/:id/revocation',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  reply: token,
});

export const serviceAccount = z.object({ account, scopes: z.array(z.string()) });
export type ServiceAccount = z.infer<typeof serviceAccount>;

export const listServiceAccounts = endpoint({
  id: 'access.list-service-accounts',
  method: 'GET',
  path: '/service-accounts',
  need: 'access.administer',
  reply: z.object({ items: z.array(serviceAccount) }),
});

/** An account of a program: it cannot sign in, and acts by tokens only. */
export const openServiceAccount = endpoint({
  id: 'access.open-service-account',
  method: 'POST',
  path: '/service-accounts',
  need: 'access.administer',
  sessionOnly: true,
  body: z.object({ username, name: text(40), grants }),
  reply: account,
  creates: true,
});

export const makeServiceToken = endpoint({
  id: 'access.make-service-token',
  method: 'POST',
  path: '/service-accounts/:id/tokens',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  body: newToken,
  reply: madeToken,
});
