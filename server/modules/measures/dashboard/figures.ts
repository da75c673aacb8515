import { chartDefinition, type DashboardFigures, type Tile, type TileAnswer } from '@tongli/contracts/measures';
import { type Call, forbidden, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { holds, nowhere, reaches } from '../../../platform/permissions/scope.ts';
import { businessDay } from '../../org/index.ts';
import { alertReplies } from '../alert/replies.ts';
import { findIndicator } from '../catalogue/index.ts';
import { readAlerts } from '../cells/board.ts';
import { drawChart } from '../charts.ts';
import { indicatorOf } from '../own/entry.ts';
import { findOwn, isOwnCode } from '../own/store.ts';
import {
  type Asked,
  askedOf,
  type Board,
  beyondReach,
  type Measured,
  type Of,
  openBoard,
  type ReadLiveNow,
  refused,
} from './asking.ts';
import { readOfCatalogue } from './of-catalogue.ts';
import { readOfOwn } from './of-own.ts';
import { rangesOf } from './period.ts';
import { findBoard } from './replies.ts';
import { type ReadRoles, tilesOf } from './store.ts';

const isMeasured = (tile: Tile): tile is Measured => 'period' in tile && 'unitId' in tile;
const mostAlerts = 20;

/** Charts are of a whole project, and so is the right to see them. */
async function chartOf(call: Call, board: Board, tile: Of<'control'>): Promise<TileAnswer> {
  const { projectId, today } = board;
  if (!holds(call.actor, 'measures.read', { projectId, unitId: null })) return refused(forbidden);
  const own = isOwnCode(tile.indicator) ? await findOwn(call, tile.indicator) : undefined;
  const indicator = own ? indicatorOf(own, today) : findIndicator(tile.indicator)?.indicator;
  if (!indicator) return refused(refuse('unknown-indicator', { params: { indicator: tile.indicator } }));
  const { range } = rangesOf(tile.period, today);
  const scope = call.actor.permissions.get('measures.read') ?? nowhere;
  const definition = chartDefinition.parse({ indicator: tile.indicator, projectId, ...range });
  const chart = await drawChart({ ...call, scope }, definition);
  return isRefusal(chart) ? refused(chart) : { kind: 'control', indicator, chart };
}

async function alertsOf(call: Call, { projectId }: Board, { unitId }: Of<'alerts'>): Promise<TileAnswer> {
  const standing = (await readAlerts(call, { projectId, unitId })).filter((row) => row.closed_at === null);
  return { kind: 'alerts', alerts: await alertReplies(call, standing.slice(0, mostAlerts)) };
}

async function readOther(
  call: Call,
  board: Board,
  tile: Exclude<Tile, Measured>,
  readLive: ReadLiveNow,
): Promise<TileAnswer> {
  if (tile.kind === 'text') return { kind: 'text' };
  if (tile.kind === 'control') return chartOf(call, board, tile);
  if (tile.kind === 'alerts') return alertsOf(call, board, tile);
  const queueIds = tile.queueIds.toSorted();
  const asked = { projectId: board.projectId, queueIds };
  return { kind: 'live', now: await board.once(`live ${queueIds.join()}`, () => readLive(call, asked)) };
}

/** What all tiles of a board show, within the caller's scope: what they have in common is read once. */
export async function readTiles(
  call: Call,
  projectId: string,
  tiles: readonly Tile[],
  readLive: ReadLiveNow,
): Promise<DashboardFigures> {
  const { today } = await businessDay(call);
  const board = openBoard(call, projectId, today);
  const within = (tile: Tile) =>
    !('unitId' in tile) || tile.unitId === null || reaches(call.scope, { projectId, unitId: tile.unitId });
  const asked: Asked[] = tiles
    .filter(isMeasured)
    .filter(within)
    .map((tile) => askedOf(tile, today));
  const [own, others] = [true, false].map((is) => asked.filter(({ tile }) => isOwnCode(tile.indicator) === is));
  const answers = new Map(await readOfCatalogue(call, board, others ?? []));
  for (const one of own ?? []) answers.set(one.tile.id, await readOfOwn(call, board, one));
  for (const tile of tiles) {
    if (!within(tile)) answers.set(tile.id, beyondReach);
    else if (!isMeasured(tile)) answers.set(tile.id, await readOther(call, board, tile, readLive));
  }
  const gone = refused(refuse('unknown-indicator'));
  return {
    ...{ asOf: call.now.toISOString(), narrowed: board.narrowed },
    answers: tiles.map(({ id }) => ({ id, answer: answers.get(id) ?? gone })),
  };
}

export async function readBoardFigures(
  call: Call,
  id: string,
  readRoles: ReadRoles,
  readLive: ReadLiveNow,
): Promise<DashboardFigures | Refusal> {
  const found = await findBoard(call, id, readRoles);
  return found ? readTiles(call, found.row.project_id, tilesOf(found.row), readLive) : notFound;
}
