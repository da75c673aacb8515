import type { ChartDefinition, ChartType } from '@tongli/contracts/measures';

/** Points before the action that `engines/spc` needs for a verdict. */
const fewestBefore = 12;

export interface BeforeInput {
  /** Labels of the chart's points that have a value, in order. */
  readonly labels: readonly string[];
  readonly chartFrom: string;
  readonly signalFrom: string;
  readonly splitOn: string;
}

/**
 * First date of the side "before". The question is whether the *problem* went away, so the level to beat is that since the
 * signal began: good times before it would hide the improvement. Where the problem lasted for fewer than twelve points, the side
 * grows backwards until it has twelve; better days come in, which makes a verdict of "effective" harder, not easier. The chart's
 * own first date is the farthest, because what lies before it was never looked at.
 */
export function beforeWindow({ labels, chartFrom, signalFrom, splitOn }: BeforeInput): string {
  const before = labels.filter((label) => label >= chartFrom && label < splitOn);
  const reach = before.at(-fewestBefore) ?? chartFrom;
  return reach < signalFrom ? reach : signalFrom;
}

/**
 * The triage's chart again, up to `to` and split on the day on which the action was done. The type stays the one that showed the
 * signal: a chart that chose anew from more data would be another chart.
 */
export function splitChart(
  definition: ChartDefinition,
  type: ChartType,
  splitOn: string | null,
  to: string,
): ChartDefinition {
  return { ...definition, type, to: to > definition.to ? to : definition.to, splitOn };
}
