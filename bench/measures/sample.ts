import type { StayFact } from '@tongli/contracts/contacts';
import pg from 'pg';
import { countsOf } from '../../server/flows/measured/contacts.ts';
import { nothingKnown, tally } from '../../server/modules/measures/cells/counting.ts';
import { sliceId } from '../../server/modules/measures/cells/fact.ts';

/** Days of the log that are counted by the product itself, to compare. */
const days = [17, 200];

interface Logged {
  readonly day: string;
  readonly entered_at: Date;
  readonly project_id: string;
  readonly unit_id: string;
  readonly person_id: string | null;
  readonly queue_id: string;
  readonly channel: string;
  readonly answered: boolean;
  readonly transferred: boolean;
  readonly wait: number;
  readonly talk: number;
  readonly hold: number;
  readonly wrap: number;
}

const stayOf = (one: Logged): StayFact => ({
  ...{ queueId: one.queue_id, agentId: one.person_id, unitId: one.unit_id, enteredAt: one.entered_at.toISOString() },
  ...{ outcome: one.answered ? 'answered' : 'abandoned', withinSeconds: 20, shortSeconds: 5 },
  ...{ waitMs: one.wait * 1_000, talkMs: one.talk * 1_000, holdMs: one.hold * 1_000, wrapUpMs: one.wrap * 1_000 },
  ...{ offers: 0, ringMs: 0, transferred: one.transferred },
});

/** What the product's own rules make of a part of the log, by cell. */
function counted(log: readonly Logged[]): Map<string, string> {
  const cells = new Map<string, { count: number; sum: number }>();
  for (const one of log) {
    const { project_id: projectId, unit_id: unitId, person_id: personId, queue_id: queueId, channel } = one;
    const know = { projectId, unitId, personId, queueId, channel };
    const counts = [{ measure: 'contacts' as const }, ...countsOf(stayOf(one))];
    const { additions } = tally(nothingKnown(projectId), { subject: null, at: one.entered_at, know, counts }, one.day);
    for (const { measure, slot, day, dimensions, value } of additions) {
      const key = `${measure} ${new Date(slot).toISOString()} ${day} ${sliceId(dimensions)}`;
      const { count, sum } = cells.get(key) ?? { count: 0, sum: 0 };
      cells.set(key, { count: count + 1, sum: sum + value });
    }
  }
  return new Map([...cells].map(([key, { count, sum }]) => [key, `${count} ${sum}`]));
}

/** Throws where cells, day sums or sums by slice are not what a recount of the log comes to. */
export async function checkSample(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const back of days) {
    const { rows: log } = await client.query<Logged>(
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
    const expected = counted(log);
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
