import { randomUUID } from 'node:crypto';
import type { ComplaintSettings, ProcessVersion } from '@tongli/contracts/requests';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse, staleVersion } from '../../platform/call.ts';
import { isCalendar } from '../org/index.ts';
import { findCurrentProcess, replyOf } from './queries.ts';
import { tables } from './store.ts';

/**
 * Publishes new settings of the complaint process; `basedOn` is the version they were made from, 0 for the first.
 * Refuses `stale-version` when that is no longer the latest, and `unknown-calendar`.
 */
export async function publishProcess(
  call: Call,
  settings: ComplaintSettings,
  basedOn: number,
): Promise<ProcessVersion | Refusal> {
  const latest = await findCurrentProcess(call);
  if ((latest?.version ?? 0) !== basedOn) return staleVersion;
  if (!(await isCalendar(call, settings.calendar)))
    return refuse('unknown-calendar', {
      status: 422,
      field: 'body.settings.calendar',
      params: { calendar: settings.calendar },
    });
  const row = await insertVersion(call, settings, basedOn + 1);
  if (!row) return staleVersion;
  await audit(call, 'requests.publish-process-version', { type: 'process-version', id: row.id });
  return replyOf(row);
}

/** Undefined when somebody else published this version a moment ago. */
function insertVersion(call: Call, settings: ComplaintSettings, version: number) {
  return tables(call)
    .insertInto('requests.process_version')
    .values({
      id: randomUUID(),
      process: 'complaint',
      version,
      settings: JSON.stringify(settings),
      published_at: call.now,
    })
    .onConflict((conflict) => conflict.columns(['process', 'version']).doNothing())
    .returning(['id', 'version', 'settings', 'published_at'])
    .executeTakeFirst();
}
