import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { BodyOf, ReplyOf } from '@tongli/contracts/kernel';
import { dashboardChanged, type listWalls, type openWall, type Wall } from '@tongli/contracts/measures';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  allowanceOf,
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
} from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { describePeople, unitNames, unitsAmong } from '../../org/index.ts';
import { ofProject, tables } from '../store.ts';
import type { MeasuresTables } from '../tables.ts';
import { findBoard } from './replies.ts';
import { mayLayOut } from './rule.ts';
import { buildsIn, keptOf, type ReadRoles } from './store.ts';

type WallRow = Selectable<MeasuresTables['measures.wall']>;
type NamedRow = WallRow & { readonly board_name: string };

const dayMs = 86_400_000;
const mostOpen = 100;
const mostListed = 500;

const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

function stateOf(row: WallRow, now: Date): Wall['state'] {
  if (row.revoked_at) return 'revoked';
  return row.expires_at <= now ? 'expired' : 'open';
}

const selectWalls = (call: Call) =>
  tables(call)
    .selectFrom('measures.wall')
    .innerJoin('measures.dashboard as board', 'board.id', 'measures.wall.dashboard_id')
    .selectAll('measures.wall')
    .select('board.name as board_name');

async function replies(call: Call, rows: readonly NamedRow[]): Promise<Wall[]> {
  const units = await unitNames(call, [...new Set(rows.flatMap((row) => row.unit_id ?? []))]);
  const people = await describePeople(call, [...new Set(rows.flatMap((row) => row.owner_id ?? []))]);
  return rows.map((row) => {
    const state = stateOf(row, call.now);
    const open = state === 'open' ? null : refuse('wall-ended');
    const may = buildsIn(call, row.project_id) ? null : forbidden;
    return {
      ...{ id: row.id, dashboardId: row.dashboard_id, dashboardName: row.board_name, name: row.name, state },
      ...{ unitId: row.unit_id, unitName: row.unit_id === null ? null : (units.get(row.unit_id) ?? null) },
      ...{ expiresAt: row.expires_at.toISOString(), openedAt: row.opened_at.toISOString(), openedBy: row.opened_by },
      ...{ revokedAt: row.revoked_at?.toISOString() ?? null, revokedBy: row.revoked_by },
      ...{ ownerId: row.owner_id, ownerName: people.get(row.owner_id ?? '') ?? '' },
      actions: {
        revoke: allowanceOf(may ?? open),
        'take-over': allowanceOf(may ?? open ?? (row.owner_id === call.actor.id ? refuse('wall-yours') : null)),
      },
    };
  });
}

async function one(call: Call, id: string): Promise<Wall | Refusal> {
  const rows = await selectWalls(call).where('measures.wall.id', '=', id).execute();
  return (await replies(call, rows))[0] ?? notFound;
}

/** Whoever answers for a project sees every screen that shows something of it, whosever board it is. */
export async function readWalls(call: Call): Promise<ReplyOf<typeof listWalls>> {
  const ids = await tables(call)
    .selectFrom('measures.wall')
    .select('id')
    .where(ofProject(call, null))
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(mostListed)
    .execute();
  if (ids.length === 0) return { walls: [] };
  const rows = await selectWalls(call)
    .where(
      'measures.wall.id',
      'in',
      ids.map(({ id }) => id),
    )
    .orderBy('opened_at', 'desc')
    .execute();
  const walls = await replies(
    call,
    rows.filter((row) => buildsIn(call, row.project_id)),
  );
  const order = ({ state }: Wall) => (state === 'open' ? 0 : 1);
  return { walls: walls.toSorted((a, b) => order(a) - order(b)) };
}

async function note(call: Call, row: WallRow, act: 'open-wall' | 'revoke-wall' | 'take-wall'): Promise<void> {
  await append(call, dashboardChanged, row.dashboard_id, { projectId: row.project_id, act });
  await audit(call, `measures.${act}`, { type: 'wall', id: row.id });
}

export async function openWallOf(
  call: Call,
  dashboardId: string,
  { name, unitId, days }: BodyOf<typeof openWall>,
  readRoles: ReadRoles,
): Promise<ReplyOf<typeof openWall> | Refusal> {
  const found = await findBoard(call, dashboardId, readRoles);
  if (!found) return notFound;
  const refused = mayLayOut(keptOf(found.row), found.reader);
  if (refused) return refused;
  if (unitId !== null && !(await unitsAmong(call, [unitId])).has(unitId))
    return refuse('unknown-unit', { status: 422, field: 'body.unitId' });
  const { project_id: projectId } = found.row;
  const open = await tables(call)
    .selectFrom('measures.wall')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('project_id', '=', projectId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', call.now)
    .executeTakeFirstOrThrow();
  if (Number(open.count) >= mostOpen) return refuse('too-many-walls', { params: { maximum: mostOpen } });
  const token = newToken();
  const row = await tables(call)
    .insertInto('measures.wall')
    .values({
      ...{ id: randomUUID(), dashboard_id: dashboardId, project_id: projectId, unit_id: unitId, name },
      ...{ token_hash: hashOf(token), expires_at: new Date(call.now.getTime() + days * dayMs) },
      ...{ opened_at: call.now, opened_by: call.actor.name, owner_id: call.actor.id },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await note(call, row, 'open-wall');
  const wall = await one(call, row.id);
  return 'refusal' in wall ? wall : { wall, token };
}

/** An open one of a project in which the caller lays out boards. */
async function lockOpen(call: Call, id: string): Promise<WallRow | Refusal> {
  const row = await tables(call)
    .selectFrom('measures.wall')
    .selectAll()
    .where('id', '=', id)
    .where(ofProject(call, null))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (!buildsIn(call, row.project_id)) return forbidden;
  return stateOf(row, call.now) === 'open' ? row : refuse('wall-ended');
}

async function end(call: Call, row: WallRow): Promise<void> {
  await tables(call)
    .updateTable('measures.wall')
    .set({ revoked_at: call.now, revoked_by: call.actor.name })
    .where('id', '=', row.id)
    .execute();
  await note(call, row, 'revoke-wall');
}

/** The screen shows nothing more within a second; who revokes it is told in the list. */
export async function revokeWallBy(call: Call, id: string): Promise<Wall | Refusal> {
  const row = await lockOpen(call, id);
  if (isRefusal(row)) return row;
  await end(call, row);
  return one(call, id);
}

/** Before its owner's account is closed, so that the screen goes on. */
export async function takeOver(call: Call, id: string): Promise<Wall | Refusal> {
  const row = await lockOpen(call, id);
  if (isRefusal(row)) return row;
  if (row.owner_id === call.actor.id) return refuse('wall-yours');
  await tables(call).updateTable('measures.wall').set({ owner_id: call.actor.id }).where('id', '=', id).execute();
  await note(call, row, 'take-wall');
  return one(call, id);
}

/** What an account answered for that is closed: nobody would know whose screen it still is. */
export async function endWallsOf(call: Call, accountId: string): Promise<void> {
  const rows = await tables(call)
    .selectFrom('measures.wall')
    .selectAll()
    .where('owner_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', call.now)
    .forUpdate()
    .execute();
  for (const row of rows) await end(call, row);
}
