import type { IsoDate } from '@tongli/calendar';
import type { Figure, Indicator, TargetSum } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { amountOf, findIndicator, type IndicatorEntry, measuresOf, type Recipe } from '../catalogue/index.ts';
import { figureOf, type Sums } from '../cells/figure.ts';
import { type PlacePart, readParts } from '../cells/parts.ts';
import type { Range } from '../observations.ts';
import { chartedOf } from '../own/entry.ts';
import { isSum, partsOfFormula } from '../own/formula.ts';
import { measuresBehind } from '../own/reading.ts';
import { editionsWithin, figureOver, readCounted } from '../own/reads.ts';
import { editionOn, findOwn, isOwnCode, type Own } from '../own/store.ts';
import { howOf } from './decomposing.ts';
import type { Whose } from './store.ts';

type Part = Pick<PlacePart, 'unitId' | 'personId'> & Figure;

/** What a place came to, and each of its parts. */
export interface Measured {
  readonly whole: Figure;
  readonly parts: readonly Part[];
}

/** An indicator as targets look at it, of the catalogue or of those that people wrote. */
export interface Targeted {
  readonly indicator: Indicator;
  readonly how: TargetSum['how'];
  readonly bounds: Partial<Recipe['bounds']>;
  /** That it was written for; null of the catalogue's. */
  readonly projectId: string | null;
  /** What it wants of itself as a whole while nobody has set anything. */
  readonly usual: number | null;
  measure(call: Call, place: Whose, range: Range): Promise<Measured>;
}

export async function findTargeted(call: Call, code: string, on: IsoDate): Promise<Targeted | undefined> {
  if (isOwnCode(code)) {
    const own = await findOwn(call, code);
    return own && ofOwn(own, on);
  }
  const entry = findIndicator(code);
  return entry && ofCatalogue(entry);
}

const asked = ({ projectId, unitId }: Whose) => ({ projectId, ...(unitId ? { unitId } : {}) });

const together = (parts: readonly PlacePart[]): Sums => {
  const sums = new Map<string, number>();
  for (const part of parts) for (const [name, sum] of part.sums) sums.set(name, (sums.get(name) ?? 0) + sum);
  return sums;
};

const daysIn = ({ from, to }: Range) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

function ofCatalogue({ indicator, recipe }: IndicatorEntry): Targeted {
  return {
    ...{ indicator, how: howOf(recipe), bounds: recipe.bounds, projectId: null, usual: null },
    measure: async (call, place, range) => {
      const parts = await readParts(call, asked(place), measuresOf(recipe), range);
      const isStock = recipe.isStock && recipe.size !== 'calendar-days';
      const figure = (sums: Sums) =>
        figureOf(recipe, sums, { days: daysIn(range), stockDays: isStock ? amountOf(recipe.size, sums) : 0 });
      return {
        whole: figure(together(parts)),
        parts: parts.map(({ unitId, personId, sums }) => ({ unitId, personId, ...figure(sums) })),
      };
    },
  };
}

const nothing: Figure = { value: null, count: 0, size: 0 };

function ofOwn(own: Own, on: IsoDate): Targeted {
  const edition = editionOn(own, on);
  const { indicator, recipe } = chartedOf(own, on);
  const measures = [...new Set(partsOfFormula(edition.expression).flatMap(measuresBehind))];
  const over = async (call: Call, place: Whose, range: Range): Promise<Figure> => {
    const expressions = editionsWithin(own, range).map(({ expression }) => expression);
    const counted = await readCounted(call, place, expressions, range, range.to);
    const { value, count, size } = figureOver(own, counted, range);
    return { value, count, size };
  };
  return {
    ...{ indicator, how: isSum(edition.expression) ? 'adds' : 'weighs', bounds: recipe.bounds },
    ...{ projectId: own.projectId, usual: edition.target },
    measure: async (call, place, range) => {
      const parts: Part[] = [];
      // Each is reckoned by itself: values of a formula do not add up.
      for (const { unitId, personId } of await readParts(call, asked(place), measures, range)) {
        const whose = { projectId: own.projectId, unitId, personId };
        parts.push({ unitId, personId, ...(unitId === null ? nothing : await over(call, whose, range)) });
      }
      return { whole: await over(call, place, range), parts };
    },
  };
}
