import type { Launch, LaunchCheckKind } from '@tongli/contracts/improvement';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import type { Call } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import type { Beyond } from '../beyond.ts';
import { inReach, placeOf, tables } from '../store.ts';
import type { ImprovementTables } from '../tables.ts';
import type { LaunchHand, LaunchState } from './launch.ts';

export type LaunchTableRow = Selectable<ImprovementTables['improvement.launch']>;
export type CheckRow = Selectable<ImprovementTables['improvement.launch_check']>;

export const lockLaunch = (call: Call, id: string): Promise<LaunchTableRow | undefined> =>
  tables(call)
    .selectFrom('improvement.launch')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call, 'improvement.launch'))
    .forUpdate()
    .executeTakeFirst();

export const launchHand = (call: Call, row: LaunchTableRow): LaunchHand => ({
  id: call.actor.id,
  leads: holds(call.actor, 'improvement.lead', placeOf(row)),
});

export const checksOf = (call: Call, ids: readonly string[]): Promise<CheckRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tables(call)
        .selectFrom('improvement.launch_check')
        .selectAll()
        .where('launch_id', 'in', [...ids])
        .execute();

/** The state that decisions are made from, with the quiz as it stands now. */
export async function launchState(
  call: Call,
  row: LaunchTableRow,
  checks: readonly CheckRow[],
  { tallyTraining }: Pick<Beyond, 'tallyTraining'>,
): Promise<LaunchState> {
  const states = [];
  for (const check of checks)
    states.push({
      kind: check.kind as LaunchCheckKind,
      doneBy: check.done_by,
      confirmed: check.confirmed_at !== null,
      quiz: check.training_id === null ? null : await tallyTraining(call, check.training_id),
    });
  return { state: row.state as Launch['state'], version: row.version, ownerId: row.owner_id, checks: states };
}

export async function saveLaunch(call: Call, row: LaunchTableRow, change: Partial<LaunchTableRow>): Promise<void> {
  await tables(call)
    .updateTable('improvement.launch')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
}

export const auditLaunch = (call: Call, act: string, id: string, reason?: string) =>
  audit(call, `improvement.${act}`, { type: 'launch', id }, reason);
