import * as measures from '@tongli/contracts/measures';
import { personNamed } from '../sample/people.ts';
import type { World } from './world.ts';

/** What any own indicator says. */
export const ownIndicator = {
  name: { zh: '办结率', en: 'Share closed' },
  ...{ purpose: '', formula: 'closed / lodged', target: null, ownerId: personNamed('malin').id },
  direction: 'higher-is-better',
} as const;

export async function makeOwn(world: World) {
  const body = { unit: 'number', ...ownIndicator } as const;
  return { ownIndicator: (await world.request('malin', measures.addOwnIndicator, { body })).reply.id };
}
