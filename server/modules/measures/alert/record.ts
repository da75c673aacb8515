import type { AlertRecord } from '@tongli/contracts/measures';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import type { Window } from '../cells/reading.ts';
import { tables } from '../store.ts';
import { findWatched } from './finding.ts';
import { alertReplies } from './replies.ts';
import { type AlertRow, type EntryCode, inReach, placeOf } from './store.ts';
import type { Watched } from './watched.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** Points of the small chart: what is longer is drawn in wider steps. */
const mostPoints = 60;

const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
const sooner = (a: Date, b: Date) => (a < b ? a : b);

export async function getAlert(call: Call, id: string): Promise<AlertRecord | Refusal> {
  const row = await tables(call)
    .selectFrom('measures.alert')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call))
    .executeTakeFirst();
  const watched = row && (await findWatched(call, row.indicator));
  if (!row || !watched) return notFound;
  const [alert] = await alertReplies(call, [row]);
  if (!alert) return notFound;
  const judged = { after: after(row.raised_at, -row.window_minutes * minuteMs), until: row.raised_at };
  return {
    alert,
    log: await readLog(call, row),
    points: await pointsAround(call, watched, row),
    cases: await watched.cases(call, placeOf(row), judged),
    effect: await effectOf(call, watched, row),
    asOf: call.now.toISOString(),
  };
}

async function readLog(call: Call, { id }: AlertRow): Promise<AlertRecord['log']> {
  const rows = await tables(call)
    .selectFrom('measures.alert_entry')
    .selectAll()
    .where('alert_id', '=', id)
    .orderBy('place')
    .execute();
  return rows.map(({ code, at, by_name: byName, text, value }) => {
    return { code: code as EntryCode, at: at.toISOString(), byName, text: maskText(text), value };
  });
}

async function pointsAround(call: Call, watched: Watched, row: AlertRow): Promise<AlertRecord['points']> {
  const from = after(row.raised_at, -Math.max(dayMs, row.window_minutes * minuteMs));
  const start = new Date(Math.floor(from.getTime() / hourMs) * hourMs);
  const until = sooner(call.now, after(row.closed_at ?? call.now, dayMs));
  const hours = Math.max(1, Math.ceil((until.getTime() - start.getTime()) / hourMs / mostPoints));
  const minutes = hours * 60;
  // A slot that begins with the first step belongs to it.
  const figureAt = await watched.inSteps(call, placeOf(row), { after: after(start, -1), until, minutes });
  const points = Math.floor((until.getTime() - start.getTime()) / (minutes * minuteMs)) + 1;
  return Array.from({ length: points }, (_, step) => ({
    at: after(start, step * minutes * minuteMs).toISOString(),
    ...figureAt(step),
  }));
}

/** From the quarter of an hour of the first action on, against as long a window before it. */
async function effectOf(call: Call, watched: Watched, row: AlertRow): Promise<AlertRecord['effect']> {
  if (row.acted_at === null) return null;
  const lengthMs = row.window_minutes * minuteMs;
  const until = sooner(call.now, after(row.acted_at, lengthMs));
  const figure = async (window: Window) => (await watched.over(call, placeOf(row), window)).figure;
  return {
    actedAt: row.acted_at.toISOString(),
    before: await figure({ after: after(row.acted_at, -lengthMs), until: row.acted_at }),
    after: await figure({ after: row.acted_at, until }),
  };
}
