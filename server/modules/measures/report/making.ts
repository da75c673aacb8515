import { addDays, type IsoDate } from '@tongli/calendar';
import type { Bilingual } from '@tongli/contracts/kernel';
import type { Figure, ReportGap, ReportLine, ReportResult } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { isBehind } from '../../../platform/events/progress.ts';
import { businessDay, listProjects, unitNames } from '../../org/index.ts';
import { namesOf } from '../cells/card.ts';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';
import type { ReadValueWords } from '../own/values.ts';
import { targetsAt } from '../target/store.ts';
import { drawCharts } from './charts.ts';
import { type Entries, type PartsBy, type ReportPlace, readHours, readTellers, type Told } from './figures.ts';
import { periodBefore, type Step, stepsOf } from './period.ts';
import type { Definition } from './store.ts';
import { changeOf, isMet, told, withTold } from './telling.ts';

/** Parts of a place beyond these are smaller than what fits a page. */
const mostLines = 200;

interface Asked {
  readonly call: Call;
  readonly definition: Definition;
  readonly entries: Entries;
  readonly place: ReportPlace;
  readonly range: Range;
  readonly before: Range;
  readonly today: IsoDate;
  readonly tellers: readonly Told[];
  readonly readWords: ReadValueWords;
}

/** What a report says of a period: each number once, as it is told everywhere. */
export async function tellReport(
  call: Call,
  { definition, entries, place, range }: Pick<Asked, 'definition' | 'entries' | 'place' | 'range'>,
  readWords: ReadValueWords,
): Promise<ReportResult> {
  const { today, calendar } = await businessDay(call);
  const before = periodBefore(definition.period, range);
  const days = { from: before.from, to: range.to, today };
  const tellers = await readTellers(call, entries, place, days);
  const asked: Asked = { call, definition, entries, place, range, before, today, tellers, readWords };
  const { lines, left } = await linesOf(asked);
  const through = earlier(range.to, addDays(today, -1));
  return {
    ...{ from: range.from, to: range.to, before, asOf: call.now.toISOString(), zone: calendar.zone },
    ...{ place: await placeName(call, place), unitId: place.unitId },
    gaps: await gapsOf(asked),
    indicators: await numbersOf(asked),
    ...{ rows: definition.rows, lines, left },
    charts: definition.charted ? await drawCharts(call, entries, place, through) : [],
  };
}

export async function placeName(call: Call, { projectId, unitId }: ReportPlace): Promise<Bilingual> {
  const unit = unitId && (await unitNames(call, [unitId])).get(unitId);
  if (unit) return unit;
  const { projects } = await listProjects(call);
  return projects.find(({ id }) => id === projectId)?.name ?? { zh: '', en: '' };
}

async function numbersOf({ call, definition: { compared }, place, range, before, today, tellers }: Asked) {
  const through = earlier(range.to, today);
  const set = await targetsAt(call, { ...place, personId: null }, through);
  return tellers.map((teller): ReportResult['indicators'][number] => {
    const { code, name, unit, direction, definition, formula, effectiveFrom } = teller.indicator;
    const figure = withTold(unit, teller.over({ from: range.from, to: through }));
    const previous = compared ? told(unit, teller.over(before).value) : null;
    const target = told(unit, teller.wanted(set, through));
    return {
      ...{ code, name, unit, direction, definition, formula, effectiveFrom, ...figure, previous, target },
      change: changeOf(figure.told, previous),
      met: isMet(direction, figure.told, target),
    };
  });
}

async function linesOf(asked: Asked): Promise<{ lines: ReportLine[]; left: number }> {
  const { definition, range, today } = asked;
  if (definition.rows === 'none') return { lines: [], left: 0 };
  const steps = stepsOf(definition.rows, range, today);
  if (definition.rows === 'hour') return { lines: await linesByHour(asked, steps ?? []), left: 0 };
  if (steps) return { lines: steps.map((step) => lineOfStep(asked, step)), left: 0 };
  return linesByPart(asked, definition.rows as PartsBy);
}

