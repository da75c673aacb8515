import type { Figure } from '@tongli/contracts/measures';
import { keyOf, type Numbers, referencesOf } from '@tongli/formula';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { percentile } from '../cells/histogram.ts';
import { readWindow, type Window } from '../cells/reading.ts';
import { isKnown, readKnown } from './coverage.ts';
import { partsOfFormula } from './formula.ts';
import { measuresBehind, type OwnPlace, readAmounts, readSpreads } from './reading.ts';
import { shown } from './reads.ts';
import { amountOf, figureOf } from './reckoning.ts';
import { editionOn, type Own } from './store.ts';

const minuteMs = 60_000;
const dayMinutes = 1_440;

interface Steps extends Window {
  readonly minutes: number;
}

const earlierBy = (at: Date, minutes: number) => new Date(at.getTime() - minutes * minuteMs);

/** Of each step its number, the first being 0; a slot at the end of one belongs to it. */
const stepOf = (after: Date, minutes: number) =>
  sql<string>`(ceil(extract(epoch from counted.slot - ${after}::timestamptz) / ${minutes * 60}) - 1)::int::text`;

/** What was counted in steps of minutes, by how many steps the formula looks back. */
async function readSteps(call: Call, own: Own, place: OwnPlace, { after, until, minutes }: Steps) {
  const { today } = await businessDay(call);
  const needs = referencesOf(editionOn(own, today).expression);
  const told = new Map<number, Awaited<ReturnType<typeof readBack>>>();
  const readBack = async (back: number) => {
    const [first, last] = [earlierBy(after, back * minutes), earlierBy(until, back * minutes)];
    const when = sql`counted.slot > ${first}::timestamptz and counted.slot <= ${last}::timestamptz`;
    const references = needs.filter((need) => need.back === back).map(({ reference }) => reference);
    const key = stepOf(first, minutes);
    return {
      amounts: await readAmounts(call, place, references, { table: 'cell', key, when }),
      spreads: await readSpreads(call, place, references, key, when),
    };
  };
  for (const back of new Set(needs.map((need) => need.back))) told.set(back, await readBack(back));
  return {
    told,
    today,
    known: await readKnown(call, place.projectId, partsOfFormula(editionOn(own, today).expression)),
  };
}

/** An indicator of one's own over steps of so many minutes, by what holds today: a period of the formula is one step. */
export async function figuresInSteps(
  call: Call,
  own: Own,
  place: OwnPlace,
  steps: Steps,
): Promise<(step: number) => Figure> {
  const { told, today, known } = await readSteps(call, own, place, steps);
  const { expression, nature } = editionOn(own, today);
  const days = steps.minutes / dayMinutes;
  return (step) => {
    const numbers: Numbers = {
      daysOf: () => days,
      valueOf: (reference, back) => {
        if (!isKnown(reference, known, today)) return null;
        const { amounts, spreads } = told.get(back) ?? {};
        const name = keyOf(reference, 0);
        if (reference.take !== 'percentile') return amountOf(reference, amounts?.get(String(step))?.get(name) ?? 0);
        const found = percentile(spreads?.get(String(step))?.get(name) ?? new Map(), (reference.rank ?? 50) / 100);
        return found === null ? null : amountOf(reference, found);
      },
    };
    return shown(own, figureOf(expression, nature, numbers, days));
  };
}

/** When the earliest was counted that lies in a window. */
export async function firstWithin(call: Call, own: Own, place: OwnPlace, window: Window): Promise<Date | null> {
  const { today } = await businessDay(call);
  const measures = partsOfFormula(editionOn(own, today).expression).flatMap(measuresBehind);
  return (await readWindow(call, place, [...new Set(measures)], window)).first;
}
