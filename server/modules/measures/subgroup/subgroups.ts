import { dayRange, type IsoDate, instantOf, type Zone } from '@tongli/calendar';
import type { ChartDefinition, ChartSample } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { getCalendar } from '../../org/index.ts';
import { type IndicatorEntry, measuresOf } from '../catalogue/index.ts';
import { figureOf } from '../cells/figure.ts';
import { readSlots } from '../cells/reading.ts';
import { earlier } from '../dates.ts';
import type { OwnCharted } from '../own/charting.ts';
import { lastDay, type Series, type SeriesPoint, seriesOf } from '../series.ts';
import { drawSubgroups, inDrawOrder } from './lots.ts';
import { ownAverages } from './own-averages.ts';

const quarter = 15;

type Charted = IndicatorEntry | OwnCharted;
export type Sampling = ChartDefinition & { readonly sample: ChartSample };

/** The quarters of an hour of a business date that lie within the hours asked for. */
function slotsOf(zone: Zone, date: IsoDate, { fromHour, toHour }: ChartSample): number[] {
  const count = ((toHour - fromHour) * 60) / quarter;
  return Array.from({ length: count }, (_, at) => instantOf(zone, date, fromHour * 60 + at * quarter).getTime());
}

/**
 * A subgroup for each day or week: averages of so many quarters of an hour in which something was counted, drawn by lot. A point
 * holds what was drawn; where less was counted, it holds less.
 */
export async function sampledSeries(call: Call, entry: Charted, definition: Sampling): Promise<Series> {
  const { points, splitIndex } = seriesOf(definition, new Map(), 'counted');
  const { calendar } = await getCalendar(call);
  const { indicator, bucket, sample } = definition;
  const orders = points.map(({ label }) => {
    const days = dayRange(label, earlier(lastDay(bucket, label), definition.to));
    return inDrawOrder(
      indicator,
      days.flatMap((day) => slotsOf(calendar.zone, day, sample)),
    );
  });
  const read = await averagesOf(call, entry, definition, calendar.zone);
  const drawn = await drawSubgroups(orders, sample.size, read);
  const sampled = points.map(({ label }, at) => subgroupPoint(label, drawn[at] ?? []));
  const first = sampled.findIndex(({ size }) => size > 0);
  if (first < 0) return { points: [], splitIndex: null };
  return { points: sampled.slice(first), splitIndex: splitIndex === null ? null : Math.max(0, splitIndex - first) };
}

const subgroupPoint = (label: IsoDate, values: readonly number[]): SeriesPoint => ({
  ...{ label, values, size: values.length },
  count: values.reduce((sum, value) => sum + value, 0),
});

/** Reads what the indicator came to in quarters of an hour; those in which it has no value are left out. */
async function averagesOf(call: Call, entry: Charted, definition: Sampling, zone: Zone) {
  const { projectId, product, area } = definition;
  if ('own' in entry)
    return ownAverages(call, entry.own, { projectId: entry.own.projectId, product, area }, definition, zone);
  const { recipe } = entry;
  return async (slots: readonly number[]): Promise<ReadonlyMap<number, number>> => {
    const told = await readSlots(call, { projectId, product, area }, measuresOf(recipe), slots);
    return new Map(
      [...told].flatMap(([slot, sums]) => {
        const { value } = figureOf(recipe, sums, { days: 1 });
        return value === null ? [] : [[slot, value] as const];
      }),
    );
  };
}
