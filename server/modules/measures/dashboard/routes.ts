import * as contract from '@tongli/contracts/measures';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { type Operation, operation } from '../../../platform/http/operation.ts';
import { projectFor } from '../../org/index.ts';
import type { ReadLiveMark, ReadLiveNow } from './asking.ts';
import { addBoard, changeBoard, checkTiles, removeBoard } from './commands.ts';
import { readBoardFigures, readTiles } from './figures.ts';
import { follow } from './following.ts';
import { getBoard, listBoards } from './replies.ts';
import type { ReadRoles } from './store.ts';
import { openWallOf, readWalls, revokeWallBy, takeOver } from './walls.ts';

/** What boards show that lies outside this module's map. */
export interface DashboardDoors {
  readonly readLiveNow: ReadLiveNow;
  readonly readLiveMark: ReadLiveMark;
  readonly readRoles: ReadRoles;
}

async function drawn(
  call: Call,
  { projectId: asked, tiles }: { projectId?: string | undefined; tiles: contract.Tile[] },
  readLive: ReadLiveNow,
) {
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  return (await checkTiles(call, projectId, tiles)) ?? readTiles(call, projectId, tiles, readLive);
}

export const dashboardRoutes = ({ readLiveNow, readLiveMark, readRoles }: DashboardDoors): readonly Operation[] => [
  operation(contract.listDashboards, (call) => listBoards(call, readRoles)),
  operation(contract.getDashboard, (call, { params }) => getBoard(call, params.id, readRoles)),
  operation(contract.readDashboard, (call, { params }) => readBoardFigures(call, params.id, readRoles, readLiveNow)),
  operation(contract.drawTiles, (call, { body }) => drawn(call, body, readLiveNow)),
  operation(contract.addDashboard, (call, { body }) => addBoard(call, body, readRoles)),
  operation(contract.changeDashboard, (call, { params, body }) => changeBoard(call, params.id, body, readRoles)),
  operation(contract.removeDashboard, (call, { params, body }) => removeBoard(call, params.id, body, readRoles)),
  operation(contract.listWalls, readWalls),
  operation(contract.openWall, (call, { params, body }) => openWallOf(call, params.id, body, readRoles)),
  operation(contract.revokeWall, (call, { params }) => revokeWallBy(call, params.id)),
  operation(contract.takeOverWall, (call, { params }) => takeOver(call, params.id)),
  operation(contract.followWall, (call, { params, query }) =>
    follow(call, params.token, query, { readLiveNow, readLiveMark }),
  ),
];
