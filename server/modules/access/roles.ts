import type { Role } from '@tongli/contracts/access';
import { everywhere, type Reach, type Scope } from '../../platform/permissions/scope.ts';

const everyone = ['org.read', 'work.read', 'knowledge.read'] as const;

/** Whoever does work is given tasks, asks for approvals and says something; an auditor only looks. */
const worker = [
  ...everyone,
  'work.act',
  'knowledge.use',
  'requests.lodge',
  'people.learn',
  'measures.dispute',
] as const;

/** What each role may do. A permission names a module and a kind of act; operations name the permission they need. */
const bundles: Readonly<Record<Role, readonly string[]>> = {
  agent: [
    ...worker,
    'complaints.lodge',
    'complaints.read',
    'requests.read',
    'requests.handle',
    'customers.read',
    'customers.check',
    'files.stage',
    'contacts.read',
    'contacts.take',
    'contacts.log',
  ],
  handler: [
    ...worker,
    'complaints.lodge',
    'files.stage',
    'complaints.read',
    'requests.read',
    'requests.handle',
    'complaints.handle',
    'complaints.intercept',
    'customers.read',
    'customers.check',
    'customers.vouch',
    'customers.reveal',
    'measures.read',
    'measures.live',
    'improvement.read',
    'improvement.act',
    'contacts.read',
    'contacts.log',
  ],
  // Leads a team, usually for its branch alone: gives its people work, arbitrates, and moves what an absentee leaves.
  leader: [
    ...worker,
    'work.assign',
    'people.assign',
    'outreach.read',
    'org.read-staff',
    'desk.share',
    'complaints.lodge',
    'files.stage',
    'complaints.read',
    'requests.read',
    'requests.handle',
    'requests.assign',
    'customers.read',
    'customers.check',
    'customers.vouch',
    'measures.read',
    'measures.live',
    'measures.intervene',
    'contacts.read',
    'contacts.take',
    'contacts.log',
    'contacts.watch',
    'contacts.supervise',
    'contacts.listen',
  ],
  'complaint-manager': [
    ...worker,
    'knowledge.write',
    'people.assign',
    'people.train',
    'outreach.read',
    'outreach.design',
    'work.assign',
    'org.read-staff',
    'desk.share',
    'access.make-tokens',
    'complaints.lodge',
    'files.stage',
    'complaints.read',
    'requests.read',
    'requests.handle',
    'requests.assign',
    'complaints.handle',
    'complaints.intercept',
    'complaints.tag',
    'complaints.curate',
    'complaints.assign',
    'complaints.account',
    'complaints.settle',
    'complaints.import',
    'requests.design',
    'customers.read',
    'customers.check',
    'customers.vouch',
    'customers.reveal',
    'customers.export-person',
    'privacy.read',
    'privacy.ask-erasure',
    'privacy.answer-requests',
    'privacy.release-copies',
    'privacy.confirm-erasure',
    'measures.read',
    'measures.live',
    'measures.intervene',
    'measures.target',
    'measures.define',
    'measures.close',
    'measures.sign',
    'improvement.read',
    'improvement.lead',
    'improvement.act',
    'contacts.read',
    'contacts.log',
    'contacts.watch',
    'contacts.supervise',
    'contacts.listen',
    'contacts.download',
    'contacts.preserve',
  ],
  'quality-engineer': [
    ...worker,
    'files.stage',
    'knowledge.write',
    'people.assign',
    'people.train',
    'outreach.read',
    'outreach.design',
    'work.assign',
    'desk.share',
    'access.make-tokens',
    'complaints.read',
    'complaints.intercept',
    'complaints.tag',
    'complaints.curate',
    'requests.read',
    'measures.read',
    'measures.live',
    'measures.intervene',
    'measures.chart',
    'measures.define',
    'measures.close',
    'improvement.read',
    'improvement.lead',
    'improvement.act',
    'contacts.read',
    'contacts.watch',
    'contacts.listen',
  ],
  // Sees who saw and did what, and nothing of it can be changed by whoever is audited.
  auditor: [
    ...everyone,
    'org.read-staff',
    'access.audit',
    'work.audit',
    'complaints.read',
    'requests.read',
    'complaints.account',
    'customers.read',
    'privacy.read',
    'measures.read',
    'measures.live',
    'improvement.read',
    'outreach.read',
    'contacts.read',
    'contacts.watch',
  ],
  administrator: [
    ...worker,
    'files.stage',
    'knowledge.write',
    'work.assign',
    'work.administer',
    'desk.share',
    'access.make-tokens',
    'access.administer',
    'access.configure',
    'access.audit',
    'org.administer',
    'org.manage',
    'org.read-staff',
    // The second of two persons; sees customers masked, and asks for nobody's erasure.
    'privacy.read',
    'privacy.confirm-erasure',
    'privacy.release-copies',
    'privacy.configure',
    'customers.configure',
    'requests.administer',
    'requests.design',
    'system.operate',
    'contacts.read',
    'contacts.administer',
    'contacts.configure',
    'contacts.preserve',
  ],
};

/** What concerns the installation as a whole: a role that is narrowed to a project or a branch does not carry it. */
const ofInstallation = new Set([
  'access.configure',
  'access.audit',
  'contacts.configure',
  'customers.configure',
  'org.administer',
  'privacy.configure',
  'requests.administer',
  'requests.design',
  'system.operate',
  'work.administer',
]);

/** What exists for a project as a whole, such as sums and charts: a role that is narrowed to a branch does not carry it. */
const ofProject = new Set([
  'measures.read',
  'measures.chart',
  'measures.define',
  'measures.close',
  'measures.sign',
  'knowledge.write',
  'people.train',
  'outreach.design',
]);

/** People and units belong to no project: a role that is narrowed to one does not carry it. */
const ofUnits = new Set(['org.manage', 'org.read-staff']);

const modulesOfInstallation = new Set(['access', 'org', 'system']);

/** Whether a permission is held over what belongs to projects, so that looking at one of them narrows it. */
export const isPlaced = (permission: string): boolean =>
  permission !== 'requests.administer' && !modulesOfInstallation.has(permission.split('.')[0] ?? '');

/** Whether a role that reaches this far carries the permission. */
function carries({ projectId, unitIds }: Reach, permission: string): boolean {
  if (unitIds !== null && ofProject.has(permission)) return false;
  if (projectId !== null && ofUnits.has(permission)) return false;
  return (projectId === null && unitIds === null) || !ofInstallation.has(permission);
}

/** A role held somewhere: its bundle, and the rows it reaches. */
export interface HeldRole {
  readonly role: Role;
  readonly reach: Reach;
}

/** Every permission of these roles with the union of what each of them reaches. */
export function permissionsOf(held: readonly HeldRole[]): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, Reach[]>();
  for (const { role, reach } of held)
    for (const permission of bundles[role])
      if (carries(reach, permission)) scopes.set(permission, [...(scopes.get(permission) ?? []), reach]);
  return scopes;
}

/** What these roles permit where nothing narrows them. */
export const permissionsFor = (roles: readonly Role[]): ReadonlyMap<string, Scope> =>
  permissionsOf(roles.flatMap((role) => everywhere.map((reach) => ({ role, reach }))));
