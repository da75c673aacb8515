import type { ComplaintSettings, ProcessDefinition, ProcessVersion } from '@tongli/contracts/requests';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse, staleVersion } from '../../platform/call.ts';
import { isCalendar } from '../org/index.ts';
import { getDefinition } from './process/reading.ts';
import { complaintDefinition } from './process/supplied/complaint.ts';
import {
  addVersion,
  bringIntoForce,
  findRunningPilot,
  lockProcess,
  type ProcessRow,
  recordAct,
} from './process/versions.ts';
import { complaintProcessId, findCurrentProcess, replyOf } from './queries.ts';

/**
 * Publishes new settings of the complaint process; `basedOn` is the version they were made from, 0 for the first.
 * Refuses `stale-version` when that is no longer in force, `pilot-running` and `unknown-calendar`.
 */
export async function publishProcess(
  call: Call,
  settings: ComplaintSettings,
  basedOn: number,
): Promise<ProcessVersion | Refusal> {
  const process = await lockProcess(call, complaintProcessId);
  const current = await findCurrentProcess(call);
  if (!process || (current?.version ?? 0) !== basedOn) return staleVersion;
  if (await findRunningPilot(call, process.id)) return refuse('pilot-running');
  if (!(await isCalendar(call, settings.calendar)))
    return refuse('unknown-calendar', {
      status: 422,
      field: 'body.settings.calendar',
      params: { calendar: settings.calendar },
    });
  const row = await addVersion(call, process.id, { settings, definition: await stepsOf(call, process), note: '' });
  await bringIntoForce(call, row);
  await recordAct(call, process.id, { act: 'published', versionId: row.id });
  await audit(call, 'requests.publish-process-version', { type: 'process-version', id: row.id });
  return replyOf(row);
}

/** Settings change without the steps: the new version keeps those in force. */
async function stepsOf(call: Call, { current_version_id: versionId }: ProcessRow): Promise<ProcessDefinition> {
  return versionId === null ? complaintDefinition : (await getDefinition(call, versionId)).definition;
}
