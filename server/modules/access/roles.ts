import type { Role } from '@tongli/contracts/access';

const everyone = ['org.read', 'work.read'] as const;

/** What each role may do. A permission names a module and a kind of act; operations name the permission they need. */
const permissionsOf: Readonly<Record<Role, readonly string[]>> = {
  agent: [...everyone, 'complaints.lodge', 'complaints.read', 'customers.read'],
  handler: [
    ...everyone,
    'complaints.lodge',
    'complaints.read',
    'complaints.handle',
    'customers.read',
    'customers.reveal',
    'measures.read',
    'improvement.read',
    'improvement.act',
  ],
  'complaint-manager': [
    ...everyone,
    'complaints.lodge',
    'complaints.read',
    'complaints.handle',
    'complaints.assign',
    'complaints.import',
    'customers.read',
    'customers.reveal',
    'measures.read',
    'improvement.read',
    'improvement.lead',
    'improvement.act',
  ],
  'quality-engineer': [
    ...everyone,
    'complaints.read',
    'measures.read',
    'measures.chart',
    'improvement.read',
    'improvement.lead',
    'improvement.act',
  ],
  administrator: [...everyone, 'access.administer', 'access.audit', 'org.administer', 'requests.administer'],
};

export function permissionsFor(roles: readonly Role[]): ReadonlySet<string> {
  return new Set(roles.flatMap((role) => permissionsOf[role]));
}
