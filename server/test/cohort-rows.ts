import { freezeCohort, getCohort } from '@tongli/contracts/measures';
import type { World } from './world.ts';

/** Nobody was served before the world began; they are on record when it is frozen. */
export async function makeCohort(world: World) {
  const body = { name: '三月初在册', who: 'all' as const, from: '2026-02-01', to: '2026-03-01' };
  const { id } = (await world.request('malin', freezeCohort, { body })).reply;
  const { readings } = (await world.request('malin', getCohort, { params: { id } })).reply;
  return { cohort: id, cohortReading: readings[0]?.id ?? '' };
}
