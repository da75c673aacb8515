import type { IsoDate } from '@tongli/calendar';
import { isSum } from '../own/formula.ts';
import { editionOn, type Own } from '../own/store.ts';
import type { Whose } from './store.ts';

type Place = Pick<Whose, 'unitId' | 'personId'>;

/**
 * Of what people wrote, on a date: what was set for a place, else what its edition wants. A share is wanted of each part as of the whole;
 * of a sum a part owes only what was set for it.
 */
export function wantedOf(
  set: ReadonlyMap<string, number>,
  own: Pick<Own, 'code' | 'editions'>,
  { unitId, personId }: Place,
  on: IsoDate,
): number | null {
  const told = set.get(own.code);
  if (told !== undefined) return told;
  const { expression, target } = editionOn(own, on);
  const isWhole = unitId === null && personId === null;
  return isWhole || !isSum(expression) ? target : null;
}
