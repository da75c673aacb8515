import type { Centre, ScorecardRank } from '@tongli/contracts/measures';
import { catalogue, type IndicatorEntry, type Measure, measuresOf, usualKeys } from '../catalogue/index.ts';

/** As a manager chose it. */
export interface Item {
  readonly indicator: string;
  readonly rank: ScorecardRank;
  readonly ownerId: string | null;
}

/** A number on the page. */
export interface Chosen extends Omit<Item, 'indicator'> {
  readonly entry: IndicatorEntry;
}

export const mostKeys = 6;

/** Since when each measure is counted; what nothing counts is missing. */
export type Told = ReadonlyMap<Measure, string>;

/**
 * Whether something tells it: what is below the line, and of means and costs what is above it, too. Where one event tells both, nothing above
 * is nothing, such as nobody having been put on hold.
 */
export function isTold({ indicator, recipe }: IndicatorEntry, told: Told): boolean {
  const { count, size, nature } = recipe;
  const above = measuresOf({ count, size: 'calendar-days' }).some((measure) => told.has(measure));
  if (size === 'calendar-days') return above;
  const below = measuresOf({ count: size, size: 'calendar-days' }).some((measure) => told.has(measure));
  return below && (above || nature !== 'value' || indicator.events.length === 1);
}

const centreKeys = (centre: Centre, told: readonly IndicatorEntry[]) =>
  usualKeys[centre].filter((code) => told.some(({ indicator }) => indicator.code === code)).slice(0, mostKeys);

/** Nothing chosen: the usual ones large, all others in a line. What nothing tells is awaited, whatever was chosen. */
export function chosenOf(items: readonly Item[], told: Told): Chosen[] {
  const entries = catalogue.filter((entry) => isTold(entry, told));
  if (items.length > 0)
    return items.flatMap(({ indicator, ...rest }) => {
      const entry = entries.find((one) => one.indicator.code === indicator);
      return entry ? [{ ...rest, entry }] : [];
    });
  const keys = new Set((Object.keys(usualKeys) as Centre[]).flatMap((centre) => centreKeys(centre, entries)));
  const ranked = entries.map((entry): Chosen => {
    return { entry, rank: keys.has(entry.indicator.code) ? 'key' : 'watched', ownerId: null };
  });
  const usual = [...keys];
  const place = ({ entry }: Chosen) => usual.indexOf(entry.indicator.code);
  return ranked.toSorted((a, b) => (a.rank === b.rank ? place(a) - place(b) : a.rank === 'key' ? -1 : 1));
}
