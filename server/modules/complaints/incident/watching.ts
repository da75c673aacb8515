import { localDate, startOfDay } from '@tongli/calendar';
import { type Burst, type BurstCase, type BurstWatch, watchBursts } from '@tongli/text';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Keyring } from '../../../platform/personal/keyring.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { getCalendar } from '../../org/index.ts';
import { tables } from '../store.ts';
import { cellMinutes, cellOf, graceMs, leastCases, readCells } from './arrivals.ts';

/** A product in an area, a product in all areas (area `''`), or an area with all products. */
export interface Matter {
  readonly product: string;
  readonly area: string;
}

export interface FoundBurst extends Matter {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly observed: number;
  readonly expected: number;
  readonly logProbability: number;
  /** Five minutes each, from an hour before the burst on. */
  readonly intervals: readonly { readonly at: Date; readonly expected: number }[];
}

/** A watch that has stepped up to `until`; minutes are counted from `start`, a midnight of the house's zone. */
interface Standing {
  readonly start: Date;
  readonly watch: BurstWatch;
  until: Date;
}

const weeksBack = 8;
const weekMs = 604_800_000;
const cellMs = cellMinutes * 60_000;
const beforeMs = 3_600_000;
/** Then the watch is built anew, so that it does not grow for ever. */
const longestMs = 2 * weekMs;

/** The row is the turn, so one process watches at a time; what it remembers of a house saves building the watch from the counts again. */
const standing = new WeakMap<Keyring, Map<string, Standing>>();

const nameOf = ({ product, area }: Matter): string => JSON.stringify([product, area]);
const matterOf = (name: string): Matter => {
  const [product = '', area = ''] = JSON.parse(name) as string[];
  return { product, area };
};

/** Looks at what has been counted since the last time; returns where a burst began or went on. */
export async function watchOn(call: Call, projectId: string, from: Date, to: Date): Promise<FoundBurst[]> {
  const houses = standing.get(call.keyring) ?? new Map<string, Standing>();
  standing.set(call.keyring, houses);
  const known = houses.get(projectId);
  const isFresh =
    known &&
    known.until.getTime() === from.getTime() &&
    to.getTime() - known.start.getTime() < weeksBack * weekMs + longestMs;
  const here = isFresh ? known : await build(call, projectId, from);
  houses.delete(projectId);
  const found = await stepTo(call, projectId, here, to);
  houses.set(projectId, here);
  return tellBursts(here, found);
}

async function build(call: Call, projectId: string, until: Date): Promise<Standing> {
  const { calendar } = await getCalendar(call, 'service');
  const start = startOfDay(calendar.zone, localDate(calendar.zone, new Date(until.getTime() - weeksBack * weekMs)));
  const first = await firstCell(call, projectId, start);
  const begin = first
    ? startOfDay(calendar.zone, localDate(calendar.zone, first))
    : startOfDay(calendar.zone, localDate(calendar.zone, until));
  const here = { start: begin, watch: watchBursts(0, { intervalMinutes: cellMinutes, leastCases }), until: begin };
  await stepTo(call, projectId, here, until);
  return here;
}

/** Days before the first case ever are not days without cases. */
async function firstCell(call: Call, projectId: string, start: Date): Promise<Date | null> {
  const row = await tables(call)
    .selectFrom('complaints.arrival_cell')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('project_id', '=', projectId)
    .where('at', '>=', start)
    .executeTakeFirst();
  return row?.at ?? null;
}

async function stepTo(call: Call, projectId: string, here: Standing, to: Date): Promise<Set<string>> {
  const cells = Map.groupBy(await readCells(call, projectId, here.until, to), ({ at }) => at.getTime());
  const found = new Set<string>();
  for (let at = here.until.getTime(); at < to.getTime(); at += cellMs) {
    const minute = (at - here.start.getTime()) / 60_000;
    const cases = (cells.get(at) ?? []).flatMap(({ count, ...cell }) => casesOf(cell, count, minute));
    for (const name of here.watch.step(cases)) found.add(name);
  }
  here.until = to;
  return found;
}

/** Each case counts for its product in its area, its product everywhere, and its area whatever the product. */
function casesOf({ product, area }: Matter, count: number, minute: number): BurstCase[] {
  const names = [nameOf({ product, area }), nameOf({ product, area: '' }), nameOf({ product: '', area })];
  return names.flatMap((key) => Array.from({ length: count }, () => ({ key, minute, row: 0 })));
}

function tellBursts({ start, watch, until }: Standing, found: ReadonlySet<string>): FoundBurst[] {
  const latest = new Map(watch.bursts().map((burst) => [burst.key, burst]));
  const at = (minute: number) => new Date(start.getTime() + minute * 60_000);
  const bursts = [...found]
    .flatMap((name) => latest.get(name) ?? [])
    .map((burst) => ({
      ...matterOf(burst.key),
      startedAt: at(burst.startMinute),
      endedAt: at(burst.endMinute),
      observed: burst.observed,
      expected: burst.expected,
      logProbability: burst.logProbability,
      intervals: intervalsOf(burst, watch, start, until),
    }));
  return bursts.filter((burst) => !bursts.some((other) => other !== burst && isWithin(other, burst)));
}

/** What is said of a product in an area need not be said of the product and of the area again. */
export const isWithin = (inner: Matter, outer: Matter): boolean =>
  (outer.product === '' ? outer.area === inner.area && inner.product !== '' : outer.product === inner.product) &&
  (outer.area === '' ? inner.area !== '' || outer.product === '' : outer.area === inner.area);

function intervalsOf({ key, startMinute }: Burst, watch: BurstWatch, start: Date, until: Date) {
  const first = Math.max(start.getTime(), start.getTime() + startMinute * 60_000 - beforeMs);
  const intervals: { at: Date; expected: number }[] = [];
  for (let at = first; at < until.getTime(); at += cellMs) {
    const minute = (at - start.getTime()) / 60_000;
    intervals.push({ at: new Date(at), expected: watch.expectedBetween(key, minute, minute + cellMinutes) });
  }
  return intervals;
}

/** What came since in the cell that runs is looked at when that has ended, also if nothing more comes. */
async function nextLook(call: Call, projectId: string, to: Date): Promise<Date | null> {
  const [waiting] = await readCells(call, projectId, to, new Date(to.getTime() + beforeMs));
  return waiting ? new Date(waiting.at.getTime() + cellMs + graceMs) : null;
}

/** What is due is looked at once, by whichever process takes the row. */
export const watchTimer = (keep: (call: Call, projectId: string, burst: FoundBurst) => Promise<void>): Timer => ({
  name: 'complaint-bursts',
  due: sql`(select min(next_at) from complaints.burst_watch)`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('complaints.burst_watch')
      .selectAll()
      .where('next_at', '<=', call.now)
      .orderBy('next_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { project_id: projectId, watched_until: from } of rows) {
      const to = new Date(Math.max(from.getTime(), cellOf(new Date(call.now.getTime() - graceMs)).getTime()));
      const bursts = to > from ? await watchOn(call, projectId, from, to) : [];
      for (const burst of bursts) await keep(call, projectId, burst);
      await tables(call)
        .updateTable('complaints.burst_watch')
        .set({ watched_until: to, next_at: await nextLook(call, projectId, to) })
        .where('project_id', '=', projectId)
        .execute();
    }
    return rows.length;
  },
});
