import { addDays } from '@tongli/calendar';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { type IndicatorEntry, measuresOf } from '../catalogue/index.ts';
import { readSumsByDay } from '../cells/day-reading.ts';
import { daysOf, figureOf } from '../cells/figure.ts';
import { type CasesAsked, type PlaceAsked, readCases, readSteps, readStock, readWindow } from '../cells/reading.ts';
import type { DayCount } from '../series.ts';
import { minutesOf, type Watched } from './watched.ts';

export const pastDays = 28;
export const mostCases = 12;

export function watchedOfCatalogue(entry: IndicatorEntry): Watched {
  const { indicator, recipe } = entry;
  return {
    ...{ indicator, recipe },
    over: async (call, place, window) => {
      const { sums, first } = await readWindow(call, place, measuresOf(recipe), window);
      const days = daysOf(minutesOf(window));
      return { figure: figureOf(recipe, sums, { days, stockDays: await stockOver(call, entry, place, days) }), first };
    },
    inSteps: async (call, place, { minutes, ...window }) => {
      const steps = await readSteps(call, place, measuresOf(recipe), { ...window, minutes });
      const days = daysOf(minutes);
      const stockDays = await stockOver(call, entry, place, days);
      return (step) => figureOf(recipe, steps.get(step) ?? new Map(), { days, stockDays });
    },
    past: (call, place) => past(call, entry, place),
    cases: (call, place, window) => readCases(call, place, worstOf(entry), window),
  };
}

/** What holds by now, for as many days. */
async function stockOver(call: Call, { recipe }: IndicatorEntry, place: PlaceAsked, days: number): Promise<number> {
  if (!recipe.isStock || recipe.size === 'calendar-days') return 0;
  return days * (await readStock(call, place, 'customers', call.now));
}

async function past(call: Call, { recipe }: IndicatorEntry, place: PlaceAsked): Promise<DayCount[]> {
  const { today, lastComplete } = await businessDay(call);
  const from = addDays(today, -pastDays);
  const sums = await readSumsByDay(call, place, measuresOf(recipe), { from, to: lastComplete });
  const counted = [...sums.keys()].sort()[0];
  if (counted === undefined) return [];
  const days: DayCount[] = [];
  for (let day = counted; day <= lastComplete; day = addDays(day, 1)) {
    const of = sums.get(day) ?? new Map<string, number>();
    const stockDays = recipe.isStock ? (of.get(recipe.size) ?? 0) : 0;
    days.push(figureOf(recipe, of, { days: 1, stockDays }));
  }
  return days;
}

function worstOf({ indicator, recipe }: IndicatorEntry): CasesAsked {
  return { recipe, first: indicator.direction === 'lower-is-better' ? 'most' : 'least', most: mostCases };
}
