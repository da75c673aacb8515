import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import type { ChartDefinition, ChartSignal, SignalState } from '@tongli/contracts/measures';
import type { Call } from '../../platform/call.ts';
import { earlier } from './dates.ts';
import { type ChartIdentity, chartHash, type LastingDefinition, lastingDefinition } from './definition.ts';
import type { DrawnSignal } from './drawing.ts';
import { knownRun } from './runs.ts';
import { tables } from './store.ts';

/** A signal as it was last seen, with what people have found out about it. */
export interface KnownSignal extends ChartSignal {
  readonly id: string;
  /** Last day of the drawing on which it was seen. */
  readonly drawnTo: IsoDate;
}

export interface SignalOnChart {
  /** The chart over dates on which the signal was seen. */
  readonly definition: ChartDefinition;
  readonly signal: ChartSignal;
}

/** The row of a chart, made on first use. Locked until the end of the transaction, so that a run is recorded once. */
export async function lockChart(call: Call, projectId: string, definition: ChartDefinition): Promise<string> {
  const hash = chartHash(definition);
  const row = await tables(call)
    .insertInto('measures.chart')
    .values({
      id: randomUUID(),
      project_id: projectId,
      hash,
      definition: JSON.stringify(lastingDefinition(definition)),
    })
    .onConflict((conflict) => conflict.columns(['hash', 'project_id']).doUpdateSet({ hash }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

function signalRows(call: Call) {
  return tables(call)
    .selectFrom('measures.signal as signal')
    .innerJoin('measures.chart as chart', 'chart.id', 'signal.chart_id')
    .selectAll('signal')
    .select('chart.definition');
}

type SignalRow = Awaited<ReturnType<ReturnType<typeof signalRows>['executeTakeFirstOrThrow']>>;

export async function listKnownSignals(call: Call, projectId: string, chart: ChartIdentity): Promise<KnownSignal[]> {
  const rows = await signalRows(call)
    .where('chart.hash', '=', chartHash(chart))
    .where('chart.project_id', '=', projectId)
    .execute();
  return rows.map(knownSignal);
}

/** Signals by id, as they were last seen on their charts; unknown ids are absent. */
export async function getSignals(call: Call, ids: readonly string[]): Promise<ReadonlyMap<string, SignalOnChart>> {
  if (ids.length === 0) return new Map();
  const rows = await signalRows(call)
    .where('signal.id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, onChart(row)]));
}

function onChart(row: SignalRow): SignalOnChart {
  const { id: _id, drawnTo, ...signal } = knownSignal(row);
  const definition = row.definition as LastingDefinition;
  return { definition: { ...definition, from: earlier(definition.from, signal.from), to: drawnTo }, signal };
}

function knownSignal(row: SignalRow): KnownSignal {
  return {
    id: row.id,
    rule: row.rule as ChartSignal['rule'],
    side: row.side as ChartSignal['side'],
    from: row.from_day,
    to: row.to_day,
    length: row.length,
    explanation: { zh: row.explanation_zh, en: row.explanation_en },
    triageId: row.triage_id,
    triageNumber: row.triage_number,
    state: row.state as SignalState,
    drawnTo: row.drawn_to,
  };
}

export function withStates(drawn: readonly DrawnSignal[], known: readonly KnownSignal[]): ChartSignal[] {
  return drawn.map((signal) => {
    const { triageId = null, triageNumber = null, state = 'new' } = knownRun(known, signal) ?? {};
    return { ...signal, triageId, triageNumber, state };
  });
}

/** A signal seen on a drawing of these dates. */
export interface Sighting {
  readonly signal: DrawnSignal;
  readonly drawnFrom: IsoDate;
  readonly drawnTo: IsoDate;
}

/**
 * Remembers a signal: a known run is brought up to date, unless this look is older than the last, or begins within the run and
 * shows only its end.
 */
export async function noteSignal(
  call: Call,
  chartId: string,
  { signal, drawnFrom, drawnTo }: Sighting,
): Promise<{ signalId: string; isNew: boolean }> {
  const run = knownRun((await signalRows(call).where('chart.id', '=', chartId).execute()).map(knownSignal), signal);
  if (!run) return { signalId: await addSignal(call, chartId, signal, drawnTo), isNew: true };
  if (run.drawnTo <= drawnTo && drawnFrom <= run.from)
    await tables(call)
      .updateTable('measures.signal')
      .set(seenColumns(signal, drawnTo))
      .where('id', '=', run.id)
      .execute();
  return { signalId: run.id, isNew: false };
}

async function addSignal(call: Call, chartId: string, signal: DrawnSignal, drawnTo: IsoDate): Promise<string> {
  const id = randomUUID();
  await tables(call)
    .insertInto('measures.signal')
    .values({
      id,
      chart_id: chartId,
      rule: signal.rule,
      side: signal.side,
      found_at: call.now,
      ...seenColumns(signal, drawnTo),
    })
    .execute();
  return id;
}

const seenColumns = ({ from, to, length, explanation }: DrawnSignal, drawnTo: IsoDate) => ({
  from_day: from,
  to_day: to,
  length,
  explanation_zh: explanation.zh,
  explanation_en: explanation.en,
  drawn_to: drawnTo,
});

/** What triage has come to; the chart shows it from then on. */
export async function setSignalState(
  call: Call,
  signalId: string,
  state: SignalState,
  triage: { readonly id: string; readonly number: string },
): Promise<void> {
  await tables(call)
    .updateTable('measures.signal')
    .set({ state, triage_id: triage.id, triage_number: triage.number })
    .where('id', '=', signalId)
    .executeTakeFirstOrThrow();
}
