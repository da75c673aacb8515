import * as measures from '@tongli/contracts/measures';
import type { World } from './world.ts';

/** A figure of the running month that somebody disputes. */
export async function makeDispute(world: World) {
  const params = { month: '2026-03' };
  const { figures } = (await world.request('malin', measures.getMonth, { params })).reply;
  const [figure] = figures;
  if (!figure) throw new Error('nothing was counted that could be disputed');
  const body = {
    ...{ indicator: figure.indicator.code, unitId: null, personId: null },
    ...{ reason: '口径不符', evidence: 'TS-1' },
  };
  return { monthDispute: (await world.request('malin', measures.raiseDispute, { params, body })).reply.id };
}
