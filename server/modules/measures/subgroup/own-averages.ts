import { localDate, type Zone } from '@tongli/calendar';
import { keyOf } from '@tongli/formula';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { percentile } from '../cells/histogram.ts';
import type { Range } from '../observations.ts';
import { isKnown, readKnown } from '../own/coverage.ts';
import { partsOfFormula } from '../own/formula.ts';
import { type OwnPlace, readAmounts, readSpreads } from '../own/reading.ts';
import { editionsWithin, shown } from '../own/reads.ts';
import { type Counted, figureOf, numbersOver } from '../own/reckoning.ts';
import { editionOn, type Own } from '../own/store.ts';
import { listed } from '../store.ts';

const keyOfSlot = sql<string>`extract(epoch from counted.slot)::bigint::text`;

/** What an own indicator came to in quarters of an hour, each by the edition of its date; where it has no value there is none. */
export async function ownAverages(call: Call, own: Own, place: OwnPlace, range: Range, zone: Zone) {
  const references = editionsWithin(own, range).flatMap(({ expression }) => partsOfFormula(expression));
  const known = await readKnown(call, place.projectId, references);
  const counted: Counted = {
    ...{ amounts: new Map(), spreads: new Map(), through: range.to },
    isKnown: (reference, day) => isKnown(reference, known, day),
  };
  return async (slots: readonly number[]): Promise<ReadonlyMap<number, number>> => {
    const instants = listed(slots.map((slot) => new Date(slot).toISOString()));
    const when = sql`counted.slot = any(${instants}::timestamptz[])`;
    const amounts = await readAmounts(call, place, references, { table: 'cell', key: keyOfSlot, when });
    const spreads = await readSpreads(call, place, references, keyOfSlot, when);
    const valueIn = (key: string): number | null => {
      const day = localDate(zone, new Date(Number(key) * 1000));
      const { expression, nature } = editionOn(own, day);
      const numbers = numbersOver(expression, counted, { from: day, to: day }, (reference) => {
        const name = keyOf(reference, 0);
        return reference.take === 'percentile'
          ? percentile(spreads.get(key)?.get(name) ?? new Map(), (reference.rank ?? 50) / 100)
          : (amounts.get(key)?.get(name) ?? 0);
      });
      return shown(own, figureOf(expression, nature, numbers, 1)).value;
    };
    const keys = new Set([...amounts.keys(), ...spreads.keys()]);
    return new Map(
      [...keys].flatMap((key) => {
        const value = valueIn(key);
        return value === null ? [] : [[Number(key) * 1000, value] as const];
      }),
    );
  };
}
