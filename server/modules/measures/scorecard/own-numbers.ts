import { dayRange } from '@tongli/calendar';
import type { ScorecardNumber, ScorecardRank } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { earlier, later } from '../dates.ts';
import type { Range } from '../observations.ts';
import { chartedOf, indicatorOf } from '../own/entry.ts';
import { editionsWithin, figureOver, readCounted } from '../own/reads.ts';
import type { Counted } from '../own/reckoning.ts';
import type { Own } from '../own/store.ts';
import { targetsAt } from '../target/store.ts';
import { wantedOf } from '../target/wanted.ts';
import { controlIn, stepsOf } from './course.ts';

interface Spans {
  readonly range: Range;
  readonly before: Range;
  readonly past: Range;
}

interface Wanted {
  readonly own: Own;
  readonly rank: ScorecardRank;
  readonly ownerId: string;
  readonly ownerName: string;
}

/** Day by day as a chart takes it: of a value the value itself, and nothing where nothing is known. */
function dayOf(own: Own, counted: Counted, label: string) {
  const { value, count, size } = figureOver(own, counted, { from: label, to: label });
  if (value === null) return { label, count: 0, size: 0 };
  return own.nature === 'value' ? { label, count: value, size: 1 } : { label, count, size };
}

function numberOf(
  { own, ...rest }: Wanted,
  counted: Counted,
  wants: (own: Own) => number | null,
  { range, before, past }: Spans,
): ScorecardNumber {
  const over = (span: Range) => figureOver(own, counted, span);
  const { value, count, size } = over(range);
  const days = past.from > past.to ? [] : dayRange(past.from, past.to).map((day) => dayOf(own, counted, day));
  return {
    ...{ indicator: indicatorOf(own, range.to), ...rest, value, count, size },
    previous: over(before).value,
    target: wants(own),
    control: controlIn(own.code, chartedOf(own, range.to).recipe, days, range),
    points: stepsOf(range).map((step) => ({ from: step.from, value: over(step).value })),
  };
}

interface Place {
  readonly projectId: string;
  readonly unitId?: string;
  readonly personId?: string;
}

/** Indicators that people wrote, as they stand beside those of the catalogue; each wants what was set for the place, else what its edition says. */
export async function ownNumbers(call: Call, place: Place, wanted: readonly Wanted[], spans: Spans) {
  if (wanted.length === 0) return [];
  const { range, before, past } = spans;
  const { today } = await businessDay(call);
  const whole = { from: earlier(before.from, past.from), to: later(before.to, range.to) };
  const expressions = wanted.flatMap(({ own }) => editionsWithin(own, whole).map(({ expression }) => expression));
  const counted = await readCounted(call, place, expressions, whole, today);
  const whose = { unitId: null, personId: null, ...place };
  const set = await targetsAt(call, whose, range.to);
  const wants = (own: Own) => wantedOf(set, own, whose, range.to);
  return wanted.map((one) => numberOf(one, counted, wants, spans));
}
