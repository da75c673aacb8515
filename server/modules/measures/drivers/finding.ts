import { addDays, dayRange, type IsoDate, weekday } from '@tongli/calendar';
import type { BodyOf, ReplyOf } from '@tongli/contracts/kernel';
import type { findDriversOf } from '@tongli/contracts/measures';
import { findDrivers } from '@tongli/spc';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay } from '../../org/index.ts';
import { findIndicator, type IndicatorEntry, measures, measuresOf } from '../catalogue/index.ts';
import { readSumsByDay, readTold } from '../cells/day-reading.ts';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';
import { type ByDay, figureOver, knownSince } from '../scorecard/course.ts';
import type { Told } from '../scorecard/items.ts';

type Asked = BodyOf<typeof findDriversOf>;
type Found = ReplyOf<typeof findDriversOf>;

const mostDays = 800;

/** Days, or whole weeks from Monday on. */
export function stepsOf({ from, to }: Range, bucket: Asked['bucket']): Range[] {
  const days = from > to ? [] : dayRange(from, to);
  if (bucket === 'day') return days.map((day) => ({ from: day, to: day }));
  return days.flatMap((day) => {
    const end = addDays(day, 6);
    return weekday(day) === 0 && end <= to ? [{ from: day, to: end }] : [];
  });
}

/** What the indicator was on each step; null while nobody counted, and where nothing stands below the line. */
function valuesOf(entry: IndicatorEntry, byDay: ByDay, steps: readonly Range[], told: Told): (number | null)[] {
  const since = knownSince(entry, told);
  return steps.map((step) => {
    const isKnown = entry.recipe.size !== 'calendar-days' || (since !== null && since <= step.from);
    return isKnown ? figureOver(entry, byDay, step, since).value : null;
  });
}

interface Chosen {
  readonly result: IndicatorEntry;
  readonly candidates: readonly { readonly entry: IndicatorEntry; readonly lag: number }[];
}

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field, params });

function choose({ result: code, candidates: asked }: Asked): Chosen | Refusal {
  const result = findIndicator(code);
  if (!result) return wrong('unknown-indicator', 'body.result', { indicator: code });
  const candidates: { entry: IndicatorEntry; lag: number }[] = [];
  for (const [place, one] of asked.entries()) {
    const field = `body.candidates.${place}.code`;
    const entry = findIndicator(one.code);
    if (!entry) return wrong('unknown-indicator', field, { indicator: one.code });
    if (entry === result) return wrong('driver-is-result', field);
    if (candidates.some((other) => other.entry === entry)) return wrong('chosen-twice', field, { indicator: one.code });
    candidates.push({ entry, lag: one.lag });
  }
  return { result, candidates };
}

/** What the engine is given: values from so much earlier on as the farthest looks back. */
async function seriesOf(call: Call, asked: Asked, { result, candidates }: Chosen, range: Range) {
  const steps = stepsOf(range, asked.bucket);
  const wanted = [
    ...new Set([result, ...candidates.map(({ entry }) => entry)].flatMap((one) => measuresOf(one.recipe))),
  ];
  const place = { projectId: asked.projectId, unitId: asked.unitId };
  const byDay = await readSumsByDay(call, place, wanted, range);
  const told = await readTold(call, measures, asked.projectId ?? null);
  return {
    result: valuesOf(result, byDay, steps, told),
    candidates: candidates.map(({ entry, lag }) => {
      return { key: entry.indicator.code, lag, values: valuesOf(entry, byDay, steps, told) };
    }),
    classes: steps.map(({ from }: { from: IsoDate }) => (asked.bucket === 'day' ? weekday(from) : 0)),
  };
}

export async function findDriversIn(call: Call, asked: Asked): Promise<Found | Refusal> {
  const refused = checkRange(asked, 'body', mostDays);
  if (refused) return refused;
  const chosen = choose(asked);
  if (isRefusal(chosen)) return chosen;
  const { lastComplete } = await businessDay(call);
  const range = { from: asked.from, to: earlier(asked.to, lastComplete) };
  const found = findDrivers(await seriesOf(call, asked, chosen, range));
  return replyOf(call, chosen, range, found);
}

function replyOf(call: Call, { result }: Chosen, range: Range, found: ReturnType<typeof findDrivers>): Found {
  const whole = { asOf: call.now.toISOString(), result: result.indicator, ...range };
  const none = { points: 0, needed: 0, explained: 0, deviation: 0, drivers: [], of: null };
  if (found.state === 'too-few') return { ...whole, ...none, ...found };
  if (found.state !== 'told') {
    const of = found.key === null ? result.indicator : (findIndicator(found.key)?.indicator ?? null);
    return { ...whole, ...none, state: found.state, of };
  }
  const drivers = found.drivers.flatMap(({ key, ...driver }) => {
    const entry = findIndicator(key);
    return entry ? [{ ...driver, indicator: entry.indicator }] : [];
  });
  return { ...whole, ...none, ...found, drivers };
}
