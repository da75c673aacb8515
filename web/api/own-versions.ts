/**
 * Versions that acts from this tab have brought about, as `id version`. A form that was opened before such an act need not
 * ask whose change it was.
 */
const own = new Set<string>();

const isVersioned = (reply: unknown): reply is { id: string; version: number } =>
  typeof reply === 'object' &&
  reply !== null &&
  'id' in reply &&
  typeof reply.id === 'string' &&
  'version' in reply &&
  typeof reply.version === 'number';

/** Notes what an act answered, where that is a record with a version. */
export function noteOwnVersion(reply: unknown): void {
  if (isVersioned(reply)) own.add(`${reply.id} ${reply.version}`);
}

/** The version that a form made from `from` may name: `latest`, unless somebody else's lies in between. */
export function ownUpTo(id: string, from: number, latest: number): number {
  let version = from;
  while (version < latest && own.has(`${id} ${version + 1}`)) version += 1;
  return version;
}
