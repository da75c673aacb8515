import { randomUUID } from 'node:crypto';
import {
  type ComplaintSettings,
  complaintSettings,
  processDefinition,
  type ServiceProcess,
} from '@tongli/contracts/requests';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { unitNames } from '../../org/index.ts';
import { tables } from '../store.ts';
import { changing, dropDraft, faultless, subjectOf } from './drafting.ts';
import { getServiceProcess, standingOf } from './record.ts';
import { decide, type ProcessAction } from './rules.ts';
import {
  addVersion,
  bringIntoForce,
  findRunningPilot,
  getVersionRow,
  type ProcessRow,
  recordAct,
  type VersionRow,
} from './versions.ts';

interface Publication {
  readonly note: string;
  /** The teams whose cases begin with it, and until when; null: everyone's, from now on. */
  readonly pilot: { readonly unitIds: readonly string[]; readonly untilAt: string } | null;
  readonly version: number;
}

/** The settings of complaints do not change with the steps: the new version keeps those in force. */
async function settingsOf(call: Call, { current_version_id: current }: ProcessRow): Promise<ComplaintSettings | null> {
  const settings = current === null ? null : (await getVersionRow(call, current)).settings;
  return settings === null ? null : complaintSettings.parse(settings);
}

async function allowed(call: Call, process: ProcessRow, act: ProcessAction): Promise<Refusal | null> {
  return decide(await standingOf(call, process), act, call.actor);
}

/** Of the pilot: teams that there are, and an end that lies ahead. */
async function sound(call: Call, pilot: Publication['pilot']): Promise<Refusal | null> {
  if (pilot === null) return null;
  const known = await unitNames(call, pilot.unitIds);
  if (pilot.unitIds.some((id) => !known.has(id)))
    return refuse('unknown-unit', { status: 422, field: 'body.pilot.unitIds' });
  return new Date(pilot.untilAt) > call.now
    ? null
    : refuse('pilot-ends-before', { status: 422, field: 'body.pilot.untilAt' });
}

/** The draft, which must be without fault, becomes the next version: in force, or piloted. */
export async function publishDraft(
  call: Call,
  id: string,
  { note, pilot, version }: Publication,
): Promise<ServiceProcess | Refusal> {
  const process = await changing(call, id, version);
  if (isRefusal(process)) return process;
  const refused = (await allowed(call, process, pilot ? 'pilot' : 'publish')) ?? (await sound(call, pilot));
  if (refused) return refused;
  const definition = processDefinition.parse(process.draft);
  const faulty = await faultless(call, definition);
  if (faulty) return faulty;
  const row = await addVersion(call, id, { definition, settings: await settingsOf(call, process), note });
  await dropDraft(call, id);
  if (pilot) await beginPilot(call, process, row, pilot);
  else {
    await bringIntoForce(call, row);
    await recordAct(call, id, { act: 'published', versionId: row.id, reason: note });
  }
  await audit(call, 'requests.publish-process', subjectOf(id), note);
  return getServiceProcess(call, id);
}

async function beginPilot(
  call: Call,
  { id: processId, current_version_id: control }: ProcessRow,
  { id: versionId, note }: VersionRow,
  { unitIds, untilAt }: NonNullable<Publication['pilot']>,
): Promise<void> {
  const id = randomUUID();
  await tables(call)
    .insertInto('requests.pilot')
    .values({
      id,
      process_id: processId,
      version_id: versionId,
      control_version_id: control ?? '',
      state: 'running',
      from_at: call.now,
      until_at: new Date(untilAt),
      begun_by: call.actor.id,
      begun_at: call.now,
    })
    .execute();
  const teams = [...new Set(unitIds)].map((unit) => ({ pilot_id: id, unit_id: unit }));
  await tables(call).insertInto('requests.pilot_team').values(teams).execute();
  await recordAct(call, processId, { act: 'pilot-begun', versionId, reason: note, params: { teams: teams.length } });
}

interface Decision {
  readonly decision: 'roll-out' | 'withdraw';
  readonly reason: string;
  readonly version: number;
}

/** The piloted version comes into force for everyone, or nobody begins with it any more. */
export async function decidePilot(
  call: Call,
  id: string,
  { decision, reason, version }: Decision,
): Promise<ServiceProcess | Refusal> {
  const process = await changing(call, id, version);
  if (isRefusal(process)) return process;
  const refused = await allowed(call, process, 'decide');
  if (refused) return refused;
  const pilot = await findRunningPilot(call, id);
  if (!pilot) return refuse('no-pilot');
  const state = decision === 'roll-out' ? 'rolled-out' : 'withdrawn';
  await tables(call)
    .updateTable('requests.pilot')
    .set({ state, decided_by: call.actor.id, decided_at: call.now, reason })
    .where('id', '=', pilot.id)
    .execute();
  await bringIntoForce(
    call,
    await getVersionRow(call, state === 'rolled-out' ? pilot.version_id : pilot.control_version_id),
  );
  await recordAct(call, id, { act: state, versionId: pilot.version_id, reason });
  await audit(call, 'requests.decide-pilot', subjectOf(id), reason);
  return getServiceProcess(call, id);
}
