import type { Role } from '@tongli/contracts/access';
import type { NavigationGroup } from '../manifest.ts';

/** Where the day of a role begins: the first of these that this person may open and that there is. */
const starts: Readonly<Record<Role, readonly (string | NavigationGroup)[]>> = {
  agent: ['/desktop', '/complaints/new', 'service'],
  handler: ['/work', '/complaints', 'workplace', 'service'],
  leader: ['/work', 'workplace', '/complaints', 'service'],
  'complaint-manager': ['/board', '/complaints', 'service'],
  'quality-engineer': ['/results/complaints', 'results'],
  auditor: ['/settings/audit', 'settings'],
  administrator: ['/settings/organisation', '/settings/accounts', 'settings'],
};

/** Of several roles the one whose day is fullest leads. */
const leading: readonly Role[] = [
  'leader',
  'agent',
  'handler',
  'complaint-manager',
  'quality-engineer',
  'administrator',
  'auditor',
];

export interface Place {
  readonly path: string;
  /** Null for a page that navigation does not name. */
  readonly group: NavigationGroup | null;
}

/** The first page of somebody with these roles, of those that they may open; null when there is none. */
export function startOf(roles: readonly Role[], open: readonly Place[]): string | null {
  const main = leading.find((role) => roles.includes(role));
  const wanted = main ? starts[main] : [];
  for (const one of wanted) {
    const found = open.find(({ path, group }) => (one.startsWith('/') ? path === one : group === one));
    if (found) return found.path;
  }
  return open.find(({ group }) => group !== null)?.path ?? null;
}
