import {
  type Pilot,
  type ProcessRow as ProcessListRow,
  processDefinition,
  type RequestKind,
  type ServiceProcess,
  type SuppliedProcess,
  validateDefinition,
} from '@tongli/contracts/requests';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { describePeople, unitNames } from '../../org/index.ts';
import { tables } from '../store.ts';
import { knownTo } from './known.ts';
import { getDefinition } from './reading.ts';
import { decide, type ProcessAction, type Standing } from './rules.ts';
import { suppliedDefinitions } from './supplied/index.ts';
import { revisedProcesses } from './supplied/revision.ts';
import type { ProcessRow } from './versions.ts';

const processes = (call: Call) => tables(call).selectFrom('requests.process').selectAll();

/** What the rules of a process decide on. */
export async function standingOf(call: Call, process: ProcessRow): Promise<Standing> {
  const pilot = await tables(call)
    .selectFrom('requests.pilot')
    .select('id')
    .where('process_id', '=', process.id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return {
    hasDraft: process.draft !== null,
    published: process.current_version_id !== null,
    piloted: pilot !== undefined,
    ofComplaints: process.kind === 'complaint',
  };
}

async function draftIn(call: Call, { draft, draft_based_on: basedOn, draft_by: by, draft_at: at }: ProcessRow) {
  if (draft === null || at === null) return null;
  const names = await describePeople(call, by === null ? [] : [by]);
  return {
    definition: processDefinition.parse(draft),
    basedOn: basedOn ?? 0,
    at: at.toISOString(),
    byName: names.get(by ?? '') ?? '',
  };
}

const versionsOf = (call: Call, processId: string) =>
  tables(call)
    .selectFrom('requests.process_version')
    .select(['id', 'version', 'published_at', 'note'])
    .where('process_id', '=', processId)
    .orderBy('version', 'desc')
    .execute();

async function pilotsOf(call: Call, processId: string, numbers: ReadonlyMap<string, number>): Promise<Pilot[]> {
  const rows = await tables(call)
    .selectFrom('requests.pilot')
    .selectAll()
    .where('process_id', '=', processId)
    .orderBy('begun_at', 'desc')
    .execute();
  const ids = rows.map(({ id }) => id);
  const teams = await tables(call)
    .selectFrom('requests.pilot_team')
    .selectAll()
    .where('pilot_id', 'in', ids.length > 0 ? ids : [processId])
    .execute();
  const units = await unitNames(
    call,
    teams.map((team) => team.unit_id),
  );
  const people = await describePeople(
    call,
    rows.flatMap((row) => row.decided_by ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    versionId: row.version_id,
    version: numbers.get(row.version_id) ?? 0,
    controlVersion: numbers.get(row.control_version_id) ?? 0,
    state: row.state as Pilot['state'],
    teams: teams
      .filter((team) => team.pilot_id === row.id)
      .map(({ unit_id: unitId }) => ({ unitId, name: units.get(unitId) ?? { zh: '', en: '' } })),
    fromAt: row.from_at.toISOString(),
    untilAt: row.until_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedBy: people.get(row.decided_by ?? '') ?? null,
    reason: row.reason,
  }));
}

async function actsOf(call: Call, processId: string, numbers: ReadonlyMap<string, number>) {
  const rows = await tables(call)
    .selectFrom('requests.process_act')
    .selectAll()
    .where('process_id', '=', processId)
    .orderBy('line', 'desc')
    .limit(200)
    .execute();
  const people = await describePeople(
    call,
    rows.flatMap((row) => row.by_id ?? []),
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    byName: people.get(row.by_id ?? '') ?? '',
    act: row.act as ServiceProcess['acts'][number]['act'],
    version: numbers.get(row.version_id) ?? 0,
    params: row.params as Record<string, string | number>,
    reason: row.reason,
  }));
}

const actions: readonly ProcessAction[] = ['write', 'discard', 'publish', 'pilot', 'decide', 'move'];

export async function getServiceProcess(call: Call, id: string): Promise<ServiceProcess | Refusal> {
  const process = await processes(call).where('id', '=', id).executeTakeFirst();
  if (!process) return notFound;
  const versions = await versionsOf(call, id);
  const numbers = new Map(versions.map((row) => [row.id, row.version]));
  const draft = await draftIn(call, process);
  const standing = await standingOf(call, process);
  return {
    id,
    code: process.code,
    kind: process.kind as RequestKind,
    current: process.current_version_id === null ? null : await getDefinition(call, process.current_version_id),
    versions: versions.map((row) => ({
      versionId: row.id,
      version: row.version,
      publishedAt: row.published_at.toISOString(),
      note: row.note,
    })),
    draft,
    revision: (await revisedProcesses(call)).get(id) ?? null,
    faults: draft ? validateDefinition(draft.definition, await knownTo(call)) : [],
    pilots: await pilotsOf(call, id, numbers),
    acts: await actsOf(call, id, numbers),
    version: process.version,
    actions: Object.fromEntries(actions.map((act) => [act, allowanceOf(decide(standing, act, call.actor))])),
  };
}

interface Listing {
  /** Until when each is piloted. */
  readonly pilots: ReadonlyMap<string, Date>;
  readonly revised: ReadonlyMap<string, unknown>;
}

/** What it says now: in force, or else being written. */
async function listed(call: Call, row: ProcessRow, { pilots, revised }: Listing): Promise<ProcessListRow> {
  const current = row.current_version_id === null ? null : await getDefinition(call, row.current_version_id);
  const definition = current?.definition ?? processDefinition.parse(row.draft);
  return {
    id: row.id,
    code: row.code,
    kind: row.kind as RequestKind,
    phase: definition.phase,
    name: definition.name,
    stepCount: definition.steps.length,
    currentVersion: current?.version ?? null,
    draftAt: row.draft_at?.toISOString() ?? null,
    pilotUntil: pilots.get(row.id)?.toISOString() ?? null,
    revised: revised.has(row.id),
  };
}

/** What the product brings and the house has no process of. */
async function notTaken(call: Call): Promise<SuppliedProcess[]> {
  const known = new Set((await processes(call).execute()).map(({ code }) => code));
  return Object.entries(suppliedDefinitions)
    .filter(([code]) => !known.has(code))
    .map(([code, { kind, phase, name, steps }]) => ({ code, kind, phase, name, stepCount: steps.length }));
}

export async function listServiceProcesses(
  call: Call,
): Promise<{ processes: ProcessListRow[]; supplied: SuppliedProcess[] }> {
  const rows = await processes(call)
    .where((row) => row.or([row('current_version_id', 'is not', null), row('draft', 'is not', null)]))
    .orderBy('kind')
    .orderBy('code')
    .execute();
  const running = await tables(call)
    .selectFrom('requests.pilot')
    .select(['process_id', 'until_at'])
    .where('state', '=', 'running')
    .execute();
  const pilots = new Map(running.map((row) => [row.process_id, row.until_at]));
  const listing = { pilots, revised: await revisedProcesses(call) };
  return {
    processes: await Promise.all(rows.map((row) => listed(call, row, listing))),
    supplied: await notTaken(call),
  };
}