const same = (text: string): Bilingual => ({ zh: text, en: text });
const spanOf = ({ from, to }: Range) => same(from === to ? from : `${from} – ${to}`);

function lineOfStep({ tellers }: Asked, step: Step): ReportLine {
  const cells = tellers.map((teller) => withTold(teller.indicator.unit, teller.over(step)));
  return { key: step.key, name: spanOf(step), cells };
}

const nothing: Figure = { value: null, count: 0, size: 0 };

async function linesByHour({ call, entries, place, tellers }: Asked, steps: readonly Step[]): Promise<ReportLine[]> {
  const { calendar } = await businessDay(call);
  const hours = await readHours(call, entries, place, { zone: calendar.zone, day: steps[0]?.from ?? '' });
  return steps.map(({ key }, hour) => ({
    key,
    name: same(`${key}:00–${String(hour + 1).padStart(2, '0')}:00`),
    cells: tellers.map((teller) => withTold(teller.indicator.unit, teller.byHour(hours, hour) ?? nothing)),
  }));
}

const unspecified: Bilingual = { zh: '未注明', en: 'Unspecified' };

/** Those first of which most was counted, of the first number that tells them apart. */
async function linesByPart(asked: Asked, by: PartsBy): Promise<{ lines: ReportLine[]; left: number }> {
  const { call, range, today, tellers, readWords } = asked;
  const span = { from: range.from, to: earlier(range.to, today) };
  const columns: ReadonlyMap<string, Figure>[] = [];
  for (const teller of tellers) columns.push(await teller.by(call, by, span));
  const keys = [...new Set(columns.flatMap((column) => [...column.keys()]))];
  const filled = keys.filter((key) => columns.some((column) => isSomething(column.get(key))));
  const weight = (key: string) => columns.map((column) => column.get(key)?.count ?? 0);
  const sorted = filled.toSorted((a, b) => compare(weight(b), weight(a)) || (a < b ? -1 : 1));
  const names = await namesOfParts(call, by, sorted, readWords);
  const lines = sorted.slice(0, mostLines).map((key) => ({
    key,
    name: key === '' ? unspecified : (names.get(key) ?? same(key)),
    cells: tellers.map(({ indicator }, at) => withTold(indicator.unit, columns[at]?.get(key) ?? nothing)),
  }));
  return { lines, left: Math.max(0, sorted.length - mostLines) };
}

const isSomething = (figure: Figure | undefined) => figure !== undefined && figure.count !== 0;

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

async function namesOfParts(
  call: Call,
  by: PartsBy,
  keys: readonly string[],
  readWords: ReadValueWords,
): Promise<ReadonlyMap<string, Bilingual>> {
  if (by === 'unit' || by === 'person') return namesOf(call, by, keys);
  const words = await readWords(call);
  return new Map(words.flatMap(({ dimension, code, name }) => (dimension === by ? [[code, name] as const] : [])));
}

/** By which flow facts become numbers. */
const countingFlow = 'measured-facts';

async function gapsOf({ call, range, today, tellers, before }: Asked): Promise<ReportGap[]> {
  const gaps: ReportGap[] = [];
  if (range.to >= today) gaps.push({ reason: 'period-not-over', indicator: null });
  const minuteAgo = new Date(call.now.getTime() - 60_000);
  if (await isBehind(call.tx, countingFlow, minuteAgo)) gaps.push({ reason: 'facts-waiting', indicator: null });
  const last = earlier(range.to, addDays(today, -1));
  for (const teller of tellers) {
    const { indicator } = teller;
    const isLate = teller.daily && isEmpty(teller.over({ from: last, to: last })) && !isEmpty(teller.over(before));
    if (isLate) gaps.push({ reason: 'not-told-yet', indicator: indicator.code });
  }
  return gaps;
}

const isEmpty = ({ count, size }: Figure) => count === 0 && size === 0;
