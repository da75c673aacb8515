/** A window as it is typed: an end that cannot be read yet is null. */
export interface WindowDraft {
  readonly startMinute: number | null;
  readonly endMinute: number | null;
}

export type HoursFault = 'unreadable' | 'backwards' | 'overlapping';

/** What keeps the hours of a day from being a part of a calendar; null when nothing does. */
export function faultOf(windows: readonly WindowDraft[]): HoursFault | null {
  let openFrom = 0;
  for (const { startMinute, endMinute } of windows) {
    if (startMinute === null || endMinute === null) return 'unreadable';
    if (endMinute <= startMinute) return 'backwards';
    if (startMinute < openFrom) return 'overlapping';
    openFrom = endMinute;
  }
  return null;
}

/** Minutes that a day is open. */
export function openMinutes(windows: readonly { startMinute: number; endMinute: number }[]): number {
  return windows.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0);
}
