import { type Tile, tile } from '@tongli/contracts/measures';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import { holds, reaches } from '../../../platform/permissions/scope.ts';
import { unitLine, unitOf } from '../../org/index.ts';
import { ofProject, tables } from '../store.ts';
import type { MeasuresTables } from '../tables.ts';
import type { Kept, Reader } from './rule.ts';

export type DashboardRow = Selectable<MeasuresTables['measures.dashboard']>;

/** Which roles the caller holds anywhere is known outside this module's map. */
export type ReadRoles = (call: Call) => Promise<readonly string[]>;

export const tilesOf = ({ tiles }: Pick<DashboardRow, 'tiles'>): Tile[] => z.array(tile).parse(tiles);

export const keptOf = (row: DashboardRow): Kept => ({
  ownerId: row.owner_id,
  audience: row.audience as Kept['audience'],
  unitIds: row.unit_ids,
  roles: row.roles as Kept['roles'],
  removed: row.removed_at !== null,
});

const whole = (projectId: string) => ({ projectId, unitId: null });

/** Boards are of a whole project: whoever is narrowed to a branch of it lays out none. */
export const buildsIn = (call: Call, projectId: string): boolean =>
  holds(call.actor, 'measures.define', whole(projectId)) && reaches(call.scope, whole(projectId));

export interface Looking {
  readonly line: readonly string[];
  readonly roles: readonly string[];
}

export async function lookingOf(call: Call, readRoles: ReadRoles): Promise<Looking> {
  return { line: await unitLine(call, await unitOf(call, call.actor.id)), roles: await readRoles(call) };
}

export const readerOf = (call: Call, looking: Looking, projectId: string): Reader => ({
  ...{ id: call.actor.id, ...looking },
  builds: buildsIn(call, projectId),
});

export const selectBoards = (call: Call) =>
  tables(call).selectFrom('measures.dashboard').selectAll().where(ofProject(call, null));

export const lockBoard = (call: Call, id: string): Promise<DashboardRow | undefined> =>
  selectBoards(call).where('id', '=', id).forUpdate().executeTakeFirst();
