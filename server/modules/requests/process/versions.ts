import { randomUUID } from 'node:crypto';
import type { ComplaintSettings, ProcessDefinition } from '@tongli/contracts/requests';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** A process with its draft, locked until the caller's transaction ends: who publishes at the same moment waits. */
export const lockProcess = (call: Call, id: string) =>
  tables(call).selectFrom('requests.process').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
export type ProcessRow = NonNullable<Awaited<ReturnType<typeof lockProcess>>>;

export const getVersionRow = (call: Call, id: string) =>
  tables(call).selectFrom('requests.process_version').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
export type VersionRow = Awaited<ReturnType<typeof getVersionRow>>;

export const findRunningPilot = (call: Call, processId: string) =>
  tables(call)
    .selectFrom('requests.pilot')
    .selectAll()
    .where('process_id', '=', processId)
    .where('state', '=', 'running')
    .executeTakeFirst();

interface NewVersion {
  readonly definition: ProcessDefinition | null;
  /** Of complaints alone. */
  readonly settings: ComplaintSettings | null;
  readonly note: string;
}

/** The next version of a locked process. It is not in force yet. */
export async function addVersion(
  call: Call,
  processId: string,
  { definition, settings, note }: NewVersion,
): Promise<VersionRow> {
  const latest = await tables(call)
    .selectFrom('requests.process_version')
    .select('version')
    .where('process_id', '=', processId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return tables(call)
    .insertInto('requests.process_version')
    .values({
      id: randomUUID(),
      process_id: processId,
      version: (latest?.version ?? 0) + 1,
      definition: definition && JSON.stringify(definition),
      settings: settings && JSON.stringify(settings),
      published_at: call.now,
      published_by: call.actor.id,
      note,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** New cases begin with it from now on, except where a pilot says otherwise. */
export async function bringIntoForce(call: Call, { id, process_id: processId }: VersionRow): Promise<void> {
  await tables(call)
    .updateTable('requests.process')
    .set((row) => ({ current_version_id: id, version: row('version', '+', 1) }))
    .where('id', '=', processId)
    .execute();
}

interface ProcessAct {
  readonly act: 'published' | 'pilot-begun' | 'rolled-out' | 'withdrawn' | 'cases-moved';
  readonly versionId: string;
  readonly reason?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A line of the process's history. */
export async function recordAct(call: Call, processId: string, { act, versionId, reason, params }: ProcessAct) {
  await tables(call)
    .insertInto('requests.process_act')
    .values({
      id: randomUUID(),
      process_id: processId,
      at: call.now,
      by_id: call.actor.id,
      act,
      version_id: versionId,
      params: JSON.stringify(params ?? {}),
      reason: reason ?? '',
    })
    .execute();
}
