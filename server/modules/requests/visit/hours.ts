import { type Refusal, refuse } from '../../../platform/call.ts';

/** Minutes after midnight. */
export interface Hours {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

export const sameHours = (a: Hours, b: Hours): boolean =>
  a.fromMinute === b.fromMinute && a.untilMinute === b.untilMinute;

/** Each window ends after it begins, and none begins before the one before it is over; the fault is named where it was entered. */
export function decideWindows(windows: readonly Hours[]): Refusal | null {
  const backward = windows.findIndex((one) => one.untilMinute <= one.fromMinute);
  if (backward >= 0) return refuse('window-ends-early', { status: 422, field: `body.windows.${backward}.untilMinute` });
  const sorted = windows.map((one, index) => ({ ...one, index })).toSorted((a, b) => a.fromMinute - b.fromMinute);
  const over = sorted.find((one, at) => one.fromMinute < (sorted[at - 1]?.untilMinute ?? 0));
  return over ? refuse('windows-overlap', { status: 422, field: `body.windows.${over.index}.fromMinute` }) : null;
}
