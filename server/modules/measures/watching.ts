import { addDays, type IsoDate, instantOf } from '@tongli/calendar';
import { type ChartDefinition, signalRaised, type watchedChart } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { z } from 'zod';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import type { Timer } from '../../platform/timers/timers.ts';
import { type BusinessDay, businessDay, projectFor } from '../org/index.ts';
import { chartedBy, drawingOf } from './charts.ts';
import { later } from './dates.ts';
import { type LastingDefinition, lastingDefinition } from './definition.ts';
import { lockChart, noteSignal } from './signals.ts';
import { ofProject, tables } from './store.ts';

export type WatchedChart = z.infer<typeof watchedChart>;

/** Ten minutes after midnight the day before has been counted, and whoever is on the early shift finds the news. */
const lookMinute = 10;
/** Drawings in one transaction, which is to last well under a second. */
const looksAtOnce = 5;

interface WatchedRow {
  readonly id: string;
  readonly projectId: string;
  readonly definition: LastingDefinition;
}

/**
 * A watched chart has no last day: it is drawn from its first date through the last complete one, each time a business
 * date has ended. What it shows when watching begins is raised at once; whatever it shows later, when it first does. Watched over
 * other dates or as another type it is the chart that is watched already, so that one shift is raised once.
 */
export async function watchChart(call: Call, definition: ChartDefinition): Promise<WatchedChart | Refusal> {
  const entry = await chartedBy(call, definition);
  if (isRefusal(entry)) return entry;
  const projectId = await projectFor(call, definition.projectId);
  if (isRefusal(projectId)) return projectId;
  const id = await lockChart(call, projectId, definition);
  const day = await businessDay(call);
  const watched = JSON.stringify(lastingDefinition(definition));
  const begun = await tables(call)
    .updateTable('measures.chart')
    .set({ definition: watched, watched_at: call.now, watched_by: call.actor.name, due_at: nextLook(call.now, day) })
    .where('id', '=', id)
    .where('watched_at', 'is', null)
    .executeTakeFirst();
  if (begun.numUpdatedRows > 0n) {
    await look(call, { id, projectId, definition }, day.lastComplete);
    await audit(call, 'measures.watch-chart', { type: 'chart', id });
  }
  const [chart] = await readWatched(call, id);
  return chart ?? notFound;
}

/** The signals stay, for whoever looks into them. */
export async function unwatchChart(call: Call, id: string): Promise<Refusal | null> {
  const ended = await tables(call)
    .updateTable('measures.chart')
    .set({ watched_at: null, watched_by: null, due_at: null })
    .where('id', '=', id)
    .where(ofProject(call, null))
    .where('watched_at', 'is not', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) return notFound;
  await audit(call, 'measures.unwatch-chart', { type: 'chart', id });
  return null;
}

export async function listWatchedCharts(call: Call): Promise<{ charts: WatchedChart[] }> {
  return { charts: await readWatched(call) };
}

async function readWatched(call: Call, id?: string): Promise<WatchedChart[]> {
  const { lastComplete } = await businessDay(call);
  const rows = await tables(call)
    .selectFrom('measures.chart as chart')
    .select(['chart.id', 'chart.definition', 'chart.watched_at', 'chart.watched_by'])
    .select((chart) =>
      chart
        .selectFrom('measures.signal as signal')
        .whereRef('signal.chart_id', '=', 'chart.id')
        .where('signal.state', '=', 'new')
        .select((signal) => signal.fn.countAll<number>().as('signals'))
        .as('new_signals'),
    )
    .where('chart.watched_at', 'is not', null)
    .where(ofProject(call, null))
    .$if(id !== undefined, (query) => query.where('chart.id', '=', id ?? ''))
    .orderBy('chart.watched_at', 'desc')
    .orderBy('chart.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    definition: through(row.definition as LastingDefinition, lastComplete),
    newSignals: row.new_signals ?? 0,
    createdAt: (row.watched_at ?? call.now).toISOString(),
    createdBy: row.watched_by ?? '',
  }));
}

/** A chart that only begins today or later is stated with its first day as its last. */
const through = (definition: LastingDefinition, to: IsoDate): ChartDefinition => ({
  ...definition,
  to: later(to, definition.from),
});

function nextLook(now: Date, { calendar, today }: BusinessDay): Date {
  const due = instantOf(calendar.zone, today, lookMinute);
  return due > now ? due : instantOf(calendar.zone, addDays(today, 1), lookMinute);
}

/** Draws the chart and raises what it did not show before. One that cannot be drawn yet has nothing to say. */
async function look(call: Call, { id, projectId, definition }: WatchedRow, lastComplete: IsoDate): Promise<void> {
  const drawing = await drawingOf(call, { ...through(definition, lastComplete), projectId }, Number.POSITIVE_INFINITY);
  if (isRefusal(drawing)) return;
  for (const signal of drawing.signals) {
    const { rule, from, to } = signal;
    const sighting = { signal, drawnFrom: definition.from, drawnTo: lastComplete };
    const { signalId, isNew } = await noteSignal(call, id, sighting);
    if (!isNew) continue;
    await append(call, signalRaised, signalId, {
      projectId,
      chartId: id,
      indicator: definition.indicator,
      rule,
      from,
      to,
    });
  }
}

export const chartWatch: Timer = {
  name: 'chart-watch',
  due: sql`select min(due_at) from measures.chart`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('measures.chart')
      .select(['id', 'project_id', 'definition'])
      .where('due_at', '<=', call.now)
      .orderBy('due_at')
      .limit(Math.min(limit, looksAtOnce))
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    const day = await businessDay(call);
    const due = nextLook(call.now, day);
    for (const { id, project_id: projectId, definition } of rows) {
      await look(call, { id, projectId, definition: definition as LastingDefinition }, day.lastComplete);
      await tables(call).updateTable('measures.chart').set({ due_at: due }).where('id', '=', id).execute();
    }
    return rows.length;
  },
};
