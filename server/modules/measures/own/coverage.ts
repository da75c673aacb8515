import type { IsoDate } from '@tongli/calendar';
import type { Reference } from '@tongli/formula';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { type Measure, measures } from '../catalogue/index.ts';
import { ofProject } from '../store.ts';
import { measuresBehind } from './reading.ts';

/** Since when a source has been counting, or on which days alone it told something. */
export type Known = { readonly since: IsoDate | null } | { readonly days: ReadonlySet<IsoDate> };

/** Told for a day, or not at all: a day without them is unknown, no nought. */
const toldByDay: ReadonlySet<Measure> = new Set<Measure>(['customers', 'cost']);

/** Measures that one source tells: where one was ever counted, all of them were being counted. */
const sources: readonly (readonly [source: string, begins: RegExp])[] = [
  ['requests', /^requests?-/],
  ['tasks', /^tasks-/],
  ['contacts', /^(contacts|answer-seconds|lost-seconds|talk-|hold-|wrap-up-|offers|ring-)/],
  ['agents', /^((signed-in|not-ready|busy|idle)-|rings)/],
  ['first-contacts', /^first-(contacts|resolved)$/],
  ['first-line', /^first-line-/],
  ['surveys', /^(surveys|csat|nps|ces)-/],
  ['tests', /^tests?-/],
  ['records', /^customer-records/],
  ['staff', /^(headcount|leavers)$/],
];

const sourceOf = (measure: Measure): string =>
  toldByDay.has(measure) ? measure : (sources.find(([, begins]) => begins.test(measure))?.[0] ?? 'complaints');

/** On which days each source was counting in a project: the index gives the first of each measure. */
export async function readKnown(
  call: Call,
  projectId: string | null | undefined,
  references: readonly Reference[],
): Promise<(measure: Measure) => Known> {
  const wanted = new Set(references.flatMap(measuresBehind).map(sourceOf));
  const lasting = measures.filter((measure) => !toldByDay.has(measure) && wanted.has(sourceOf(measure)));
  const { rows } = await sql<{ measure: Measure; day: IsoDate | null }>`
    select asked.measure, (
      select min(counted.day)::text from measures.day_sum counted
      where counted.cut = 'project' and counted.measure = asked.measure and ${ofProject(call, projectId)}) as day
    from unnest(${lasting}::text[]) asked (measure)`.execute(call.tx);
  const since = new Map<string, IsoDate>();
  for (const { measure, day } of rows) {
    const source = sourceOf(measure);
    if (day !== null && day < (since.get(source) ?? '9999-12-31')) since.set(source, day);
  }
  const told = await readToldDays(
    call,
    projectId,
    [...toldByDay].filter((measure) => wanted.has(measure)),
  );
  return (measure) =>
    toldByDay.has(measure) ? { days: told.get(measure) ?? new Set() } : { since: since.get(sourceOf(measure)) ?? null };
}

async function readToldDays(call: Call, projectId: string | null | undefined, wanted: readonly Measure[]) {
  if (wanted.length === 0) return new Map<Measure, ReadonlySet<IsoDate>>();
  const { rows } = await sql<{ measure: Measure; days: IsoDate[] }>`
    select counted.measure, array_agg(distinct counted.day::text) as days from measures.day_sum counted
    where counted.cut = 'project' and counted.measure = any(${[...wanted]}::text[]) and ${ofProject(call, projectId)}
    group by 1`.execute(call.tx);
  return new Map(rows.map(({ measure, days }) => [measure, new Set(days)]));
}

/** Whether all that a reference is made of was being counted on a day. */
export const isKnown = (reference: Reference, known: (measure: Measure) => Known, day: IsoDate): boolean =>
  measuresBehind(reference).every((measure) => {
    const told = known(measure);
    return 'days' in told ? told.days.has(day) : told.since !== null && told.since <= day;
  });
