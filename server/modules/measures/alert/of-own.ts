import { addDays, dayRange } from '@tongli/calendar';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { catalogue, type Measure, measuresOf } from '../catalogue/index.ts';
import type { PlaceAsked } from '../cells/reading.ts';
import { chartedOf } from '../own/entry.ts';
import { partsOfFormula } from '../own/formula.ts';
import { figuresInSteps, firstWithin } from '../own/live.ts';
import { measuresBehind, type OwnPlace, readCasesIn } from '../own/reading.ts';
import { editionsWithin, figureOver, readCounted } from '../own/reads.ts';
import { editionOn, type Own } from '../own/store.ts';
import type { DayCount } from '../series.ts';
import { mostCases, pastDays } from './of-catalogue.ts';
import { minutesOf, type Watched } from './watched.ts';

const madeOf = (isDaily: boolean): ReadonlySet<Measure> =>
  new Set(
    catalogue.filter(({ recipe }) => (recipe.isDaily ?? false) === isDaily).flatMap(({ recipe }) => measuresOf(recipe)),
  );
const live = madeOf(false);
/** Told once a day for one that is over: nothing of the last hours. */
const daily: ReadonlySet<Measure> = new Set<Measure>([
  ...[...madeOf(true)].filter((measure) => !live.has(measure)),
  ...(['cost', 'customers'] as const),
]);

export async function watchedOfOwn(call: Call, own: Own): Promise<Watched> {
  const { today } = await businessDay(call);
  const { indicator, recipe } = chartedOf(own, today);
  const edition = editionOn(own, today);
  const parts = partsOfFormula(edition.expression);
  const isDaily = parts.flatMap(measuresBehind).some((measure) => daily.has(measure));
  const placeIn = ({ unitId }: PlaceAsked): OwnPlace => ({ projectId: own.projectId, unitId });
  return {
    ...{ indicator, projectId: own.projectId },
    recipe: { ...recipe, size: null, ...(isDaily ? { isDaily } : {}), ...sizeOf(edition.nature) },
    over: async (within, place, window) => {
      const minutes = minutesOf(window);
      const figure = (await figuresInSteps(within, own, placeIn(place), { ...window, minutes }))(0);
      return { figure, first: await firstWithin(within, own, placeIn(place), window) };
    },
    inSteps: (within, place, steps) => figuresInSteps(within, own, placeIn(place), steps),
    past: (within, place) => past(within, own, placeIn(place)),
    cases: (within, place, window) => readCasesIn(within, placeIn(place), parts, window, mostCases),
  };
}

/** A value stands by itself; of a rate so many have to stand below its line. */
const sizeOf = (nature: ReturnType<typeof editionOn>['nature']) =>
  nature.nature === 'value' ? {} : { size: 'below' as const, per: nature.per };

async function past(call: Call, own: Own, place: OwnPlace): Promise<DayCount[]> {
  const { today, lastComplete } = await businessDay(call);
  const range = { from: addDays(today, -pastDays), to: lastComplete };
  const expressions = editionsWithin(own, range).map(({ expression }) => expression);
  const counted = await readCounted(call, place, expressions, range, lastComplete);
  return dayRange(range.from, range.to).map((day) => {
    const { value, count, size } = figureOver(own, counted, { from: day, to: day });
    if (value === null) return { count: 0, size: 0 };
    return own.nature === 'value' ? { count: value, size: 1 } : { count, size };
  });
}
