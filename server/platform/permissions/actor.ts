import type { Endpoint, Need } from '@tongli/contracts/kernel';
import { everywhere, nowhere, type Scope, withinProject } from './scope.ts';

/** Who acts: a person with an account, a customer behind a signed link, or the system itself (a flow, a timer). */
export interface Actor {
  readonly kind: 'account' | 'customer' | 'system';
  readonly id: string | null;
  readonly name: string;
  /** Each permission held, with the rows that it reaches. */
  readonly permissions: ReadonlyMap<string, Scope>;
  /** Set when a program acts for the account by a token, and not a person in a session. */
  readonly token?: ActorToken;
}

export interface ActorToken {
  readonly id: string;
  /** What people recognise it by: the beginning of the token, which is no secret. */
  readonly handle: string;
  readonly lastUsedAt: Date | null;
}

export const anyone: Actor = { kind: 'customer', id: null, name: 'customer', permissions: new Map() };

export const system = (name: string): Actor => ({ kind: 'system', id: null, name, permissions: new Map() });

/**
 * The same actor, who looks at one project: what they may do there, and nothing of the others. What exists for the
 * installation and belongs to no project, as `isPlaced` tells, they may do as before.
 */
export function lookingAt(actor: Actor, projectId: string, isPlaced: (permission: string) => boolean): Actor {
  const narrowed = [...actor.permissions].map(
    ([permission, scope]) => [permission, isPlaced(permission) ? withinProject(scope, projectId) : scope] as const,
  );
  return { ...actor, permissions: new Map(narrowed.filter(([, scope]) => scope.length > 0)) };
}

export type Verdict = 'allowed' | 'not-signed-in' | 'forbidden' | 'session-needed';

/** The verdict on a call: allowed, or the refusal that the caller gets. */
export function admit({ need, sessionOnly }: Pick<Endpoint, 'need' | 'sessionOnly'>, actor: Actor | null): Verdict {
  if (sessionOnly && actor?.token) return 'session-needed';
  if (need === 'public') return 'allowed';
  if (actor?.kind !== 'account') return 'not-signed-in';
  if (need === 'signed-in' || actor.permissions.has(need)) return 'allowed';
  return 'forbidden';
}

/**
 * The rows that an operation may touch for this actor. The system reaches everything; whoever is merely signed in, or
 * nobody, reaches nothing by a query: what is theirs is found by their own id or by a signed link.
 */
export function scopeOf(actor: Actor, need: Need): Scope {
  if (actor.kind === 'system') return everywhere;
  return actor.permissions.get(need) ?? nowhere;
}
