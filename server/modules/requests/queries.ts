import { complaintSettings, type ProcessVersion } from '@tongli/contracts/requests';
import type { Call } from '../../platform/call.ts';
import { recourseIn } from './recourse.ts';
import { tables } from './store.ts';

interface VersionRow {
  id: string;
  version: number;
  settings: unknown;
  published_at: Date;
}

export function replyOf(row: VersionRow): ProcessVersion {
  const settings = complaintSettings.parse(row.settings);
  return {
    id: row.id,
    process: 'complaint',
    version: row.version,
    settings: { ...settings, recourse: recourseIn(settings.recourse) },
    publishedAt: row.published_at.toISOString(),
  };
}

/** Laid by the first migration that knew of processes. */
export const complaintProcessId = '0192a000-0010-7000-8000-000000000001';

const versions = (call: Call) =>
  tables(call)
    .selectFrom('requests.process_version')
    .select(['id', 'version', 'settings', 'published_at'])
    .where('process_id', '=', complaintProcessId)
    .orderBy('version', 'desc');

/** The version in force, which is not the newest while a newer one is piloted or after it was withdrawn. */
export async function findCurrentProcess(call: Call): Promise<ProcessVersion | null> {
  const row = await versions(call)
    .where('id', '=', (query) =>
      query.selectFrom('requests.process').select('current_version_id').where('id', '=', complaintProcessId),
    )
    .executeTakeFirst();
  return row ? replyOf(row) : null;
}

/** The version of the complaint process that new cases begin with. Throws when none was published yet. */
export async function currentProcess(call: Call): Promise<ProcessVersion> {
  const version = await findCurrentProcess(call);
  if (!version) throw new Error('requests: no version of the complaint process has been published');
  return version;
}

/** A version never changes once it is published, so every process may keep its own copy. */
const published = new Map<string, ProcessVersion>();

/** The version that a case began with. Throws on an unknown id: versions are never removed. */
export async function getProcessVersion(call: Call, id: string): Promise<ProcessVersion> {
  const known = published.get(id);
  if (known) return known;
  const version = replyOf(await versions(call).where('id', '=', id).executeTakeFirstOrThrow());
  published.set(id, version);
  return version;
}

/** Newest first. */
export async function listProcessVersions(call: Call): Promise<{ versions: ProcessVersion[] }> {
  return { versions: (await versions(call).execute()).map(replyOf) };
}
