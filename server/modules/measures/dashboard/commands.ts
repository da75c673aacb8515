import { randomUUID } from 'node:crypto';
import type { BodyOf } from '@tongli/contracts/kernel';
import {
  type addDashboard,
  type changeDashboard,
  type Dashboard,
  dashboardChanged,
  type Tile,
} from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import {
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleBehind,
  staleVersion,
} from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { projectFor, unitsAmong } from '../../org/index.ts';
import { findIndicator } from '../catalogue/index.ts';
import { findOwn, isOwnCode } from '../own/store.ts';
import { tables } from '../store.ts';
import { checkLayout } from './layout.ts';
import { replyOf } from './replies.ts';
import { mayLayOut, mayRemove } from './rule.ts';
import {
  buildsIn,
  type DashboardRow,
  keptOf,
  type Looking,
  lockBoard,
  lookingOf,
  type ReadRoles,
  readerOf,
} from './store.ts';

type Written = Omit<BodyOf<typeof addDashboard>, 'projectId'>;
type Act = 'add' | 'change' | 'remove' | 'restore';

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

async function knows(call: Call, code: string, projectId: string): Promise<boolean> {
  if (!isOwnCode(code)) return findIndicator(code) !== undefined;
  return (await findOwn(call, code))?.projectId === projectId;
}

/** What a board asks for must exist when it is kept: later it may be gone, and the tile says so. */
export async function checkTiles(call: Call, projectId: string, tiles: readonly Tile[]): Promise<Refusal | null> {
  const refused = checkLayout(tiles);
  if (refused) return refused;
  const units = await unitsAmong(
    call,
    tiles.flatMap((tile) => ('unitId' in tile && tile.unitId) || []),
  );
  for (const [at, tile] of tiles.entries()) {
    if ('indicator' in tile && !(await knows(call, tile.indicator, projectId)))
      return wrong('unknown-indicator', `tiles.${at}.indicator`, { indicator: tile.indicator });
    if ('unitId' in tile && tile.unitId !== null && !units.has(tile.unitId))
      return wrong('unknown-unit', `tiles.${at}.unitId`);
  }
  return null;
}

async function checkWritten(call: Call, projectId: string, written: Written): Promise<Refusal | null> {
  const { audience, unitIds, roles, tiles } = written;
  if (audience === 'some' && unitIds.length === 0 && roles.length === 0) return wrong('shared-with-nobody', 'unitIds');
  const units = await unitsAmong(call, unitIds);
  if (unitIds.some((id) => !units.has(id))) return wrong('unknown-unit', 'unitIds');
  return checkTiles(call, projectId, tiles);
}

/** Whom it names matters only where it is shared with some. */
const columnsOf = (call: Call, { name, audience, unitIds, roles, tiles }: Written) => ({
  ...{ name, audience, tiles: JSON.stringify(tiles) },
  unit_ids: audience === 'some' ? [...new Set(unitIds)] : [],
  roles: audience === 'some' ? [...new Set(roles)] : [],
  ...{ changed_at: call.now, changed_by: call.actor.name },
});

async function done(call: Call, row: DashboardRow, act: Act, looking: Looking): Promise<Dashboard> {
  await append(call, dashboardChanged, row.id, { projectId: row.project_id, act });
  await audit(call, `measures.${act}-dashboard`, { type: 'dashboard', id: row.id });
  return replyOf(call, row, readerOf(call, looking, row.project_id));
}

export async function addBoard(
  call: Call,
  { projectId: asked, ...written }: BodyOf<typeof addDashboard>,
  readRoles: ReadRoles,
): Promise<Dashboard | Refusal> {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  if (!buildsIn(call, projectId) || call.actor.id === null) return forbidden;
  const refused = await checkWritten(call, projectId, written);
  if (refused) return refused;
  const row = await tables(call)
    .insertInto('measures.dashboard')
    .values({ id: randomUUID(), project_id: projectId, owner_id: call.actor.id, ...columnsOf(call, written) })
    .returningAll()
    .executeTakeFirstOrThrow();
  return done(call, row, 'add', await lookingOf(call, readRoles));
}

export async function changeBoard(
  call: Call,
  id: string,
  { version, ...written }: BodyOf<typeof changeDashboard>,
  readRoles: ReadRoles,
): Promise<Dashboard | Refusal> {
  const row = await lockBoard(call, id);
  if (!row) return notFound;
  const looking = await lookingOf(call, readRoles);
  const reader = readerOf(call, looking, row.project_id);
  const refused = mayLayOut(keptOf(row), reader);
  if (refused) return refused;
  if (row.version !== version) return staleBehind(await replyOf(call, row, reader));
  const wrongly = await checkWritten(call, row.project_id, written);
  if (wrongly) return wrongly;
  // Taking it from everybody else is its owner's to decide.
  if (written.audience === 'private' && row.owner_id !== reader.id) return wrong('dashboard-of-another', 'audience');
  const saved = await tables(call)
    .updateTable('measures.dashboard')
    .set({ ...columnsOf(call, written), version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return done(call, saved, 'change', looking);
}

export async function removeBoard(
  call: Call,
  id: string,
  { removed, version }: { readonly removed: boolean; readonly version: number },
  readRoles: ReadRoles,
): Promise<Dashboard | Refusal> {
  const row = await lockBoard(call, id);
  if (!row) return notFound;
  const looking = await lookingOf(call, readRoles);
  const refused = mayRemove(keptOf(row), readerOf(call, looking, row.project_id), removed);
  if (refused) return refused;
  if (row.version !== version) return staleVersion;
  const saved = await tables(call)
    .updateTable('measures.dashboard')
    .set({ removed_at: removed ? call.now : null, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return done(call, saved, removed ? 'remove' : 'restore', looking);
}
