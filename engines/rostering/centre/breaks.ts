import type { ShiftTemplate } from './problem.ts';

/** A way to place the breaks of a shift: minutes after its start, in order, none touching another. */
export type Breaks = readonly { readonly from: number; readonly to: number }[];

/** More ways than this bring nothing more: starts are thinned out until they fit. */
const mostWays = 120;

export function breaksOf(shift: ShiftTemplate): Breaks[] {
  for (let stride = 1; ; stride++) {
    const ways = waysOf(shift, stride);
    if (ways.length <= mostWays || stride > 50) return ways.length > 0 ? ways : [[]];
  }
}

function waysOf({ breaks }: ShiftTemplate, stride: number): Breaks[] {
  let ways: Breaks[] = [[]];
  for (const { minutes, starts } of breaks) {
    const kept = starts.filter((_, at) => at % stride === 0);
    ways = ways.flatMap((way) =>
      kept
        .filter((start) => way.every(({ from, to }) => start >= to || start + minutes <= from))
        .map((start) => [...way, { from: start, to: start + minutes }]),
    );
  }
  return ways;
}

/** What counts towards contract hours and is paid: all but unpaid breaks. */
export function paidMinutes({ minutes, breaks }: ShiftTemplate): number {
  return minutes - breaks.reduce((sum, each) => sum + (each.paid ? 0 : each.minutes), 0);
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
