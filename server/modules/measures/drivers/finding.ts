import { addDays, dayRange, type IsoDate, weekday } from '@tongli/calendar';
import type { BodyOf, ReplyOf } from '@tongli/contracts/kernel';
import type { findDriversOf, Indicator } from '@tongli/contracts/measures';
import { findDrivers } from '@tongli/spc';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay } from '../../org/index.ts';
import { findIndicator, type IndicatorEntry, measures, measuresOf } from '../catalogue/index.ts';
import { readSumsByDay, readTold } from '../cells/day-reading.ts';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';
import { indicatorOf } from '../own/entry.ts';
import { editionsWithin, figureOver, readCounted } from '../own/reads.ts';
import { findOwn, isOwnCode, type Own } from '../own/store.ts';
import { type ByDay, figureOver as figureOfDays, knownSince } from '../scorecard/course.ts';
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
    return isKnown ? figureOfDays(entry, byDay, step, since).value : null;
  });
}

/** Of the catalogue, or of those that people wrote. */
type Entry = IndicatorEntry | { readonly indicator: Indicator; readonly own: Own };

interface Chosen {
  readonly result: Entry;
  readonly candidates: readonly { readonly entry: Entry; readonly lag: number }[];
}

const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field, params });

async function findEntry(call: Call, { projectId, to }: Asked, code: string): Promise<Entry | undefined> {
  if (!isOwnCode(code)) return findIndicator(code);
  const own = await findOwn(call, code);
  if (!own || (projectId && projectId !== own.projectId)) return undefined;
  return { indicator: indicatorOf(own, to), own };
}

async function choose(call: Call, body: Asked): Promise<Chosen | Refusal> {
  const { result: code, candidates: asked } = body;
  const result = await findEntry(call, body, code);
  if (!result) return wrong('unknown-indicator', 'body.result', { indicator: code });
  const candidates: { entry: Entry; lag: number }[] = [];
  for (const [place, one] of asked.entries()) {
    const field = `body.candidates.${place}.code`;
    const entry = await findEntry(call, body, one.code);
    if (!entry) return wrong('unknown-indicator', field, { indicator: one.code });
    if (one.code === code) return wrong('driver-is-result', field);
    if (candidates.some((other) => other.entry.indicator.code === one.code))
      return wrong('chosen-twice', field, { indicator: one.code });
    candidates.push({ entry, lag: one.lag });
  }
  return { result, candidates };
}

/** What each of them was on each step; of all of the catalogue what was counted is read once. */
async function reader(call: Call, asked: Asked, entries: readonly Entry[], range: Range) {
  const steps = stepsOf(range, asked.bucket);
  const catalogued = entries.flatMap((entry) => ('own' in entry ? [] : measuresOf(entry.recipe)));
  const place = { projectId: asked.projectId, unitId: asked.unitId };
  const byDay = await readSumsByDay(call, place, [...new Set(catalogued)], range);
  const told = await readTold(call, measures, asked.projectId ?? null);
  const valuesFor = async (entry: Entry) =>
    'own' in entry
      ? valuesOfOwn(call, entry.own, { unitId: asked.unitId, range, steps })
      : valuesOf(entry, byDay, steps, told);
  return { steps, valuesFor };
}

/** The same of a formula; a step by the edition that holds on its last day. */
async function valuesOfOwn(
  call: Call,
  own: Own,
  {
    unitId,
    range,
    steps,
  }: { readonly unitId: string | undefined; readonly range: Range; readonly steps: readonly Range[] },
): Promise<(number | null)[]> {
  if (steps.length === 0) return [];
  const expressions = editionsWithin(own, range).map(({ expression }) => expression);
  const counted = await readCounted(call, { projectId: own.projectId, unitId }, expressions, range, range.to);
  return steps.map((step) => figureOver(own, counted, step).value);
}

/** What the engine is given: values from so much earlier on as the farthest looks back. */
async function seriesOf(call: Call, asked: Asked, { result, candidates }: Chosen, range: Range) {
  const { steps, valuesFor } = await reader(call, asked, [result, ...candidates.map(({ entry }) => entry)], range);
  const told: { key: string; lag: number; values: (number | null)[] }[] = [];
  for (const { entry, lag } of candidates)
    told.push({ key: entry.indicator.code, lag, values: await valuesFor(entry) });
  return {
    result: await valuesFor(result),
    candidates: told,
    classes: steps.map(({ from }: { from: IsoDate }) => (asked.bucket === 'day' ? weekday(from) : 0)),
  };
}

export async function findDriversIn(call: Call, asked: Asked): Promise<Found | Refusal> {
  const refused = checkRange(asked, 'body', mostDays);
  if (refused) return refused;
  const chosen = await choose(call, asked);
  if (isRefusal(chosen)) return chosen;
  const { lastComplete } = await businessDay(call);
  const range = { from: asked.from, to: earlier(asked.to, lastComplete) };
  const found = findDrivers(await seriesOf(call, asked, chosen, range));
  return replyOf(call, chosen, range, found);
}

function replyOf(
  call: Call,
  { result, candidates }: Chosen,
  range: Range,
  found: ReturnType<typeof findDrivers>,
): Found {
  const whole = { asOf: call.now.toISOString(), result: result.indicator, ...range };
  const find = (key: string) => candidates.find(({ entry }) => entry.indicator.code === key)?.entry.indicator ?? null;
  const none = { points: 0, needed: 0, explained: 0, deviation: 0, drivers: [], of: null };
  if (found.state === 'too-few') return { ...whole, ...none, ...found };
  if (found.state !== 'told') {
    const of = found.key === null ? result.indicator : find(found.key);
    return { ...whole, ...none, state: found.state, of };
  }
  const drivers = found.drivers.flatMap(({ key, ...driver }) => {
    const indicator = find(key);
    return indicator ? [{ ...driver, indicator }] : [];
  });
  return { ...whole, ...none, ...found, drivers };
}
