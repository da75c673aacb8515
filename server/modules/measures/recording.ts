import type { ChartDefinition, ChartSignal, RuleName } from '@tongli/contracts/measures';
import { type Call, isRefusal, type Refusal, refuse } from '../../platform/call.ts';
import { businessDay, projectAsked } from '../org/index.ts';
import { drawingOf } from './charts.ts';
import { earlier } from './dates.ts';
import { getSignals, lockChart, noteSignal } from './signals.ts';

export interface SignalReference {
  readonly rule: RuleName;
  readonly from: string;
  readonly to: string;
}

/**
 * Gives a signal that a person saw on a chart an identity, so that it can be looked into. The chart is drawn anew: what is
 * not on it is refused. The same run, seen again or grown since, keeps its identity.
 */
export async function recordSignal(
  call: Call,
  asked: ChartDefinition,
  { rule, from, to }: SignalReference,
): Promise<{ signalId: string; projectId: string; signal: ChartSignal } | Refusal> {
  const projectId = await projectAsked(call, asked.projectId, 'body.chart.projectId');
  if (isRefusal(projectId)) return projectId;
  const definition = { ...asked, projectId };
  const drawing = await drawingOf(call, definition);
  if (isRefusal(drawing)) return drawing;
  const signal = drawing.signals.find((drawn) => drawn.rule === rule && drawn.from === from && drawn.to === to);
  if (!signal) return refuse('no-such-signal', { status: 422, field: 'body.rule', params: { rule, from, to } });
  const chartId = await lockChart(call, projectId, asked);
  const { lastComplete } = await businessDay(call);
  const drawnTo = earlier(definition.to, lastComplete);
  const { signalId } = await noteSignal(call, chartId, { signal, drawnFrom: definition.from, drawnTo });
  const recorded = (await getSignals(call, [signalId])).get(signalId);
  if (!recorded) throw new Error(`signal ${signalId} was recorded a moment ago and is not there`);
  return { signalId, projectId, signal: recorded.signal };
}
