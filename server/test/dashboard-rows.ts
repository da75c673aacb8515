import * as measures from '@tongli/contracts/measures';
import type { World } from './world.ts';

const place = { x: 0, y: 0, w: 3, h: 3 } as const;

/** What any board shows: one number, to all of the project. */
export const boardInput = {
  name: '每日看板',
  audience: 'project',
  unitIds: [],
  roles: [],
  tiles: [{ kind: 'number', id: 'a', ...place, indicator: 'complaints-per-day', period: 'last-7-days' }],
} as const;

export async function makeBoard(world: World) {
  const { name, audience, tiles } = boardInput;
  const body = { name, audience, unitIds: [], roles: [], tiles: [...tiles] };
  const { id } = (await world.request('malin', measures.addDashboard, { body })).reply;
  const wall = { name: '大厅', unitId: null, days: 30 };
  const opened = (await world.request('malin', measures.openWall, { params: { id }, body: wall })).reply;
  return { dashboard: id, wall: opened.wall.id, wallToken: opened.token };
}
