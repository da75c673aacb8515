import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import {
  type followWall,
  liveDirection,
  type Tile,
  type TileAnswer,
  type WallNumber,
} from '@tongli/contracts/measures';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { timeNow } from '../../../platform/clock/clock.ts';
import type { Scope } from '../../../platform/permissions/scope.ts';
import { getCalendar, unitNames } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { Of, ReadLiveMark, ReadLiveNow } from './asking.ts';
import { readTiles } from './figures.ts';
import { readSeen, waitForNews } from './news.ts';
import { type DashboardRow, tilesOf } from './store.ts';
import { hashOf } from './walls.ts';

/** One answer for an address that never was one, one that has expired and one that was revoked: nobody learns which. */
const ended = refuse('wall-ended', { status: 404 });

interface Shown {
  readonly board: DashboardRow;
  readonly unitId: string | null;
  readonly expiresAt: Date;
}

async function findShown(call: Call, token: string, now: Date): Promise<Shown | null> {
  const row = await tables(call)
    .selectFrom('measures.wall as wall')
    .innerJoin('measures.dashboard as board', 'board.id', 'wall.dashboard_id')
    .selectAll('board')
    .select(['wall.unit_id', 'wall.expires_at'])
    .where('wall.token_hash', '=', hashOf(token))
    .where('wall.revoked_at', 'is', null)
    .where('wall.expires_at', '>', now)
    .where('board.removed_at', 'is', null)
    .executeTakeFirst();
  return row ? { board: row, unitId: row.unit_id, expiresAt: row.expires_at } : null;
}

/** What the link reaches, whoever holds it: one project, or one branch of it. */
async function scopeOf(call: Call, { board, unitId }: Shown): Promise<Scope> {
  if (unitId === null) return [{ projectId: board.project_id, unitIds: null }];
  const rows = await call.tx
    .selectFrom('platform.unit_branch')
    .select('unit_id')
    .where('within_id', '=', unitId)
    .execute();
  return [{ projectId: board.project_id, unitIds: rows.map((row) => row.unit_id) }];
}

type OnWall = Of<'number'> | Of<'live'> | Of<'course'>;
const isOnWall = (tile: Tile): tile is OnWall =>
  tile.kind === 'number' || tile.kind === 'live' || tile.kind === 'course';

/** In the order in which a board is read. */
export const numbersOf = (tiles: readonly Tile[]): OnWall[] =>
  tiles.filter(isOnWall).toSorted((a, b) => a.y - b.y || a.x - b.x);

function liveNumber(
  { id, title, what, target }: Of<'live'>,
  { now }: Extract<TileAnswer, { kind: 'live' }>,
): WallNumber {
  const values: Readonly<Record<typeof what, number | null>> = {
    ...{ waiting: now.waiting, 'longest-wait': null, 'agents-ready': now.agentsReady, 'agents-free': now.agentsFree },
    ...{ offered: now.offered, answered: now.answered, abandoned: now.abandoned, 'service-level': now.serviceLevel },
  };
  return {
    ...{ id, title, what, name: null, unit: null, period: null, target, direction: liveDirection[what] },
    ...{ value: values[what], since: what === 'longest-wait' ? now.longestSince : null, points: [], isChart: false },
  };
}

/** What cannot be shown stands as a gap: a wall has nobody who could do something about it. */
export function wallNumber(tile: OnWall, answer: TileAnswer | undefined): WallNumber {
  if (tile.kind === 'live' && answer?.kind === 'live') return liveNumber(tile, answer);
  const { id, title } = tile;
  const period = tile.kind === 'live' ? null : tile.period;
  const bare = { id, title, what: null, since: null, period, isChart: tile.kind === 'course' };
  if (answer?.kind !== 'number' && answer?.kind !== 'course')
    return { ...bare, name: null, unit: null, direction: 'higher-is-better', value: null, target: null, points: [] };
  const { indicator, target, points } = answer;
  const value = answer.kind === 'number' ? answer.value : lastOf(points);
  return { ...bare, name: indicator.name, unit: indicator.unit, direction: indicator.direction, value, target, points };
}

/** A chart says in figures where it has come to. */
const lastOf = (points: WallNumber['points']): number | null =>
  points.findLast(({ value }) => value !== null)?.value ?? null;

/** A board's numbers to whoever has the link: its own scope, no account, nothing to change. */
export async function follow(
  call: Call,
  token: string,
  { seen, wait }: QueryOf<typeof followWall>,
  { readLiveNow, readLiveMark }: { readonly readLiveNow: ReadLiveNow; readonly readLiveMark: ReadLiveMark },
): Promise<ReplyOf<typeof followWall> | Refusal> {
  if (!(await findShown(call, token, call.now))) return ended;
  if (seen !== undefined && wait > 0) await waitForNews(call.tx, readLiveMark, { seen, seconds: wait });
  const now = await timeNow(call.tx);
  const shown = await findShown(call, token, now);
  if (!shown) return ended;
  const reached = await readSeen(call.tx, readLiveMark);
  const own = { ...call, now, scope: await scopeOf(call, shown) };
  const numbers = numbersOf(tilesOf(shown.board));
  const { answers } = await readTiles(own, shown.board.project_id, numbers, readLiveNow);
  const byId = new Map(answers.map(({ id, answer }) => [id, answer]));
  const { calendar } = await getCalendar(own);
  return {
    ...{ name: shown.board.name, zone: calendar.zone, asOf: now.toISOString(), seen: reached },
    place: shown.unitId === null ? null : ((await unitNames(own, [shown.unitId])).get(shown.unitId) ?? null),
    expiresAt: shown.expiresAt.toISOString(),
    numbers: numbers.map((tile) => wallNumber(tile, byId.get(tile.id))),
  };
}
