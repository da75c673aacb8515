import pg from 'pg';
import { countedStays, type LoggedStay } from '../../server/test/counted-stays.ts';

/** Days of the log that are counted by the product itself, to compare. */
const days = [17, 200];

/** Throws where cells, day sums or sums by slice are not what a recount of the log comes to. */
export async function checkSample(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const back of days) {
    const { rows: log } = await client.query<LoggedStay>(
      `select stay.*, stay.day::text as day, sliced.project_id, sliced.unit_id, sliced.person_id, sliced.queue_id
       from public.stay join public.sliced on sliced.queue = stay.queue and sliced.person is not distinct from stay.person
       where stay.day = (select max(day) from public.stay) - $1::integer`,
      [back],
    );
    const day = log[0]?.day;
    const { rows: cells } = await client.query<{
      measure: string;
      slot: Date;
      slice: string;
      count: string;
      sum: string;
    }>(
      `select counted.measure, counted.slot, counted.slice_id as slice, counted.count, counted.sum
       from measures.cell counted join measures.slice slice on slice.id = counted.slice_id
       where counted.day = $1::date and slice.queue_id is not null`,
      [day],
    );
    const expected = countedStays(log);
    const held = cells.map(
      ({ measure, slot, slice, count, sum }) =>
        [`${measure} ${slot.toISOString()} ${day} ${slice}`, `${count} ${Number(sum)}`] as const,
    );
    const wrong = held.find(([key, value]) => expected.get(key) !== value);
    if (log.length === 0 || wrong || held.length !== expected.size)
      throw new Error(
        `${day}: ${held.length} cells, ${expected.size} recounted; ${wrong}, ${expected.get(wrong?.[0] ?? '')}`,
      );
    if (process.env.TELL) console.error(`${day}: ${log.length} contacts, ${held.length} cells are as recounted`);
  }
  const { rows } = await client.query<{ measure: string }>(
    `select measure from (select measure, sum(sum) as cells,
       (select sum(sum) from measures.day_sum where cut = 'person' and day_sum.measure = cell.measure) as days,
       (select sum(sum) from measures.slice_sum where span = 'day' and slice_sum.measure = cell.measure) as slices
     from measures.cell where measure in ('contacts', 'talk-seconds', 'days-to-close') group by 1) sums
     where cells is distinct from days or cells is distinct from slices`,
  );
  if (rows.length > 0)
    throw new Error(`sums are not those of the cells: ${rows.map(({ measure }) => measure).join(', ')}`);
  await client.end();
}
