import { type CusumSettings, watchCusum } from './cusum.ts';
import { type EwmaSettings, watchEwma } from './ewma.ts';
import { simulateRunLengths } from './false-alarm.ts';
import type { FalseAlarm } from './types.ts';

export type ShiftSettings = ({ readonly type: 'ewma' } & EwmaSettings) | ({ readonly type: 'cusum' } & CusumSettings);

/** As `simulateFalseAlarm`, for a chart with a memory: target and sigma known. RangeError: settings out of bounds, no charts. */
export function simulateShiftFalseAlarm(settings: ShiftSettings, charts: number, random: () => number): FalseAlarm {
  const start = () => (settings.type === 'ewma' ? watchEwma(settings) : watchCusum(settings));
  return simulateRunLengths(start, charts, random);
}
