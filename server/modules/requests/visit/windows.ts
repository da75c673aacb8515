import { randomUUID } from 'node:crypto';
import type { TeamWindows, VisitWindow } from '@tongli/contracts/requests';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, staleBehind } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { unitsAmong } from '../../org/index.ts';
import { tables } from '../store.ts';
import { decideWindows, type Hours, sameHours } from './hours.ts';
import type { WindowRow } from './store.ts';

export const replyOf = (row: WindowRow): VisitWindow => ({
  id: row.id,
  unitId: row.unit_id,
  fromMinute: row.from_minute,
  untilMinute: row.until_minute,
  capacity: row.capacity,
});

/** Windows belong to a team and to no project: whoever is narrowed to a branch sees those of its teams, and books there. */
export const inReach = (call: Call) => inScope(call, { unit: sql.ref('visit_window.unit_id') });

export const offered = (call: Call) =>
  tables(call)
    .selectFrom('requests.visit_window')
    .selectAll()
    .where('offered', '=', true)
    .where(inReach(call))
    .orderBy('unit_id')
    .orderBy('from_minute');

export async function listWindows(call: Call): Promise<{ teams: TeamWindows[] }> {
  const rows = await offered(call).execute();
  const teams = await tables(call)
    .selectFrom('requests.visit_team')
    .selectAll()
    .where(inScope(call, { unit: sql.ref('visit_team.unit_id') }))
    .orderBy('unit_id')
    .execute();
  const windowsOf = Map.groupBy(rows, (row) => row.unit_id);
  return {
    teams: teams.map(({ unit_id: unitId, version }) => ({
      unitId,
      version,
      windows: (windowsOf.get(unitId) ?? []).map(replyOf),
    })),
  };
}

export interface TeamSheet {
  readonly windows: readonly NewWindow[];
  readonly version: number;
}

export type NewWindow = Hours & Pick<VisitWindow, 'capacity'>;

async function teamOf(call: Call, unitId: string): Promise<TeamWindows> {
  const { teams } = await listWindows(call);
  return teams.find((one) => one.unitId === unitId) ?? { unitId, windows: [], version: 0 };
}

/** Whether the sheet was saved as the next one after the version that the caller knows. */
async function saveSheet(call: Call, unitId: string, version: number): Promise<boolean> {
  const saved = await tables(call)
    .insertInto('requests.visit_team')
    .values({ unit_id: unitId, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('unit_id')
        .doUpdateSet({ version: version + 1 })
        .where('requests.visit_team.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst();
  return saved?.version === version + 1;
}

/** Hours that stay remain the same window: what was booked in it keeps its place, and counts against the new capacity. */
async function replaceWindows(call: Call, unitId: string, windows: readonly NewWindow[]): Promise<void> {
  const before = (await offered(call).where('unit_id', '=', unitId).forUpdate().execute()).map(replyOf);
  const gone = before.filter((one) => !windows.some((next) => sameHours(one, next)));
  if (gone.length > 0)
    await tables(call)
      .updateTable('requests.visit_window')
      .set({ offered: false })
      .where('id', 'in', [...gone.map(({ id }) => id)])
      .execute();
  for (const { fromMinute, untilMinute, capacity } of windows) {
    const known = before.find((one) => sameHours(one, { fromMinute, untilMinute }));
    if (known)
      await tables(call).updateTable('requests.visit_window').set({ capacity }).where('id', '=', known.id).execute();
    else
      await tables(call)
        .insertInto('requests.visit_window')
        .values({ id: randomUUID(), unit_id: unitId, from_minute: fromMinute, until_minute: untilMinute, capacity })
        .execute();
  }
}

/** All windows of a team at once. Refuses ones that end before they begin or run into each other, and an older sheet. */
export async function setWindows(
  call: Call,
  unitId: string,
  { windows, version }: TeamSheet,
): Promise<TeamWindows | Refusal> {
  const reached = call.scope.some(({ unitIds }) => unitIds === null || unitIds.includes(unitId));
  if (!reached || !(await unitsAmong(call, [unitId])).has(unitId)) return notFound;
  const refused = decideWindows(windows);
  if (refused) return refused;
  if (!(await saveSheet(call, unitId, version))) return staleBehind({ id: unitId, ...(await teamOf(call, unitId)) });
  await replaceWindows(call, unitId, windows);
  await audit(call, 'requests.set-visit-windows', { type: 'unit', id: unitId });
  return teamOf(call, unitId);
}
