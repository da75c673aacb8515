import { z } from 'zod';
import { endpoint, id, instant } from '../kernel/index.ts';
import { namedPerson } from './tasks.ts';

/** What an approval is asked for, such as `compensation`; each module brings its own. */
export const approvalKind = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** Up to what amount holders of a post (its code) may approve a kind; null is without bound. */
export const authorityLimit = z.object({
  post: z.string().min(1).max(40),
  kind: approvalKind,
  limitMinor: z.number().int().min(0).nullable(),
  currency,
});
export type AuthorityLimit = z.infer<typeof authorityLimit>;

export const authorityLimits = z.object({ limits: z.array(authorityLimit).max(1_000), version: z.number().int() });
export type AuthorityLimits = z.infer<typeof authorityLimits>;

export const listAuthorityLimits = endpoint({
  id: 'work.list-authority-limits',
  method: 'GET',
  path: '/authority-limits',
  need: 'work.read',
  reply: authorityLimits,
});

/** All of them at once. They count from then on, also for approvals that wait. */
export const setAuthorityLimits = endpoint({
  id: 'work.set-authority-limits',
  method: 'PUT',
  path: '/authority-limits',
  need: 'work.administer',
  body: authorityLimits,
  reply: authorityLimits,
});

/** For nights and leave: while it runs, `to` may approve for `from`. Null kinds are all. */
export const delegation = z.object({
  id,
  from: namedPerson,
  to: namedPerson,
  fromAt: instant,
  untilAt: instant,
  kinds: z.array(approvalKind).nullable(),
  state: z.enum(['coming', 'running', 'over', 'revoked']),
  mayRevoke: z.boolean(),
});
export type Delegation = z.infer<typeof delegation>;

/** Those that one gave or received. */
export const listDelegations = endpoint({
  id: 'work.list-delegations',
  method: 'GET',
  path: '/delegations',
  need: 'work.read',
  reply: z.object({ delegations: z.array(delegation) }),
});

/** One's own authority, to somebody else. */
export const delegate = endpoint({
  id: 'work.delegate',
  method: 'POST',
  path: '/delegations',
  need: 'work.act',
  body: z.object({
    toId: id,
    fromAt: instant,
    untilAt: instant,
    kinds: z.array(approvalKind).min(1).max(40).nullable(),
  }),
  reply: delegation,
  creates: true,
});

export const revokeDelegation = endpoint({
  id: 'work.revoke-delegation',
  method: 'POST',
  path: '/delegations/:id/revocation',
  need: 'work.act',
  params: z.object({ id }),
  reply: delegation,
});
