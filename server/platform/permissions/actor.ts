import type { Need } from '@tongli/contracts/kernel';

/** Who acts: a person with an account, a customer behind a signed link, or the system itself (a flow, a timer). */
export interface Actor {
  readonly kind: 'account' | 'customer' | 'system';
  readonly id: string | null;
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
  /** Projects (business lines) whose rows this actor may touch. */
  readonly projectIds: readonly string[];
}

export const anyone: Actor = {
  kind: 'customer',
  id: null,
  name: 'customer',
  permissions: new Set(),
  projectIds: [],
};

export const system = (name: string): Actor => ({
  kind: 'system',
  id: null,
  name,
  permissions: new Set(),
  projectIds: [],
});

/** The verdict on a call: allowed, or the refusal that the caller gets. */
export function admit(need: Need, actor: Actor | null): 'allowed' | 'not-signed-in' | 'forbidden' {
  if (need === 'public') return 'allowed';
  if (actor?.kind !== 'account') return 'not-signed-in';
  if (need === 'signed-in' || actor.permissions.has(need)) return 'allowed';
  return 'forbidden';
}
