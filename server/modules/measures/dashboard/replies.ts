import type { ReplyOf } from '@tongli/contracts/kernel';
import type { Dashboard, DashboardSummary, listDashboards } from '@tongli/contracts/measures';
import { allowanceOf, type Call, forbidden, notFound, type Refusal } from '../../../platform/call.ts';
import { describePeople, listProjects } from '../../org/index.ts';
import { mayLayOut, mayLook, mayRemove, type Reader } from './rule.ts';
import { starters } from './starters.ts';
import {
  buildsIn,
  type DashboardRow,
  keptOf,
  lookingOf,
  type ReadRoles,
  readerOf,
  selectBoards,
  tilesOf,
} from './store.ts';

function summaryOf(row: DashboardRow, reader: Reader, people: ReadonlyMap<string, string>): DashboardSummary {
  const kept = keptOf(row);
  const { ownerId, audience, unitIds, roles, removed } = kept;
  const layOut = mayLayOut(kept, reader);
  return {
    ...{ id: row.id, projectId: row.project_id, name: row.name, ownerId, ownerName: people.get(ownerId) ?? '' },
    ...{ audience, unitIds, roles, tileCount: tilesOf(row).length },
    ...{ changedAt: row.changed_at.toISOString(), changedBy: row.changed_by, version: row.version },
    actions: {
      change: allowanceOf(layOut),
      duplicate: allowanceOf(reader.builds ? null : forbidden),
      show: allowanceOf(layOut),
      [removed ? 'restore' : 'remove']: allowanceOf(mayRemove(kept, reader, !removed)),
    },
  };
}

export async function replyOf(call: Call, row: DashboardRow, reader: Reader): Promise<Dashboard> {
  return { ...summaryOf(row, reader, await describePeople(call, [row.owner_id])), tiles: tilesOf(row) };
}

/** Of those the caller may look at. */
export async function findBoard(
  call: Call,
  id: string,
  readRoles: ReadRoles,
): Promise<{ row: DashboardRow; reader: Reader } | null> {
  const row = await selectBoards(call).where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const reader = readerOf(call, await lookingOf(call, readRoles), row.project_id);
  return mayLook(keptOf(row), reader) ? { row, reader } : null;
}

export async function getBoard(call: Call, id: string, readRoles: ReadRoles): Promise<Dashboard | Refusal> {
  const found = await findBoard(call, id, readRoles);
  return found ? replyOf(call, found.row, found.reader) : notFound;
}

const mostListed = 500;

export async function listBoards(call: Call, readRoles: ReadRoles): Promise<ReplyOf<typeof listDashboards>> {
  const rows = await selectBoards(call)
    .where('removed_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(mostListed)
    .execute();
  const looking = await lookingOf(call, readRoles);
  const mine = rows
    .map((row) => ({ row, reader: readerOf(call, looking, row.project_id) }))
    .filter(({ row, reader }) => mayLook(keptOf(row), reader));
  const people = await describePeople(call, [...new Set(mine.map(({ row }) => row.owner_id))]);
  const { projects } = await listProjects(call);
  const builds = projects.some(({ id }) => buildsIn(call, id));
  return {
    dashboards: mine.map(({ row, reader }) => summaryOf(row, reader, people)),
    starters: builds ? [...starters] : [],
    actions: { add: allowanceOf(builds ? null : forbidden), walls: allowanceOf(builds ? null : forbidden) },
  };
}
