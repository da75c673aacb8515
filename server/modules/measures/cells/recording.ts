import { localDate } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { foundingProject, getCalendar } from '../../org/index.ts';
import { wakeThresholds } from '../alert/waking.ts';
import { observe } from '../observations.ts';
import { listed } from '../store.ts';
import { numbersOf, textOf } from './amount.ts';
import { type Addition, type Entry, type Memory, nothingKnown, type Remembered, tally } from './counting.ts';
import { addDaySums } from './day-sums.ts';
import { type Dimensions, type MeasuredFact, sliceId } from './fact.ts';
import { type CellSum, cellsOf, daysOf } from './gathering.ts';
import { noteRules } from './queue-rules.ts';
import { noteUnsummed } from './slice-sums.ts';

interface Loaded extends Remembered {
  readonly type: string;
  /** Entries as they stand in the table, by place. */
  readonly stored: ReadonlyMap<number, Entry>;
}

/**
 * Counts a batch of facts: one read of what is known of their subjects, one statement for all that it changes, one for the day sums.
 * Additions are exact and facts of a subject come in order, so a recount of the whole log gives the same tables.
 */
export async function countFacts(call: Call, facts: readonly MeasuredFact[]): Promise<void> {
  if (facts.length === 0) return;
  const { calendar } = await getCalendar(call);
  const founding = await foundingProject(call);
  const subjects = await load(call, facts);
  const additions: Addition[] = [];
  const dated = facts.map((fact) => ({ fact, day: fact.day ?? localDate(calendar.zone, fact.at) }));
  for (const { fact, day } of dated) {
    const known = fact.subject ? subjects.get(fact.subject.id) : undefined;
    const { additions: added, ...after } = tally(known ?? nothingKnown(founding), fact, day);
    additions.push(...added);
    if (fact.subject)
      subjects.set(fact.subject.id, { ...after, type: fact.subject.type, stored: known?.stored ?? new Map() });
  }
  const touched = new Set(facts.flatMap(({ subject }) => subject?.id ?? []));
  const cells = cellsOf(additions);
  const isCorrecting = additions.some(({ sign }) => sign < 0);
  await write(
    call,
    [...subjects].filter(([id]) => touched.has(id)),
    cells,
  );
  if (isCorrecting) await dropEmpty(call, cells);
  const days = daysOf(cells);
  await noteUnsummed(call, days);
  await addDaySums(call, days, isCorrecting);
  await noteRules(call, dated);
  await observe(
    call,
    days.flatMap(({ measure, day, amount, dimensions: { projectId, product, area } }) =>
      numbersOf(amount).map((value) => ({ measure, day, projectId, product, area, value })),
    ),
  );
  await wakeThresholds(call, days);
}

interface StoredEntry extends Omit<Entry, 'slot' | 'dimensions'>, Dimensions {
  readonly slot: string;
}

async function load(call: Call, facts: readonly MeasuredFact[]): Promise<Map<string, Loaded>> {
  const ids = [...new Set(facts.flatMap(({ subject }) => subject?.id ?? []))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    type: string;
    number: string;
    memory: Memory;
    entries: StoredEntry[];
  }>`
    select subject.id, subject.type, subject.number, subject.memory, coalesce((
      select jsonb_agg(jsonb_build_object('place', entry.place, 'measure', entry.measure, 'slot', entry.slot, 'day', entry.day,
        'value', entry.value, 'projectId', slice.project_id, 'unitId', slice.unit_id, 'personId', slice.person_id,
        'queueId', slice.queue_id, 'product', slice.product, 'area', slice.area, 'cause', slice.cause, 'channel', slice.channel,
        'kind', slice.kind, 'step', slice.step) order by entry.place)
      from measures.entry entry join measures.slice slice on slice.id = entry.slice_id
      where entry.subject_id = subject.id), '[]') as entries
    from measures.subject subject where subject.id = any(${ids}::uuid[])`.execute(call.tx);
  return new Map(rows.map(({ entries, ...row }) => [row.id, loaded({ ...row, entries })]));
}

function loaded({
  type,
  number,
  memory,
  entries: rows,
}: Pick<Loaded, 'type' | 'number' | 'memory'> & { entries: readonly StoredEntry[] }): Loaded {
  const entries = rows.map(({ place, measure, slot, day, value, ...dimensions }) => ({
    ...{ place, measure, slot: Date.parse(slot), day, value },
    dimensions,
  }));
  return { type, number, memory, entries, stored: new Map(entries.map((entry) => [entry.place, entry])) };
}

