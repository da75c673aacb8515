import type { AlertRecord } from '@tongli/contracts/measures';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { findIndicator, type IndicatorEntry, measuresOf } from '../catalogue/index.ts';
import { daysOf, figureOf } from '../cells/figure.ts';
import { type CasesAsked, readCases, readSteps, readWindow, type Window } from '../cells/reading.ts';
import { tables } from '../store.ts';
import { alertReplies } from './replies.ts';
import { type AlertRow, type EntryCode, inReach, placeOf } from './store.ts';
import { stockOver } from './watching.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** Points of the small chart: what is longer is drawn in wider steps. */
const mostPoints = 60;
const mostCases = 12;

const after = (at: Date, ms: number) => new Date(at.getTime() + ms);
const sooner = (a: Date, b: Date) => (a < b ? a : b);

export async function getAlert(call: Call, id: string): Promise<AlertRecord | Refusal> {
  const row = await tables(call)
    .selectFrom('measures.alert')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call))
    .executeTakeFirst();
  const entry = row && findIndicator(row.indicator);
  if (!row || !entry) return notFound;
  const [alert] = await alertReplies(call, [row]);
  if (!alert) return notFound;
  const judged = { after: after(row.raised_at, -row.window_minutes * minuteMs), until: row.raised_at };
  return {
    alert,
    log: await readLog(call, row),
    points: await pointsAround(call, entry, row),
    cases: await readCases(call, placeOf(row), worstOf(entry), judged),
    effect: await effectOf(call, entry, row),
    asOf: call.now.toISOString(),
  };
}

/** The cases that made it what it was. */
function worstOf({ indicator, recipe }: IndicatorEntry): CasesAsked {
  const first = indicator.direction === 'lower-is-better' ? 'most' : 'least';
  return { recipe, first, most: mostCases };
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

async function pointsAround(call: Call, entry: IndicatorEntry, row: AlertRow): Promise<AlertRecord['points']> {
  const from = after(row.raised_at, -Math.max(dayMs, row.window_minutes * minuteMs));
  const start = new Date(Math.floor(from.getTime() / hourMs) * hourMs);
  const until = sooner(call.now, after(row.closed_at ?? call.now, dayMs));
  const hours = Math.max(1, Math.ceil((until.getTime() - start.getTime()) / hourMs / mostPoints));
  const minutes = hours * 60;
  // A slot that begins with the first step belongs to it.
  const window = { after: after(start, -1), until };
  const steps = await readSteps(call, placeOf(row), measuresOf(entry.recipe), { ...window, minutes });
  const days = daysOf(minutes);
  const stockDays = await stockOver(call, entry, placeOf(row), days);
  const points = Math.floor((until.getTime() - start.getTime()) / (minutes * minuteMs)) + 1;
  return Array.from({ length: points }, (_, step) => ({
    at: after(start, step * minutes * minuteMs).toISOString(),
    ...figureOf(entry.recipe, steps.get(step) ?? new Map(), { days, stockDays }),
  }));
}

/** From the quarter of an hour of the first action on, against as long a window before it. */
async function effectOf(call: Call, entry: IndicatorEntry, row: AlertRow): Promise<AlertRecord['effect']> {
  if (row.acted_at === null) return null;
  const lengthMs = row.window_minutes * minuteMs;
  const until = sooner(call.now, after(row.acted_at, lengthMs));
  const figure = async (window: Window) => {
    const days = daysOf((window.until.getTime() - window.after.getTime()) / minuteMs);
    const { sums } = await readWindow(call, placeOf(row), measuresOf(entry.recipe), window);
    return figureOf(entry.recipe, sums, { days, stockDays: await stockOver(call, entry, placeOf(row), days) });
  };
  return {
    actedAt: row.acted_at.toISOString(),
    before: await figure({ after: after(row.acted_at, -lengthMs), until: row.acted_at }),
    after: await figure({ after: row.acted_at, until }),
  };
}
