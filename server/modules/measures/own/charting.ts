import type { IsoDate } from '@tongli/calendar';
import type { ChartDefinition, Indicator } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { earlier } from '../dates.ts';
import type { Drawable } from '../drawing.ts';
import { lastDay, type Series, type SeriesPoint, seriesOf } from '../series.ts';
import { chartedOf } from './entry.ts';
import { editionsWithin, figureOver, readCounted } from './reads.ts';
import type { Counted } from './reckoning.ts';
import { findOwn, type Own } from './store.ts';

export interface OwnCharted {
  readonly indicator: Indicator;
  readonly recipe: Drawable;
  readonly own: Own;
}

export async function findCharted(call: Call, code: string): Promise<OwnCharted | undefined> {
  const own = await findOwn(call, code);
  if (!own) return undefined;
  const { today } = await businessDay(call);
  return { ...chartedOf(own, today), own };
}

/** Each point by the edition that holds on its last day; where not all was counted there is a gap. */
function pointOf(own: Own, counted: Counted, label: IsoDate, bucket: ChartDefinition['bucket']): SeriesPoint {
  const { value, count, size } = figureOver(own, counted, { from: label, to: lastDay(bucket, label) });
  if (value === null) return { label, count: 0, size: 0 };
  return own.nature === 'value' ? { label, count: value, size: 1 } : { label, count, size };
}

const isBeforeAll = ({ size }: SeriesPoint) => size === 0;

/** Days or weeks up to yesterday, from the first that has a value on. */
export async function ownSeries(call: Call, { own }: OwnCharted, definition: ChartDefinition): Promise<Series> {
  const { lastComplete } = await businessDay(call);
  const { product, area, bucket, from } = definition;
  const range = { from, to: earlier(definition.to, lastComplete) };
  if (range.from > range.to) return { points: [], splitIndex: null };
  const expressions = editionsWithin(own, range).map(({ expression }) => expression);
  const place = { projectId: own.projectId, product, area };
  const counted = await readCounted(call, place, expressions, range, lastComplete);
  const { points, splitIndex } = seriesOf({ ...definition, ...range }, new Map(), 'counted');
  const told = points.map(({ label }) => pointOf(own, counted, label, bucket));
  const first = told.findIndex((point) => !isBeforeAll(point));
  if (first < 0) return { points: [], splitIndex: null };
  return { points: told.slice(first), splitIndex: splitIndex === null ? null : Math.max(0, splitIndex - first) };
}
