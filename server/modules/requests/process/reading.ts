import {
  type PinnedDefinition,
  type ProcessChoice,
  processDefinition,
  type RequestKind,
} from '@tongli/contracts/requests';
import type { Call } from '../../../platform/call.ts';
import { unitLine } from '../../org/index.ts';
import { tables } from '../store.ts';
import { complaintDefinition } from './supplied/complaint.ts';

interface DefinitionRow {
  id: string;
  process_id: string;
  version: number;
  definition: unknown;
}

/** Versions of the complaint process from before processes had steps are read as the six steps that they meant. */
const pinned = (row: DefinitionRow): PinnedDefinition => ({
  versionId: row.id,
  processId: row.process_id,
  version: row.version,
  definition: row.definition === null ? complaintDefinition : processDefinition.parse(row.definition),
});

/** A version never changes once it is published, so every process may keep its own copy. */
const published = new Map<string, PinnedDefinition>();

/** The definition that a case runs on. Throws on an unknown id: versions are never removed. */
export async function getDefinition(call: Pick<Call, 'tx'>, versionId: string): Promise<PinnedDefinition> {
  const known = published.get(versionId);
  if (known) return known;
  const row = await tables(call)
    .selectFrom('requests.process_version')
    .select(['id', 'process_id', 'version', 'definition'])
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  const definition = pinned(row);
  published.set(versionId, definition);
  return definition;
}

/** A version of this process; null where it has none of this id. */
export async function findDefinition(
  call: Call,
  processId: string,
  versionId: string,
): Promise<PinnedDefinition | null> {
  const row = await tables(call)
    .selectFrom('requests.process_version')
    .select('id')
    .where('id', '=', versionId)
    .where('process_id', '=', processId)
    .executeTakeFirst();
  return row ? getDefinition(call, row.id) : null;
}

/** A process by its id, or the first of a kind that is in force. */
export type WhichProcess = { readonly processId: string } | { readonly kind: RequestKind };

/** The version that is piloted by this unit, or by one that it lies in, at this instant; null where there is none. */
async function pilotedVersion(call: Call, processId: string, unitId: string | null): Promise<string | null> {
  const pilot = await tables(call)
    .selectFrom('requests.pilot')
    .select(['id', 'version_id'])
    .where('process_id', '=', processId)
    .where('state', '=', 'running')
    .where('from_at', '<=', call.now)
    .where('until_at', '>', call.now)
    .executeTakeFirst();
  if (!pilot || unitId === null) return null;
  const teams = await tables(call)
    .selectFrom('requests.pilot_team')
    .select('unit_id')
    .where('pilot_id', '=', pilot.id)
    .execute();
  const line = await unitLine(call, unitId);
  return teams.some((team) => line.includes(team.unit_id)) ? pilot.version_id : null;
}

/**
 * The version that a new case of this unit begins with: the piloted one where the unit takes part in a pilot, or else the one in force.
 * Null where the process is unknown or nothing of it was published.
 */
export async function currentVersionId(
  call: Call,
  which: WhichProcess,
  teamUnitId: string | null,
): Promise<string | null> {
  const process = await tables(call)
    .selectFrom('requests.process')
    .select(['id', 'current_version_id'])
    .where('current_version_id', 'is not', null)
    .$if('processId' in which, (query) => query.where('id', '=', 'processId' in which ? which.processId : ''))
    .$if('kind' in which, (query) => query.where('kind', '=', 'kind' in which ? which.kind : ''))
    .orderBy('code')
    .limit(1)
    .executeTakeFirst();
  if (!process) return null;
  return (await pilotedVersion(call, process.id, teamUnitId)) ?? process.current_version_id;
}

/** The definition that a new case of this unit begins with; null as `currentVersionId`. */
export async function currentDefinition(
  call: Call,
  which: WhichProcess,
  teamUnitId: string | null,
): Promise<PinnedDefinition | null> {
  const versionId = await currentVersionId(call, which, teamUnitId);
  return versionId === null ? null : getDefinition(call, versionId);
}

/** Whatever a request may be begun as, by kind and code; complaints are lodged elsewhere. */
export async function processesToBegin(call: Call): Promise<ProcessChoice[]> {
  const rows = await tables(call)
    .selectFrom('requests.process')
    .select(['id', 'current_version_id'])
    .where('kind', '<>', 'complaint')
    .where('current_version_id', 'is not', null)
    .orderBy('kind')
    .orderBy('code')
    .execute();
  return Promise.all(
    rows.map(async (row) => {
      const { definition } = await getDefinition(call, row.current_version_id ?? '');
      return { processId: row.id, kind: definition.kind, phase: definition.phase, name: definition.name };
    }),
  );
}