const sliceRow = ({ projectId, unitId, personId, queueId, ...codes }: Dimensions, id: string) => ({
  ...{ id, project_id: projectId, unit_id: unitId, person_id: personId, queue_id: queueId },
  ...codes,
});

/** What has changed of the entries of these subjects. */
function changesOf(subjects: readonly (readonly [string, Loaded])[]) {
  const saved = [];
  const removed = [];
  for (const [subject_id, { entries, stored }] of subjects) {
    for (const entry of entries) {
      const { place, measure, day, value, dimensions } = entry;
      if (stored.get(place) === entry) continue;
      const slot = new Date(entry.slot).toISOString();
      saved.push({ subject_id, place, measure, slot, day, slice_id: sliceId(dimensions), value });
    }
    const left = new Set(entries.map(({ place }) => place));
    for (const place of stored.keys()) if (!left.has(place)) removed.push({ subject_id, place });
  }
  return { saved, removed };
}

async function write(
  call: Call,
  subjects: readonly (readonly [string, Loaded])[],
  cells: readonly CellSum[],
): Promise<void> {
  const slices = new Map(cells.map((cell) => [cell.sliceId, cell.dimensions]));
  const { saved, removed } = changesOf(subjects);
  const known = subjects.map(([id, { type, number, memory }]) => ({ id, type, number, memory }));
  await sql`
    with known as (
      insert into measures.subject (id, type, number, memory)
      select id, type, number, memory from jsonb_to_recordset(${JSON.stringify(known)}::jsonb)
        as given (id uuid, type text, number text, memory jsonb)
      on conflict (id) do update set number = excluded.number, memory = excluded.memory),
    slices as (
      insert into measures.slice (id, project_id, unit_id, person_id, queue_id, product, area, cause, channel, kind, step)
      select id, project_id, unit_id, person_id, queue_id, product, area, cause, channel, kind, step
      from jsonb_to_recordset(${JSON.stringify([...slices].map(([id, one]) => sliceRow(one, id)))}::jsonb)
        as given (id uuid, project_id uuid, unit_id uuid, person_id uuid, queue_id uuid, product text, area text, cause text,
          channel text, kind text, step text)
      order by id on conflict (id) do nothing),
    gone as (
      delete from measures.entry entry using jsonb_to_recordset(${JSON.stringify(removed)}::jsonb)
        as given (subject_id uuid, place integer)
      where entry.subject_id = given.subject_id and entry.place = given.place),
    entries as (
      insert into measures.entry (subject_id, place, measure, slot, day, slice_id, value)
      select subject_id, place, measure, slot, day, slice_id, value from jsonb_to_recordset(${JSON.stringify(saved)}::jsonb)
        as given (subject_id uuid, place integer, measure text, slot timestamptz, day date, slice_id uuid, value numeric)
      on conflict (subject_id, place) do update set slice_id = excluded.slice_id)
    insert into measures.cell as held (measure, slot, day, slice_id, bucket, count, sum)
    select * from unnest(${listed(cells.map(({ measure }) => measure))}::text[], ${slotsOf(cells)}::timestamptz[],
      ${listed(cells.map(({ day }) => day))}::date[], ${listed(cells.map((cell) => cell.sliceId))}::uuid[],
      ${listed(cells.map(({ bucket }) => bucket))}::smallint[], ${listed(cells.map(({ count }) => count))}::bigint[],
      ${listed(cells.map(({ amount }) => textOf(amount)))}::numeric[]) as given (measure, slot, day, slice_id, bucket, count, sum)
    order by measure, slot, day, slice_id, bucket
    on conflict (measure, slot, day, slice_id, bucket) do update
      set count = held.count + excluded.count, sum = held.sum + excluded.sum`.execute(call.tx);
}

/** As text, of which a batch has few. */
function slotsOf(cells: readonly CellSum[]): string {
  const texts = new Map(
    [...new Set(cells.map(({ slot }) => slot))].map((slot) => [slot, new Date(slot).toISOString()]),
  );
  return listed(cells.map(({ slot }) => texts.get(slot) ?? null));
}

/** A cell out of which everything was moved is as if nothing had ever been counted in it. */
async function dropEmpty(call: Call, cells: readonly CellSum[]) {
  await sql`
    delete from measures.cell held
    using unnest(${listed(cells.map(({ measure }) => measure))}::text[], ${slotsOf(cells)}::timestamptz[],
      ${listed(cells.map((cell) => cell.sliceId))}::uuid[]) as given (measure, slot, slice_id)
    where held.measure = given.measure and held.slot = given.slot and held.slice_id = given.slice_id and held.count = 0`.execute(
    call.tx,
  );
}
