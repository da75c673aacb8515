const minutesPerDay = 1440;

/** `540` → `09:00`; the end of the day is `24:00`. */
export function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** What people type for a time of day: `9`, `930`, `9:30`, `09：30`, `24:00`. Minutes from midnight; null for anything else. */
export function parseClock(text: string): number | null {
  const [, hour, minute = '0'] = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (hour === undefined || Number(minute) > 59) return null;
  const total = Number(hour) * 60 + Number(minute);
  return total <= minutesPerDay ? total : null;
}
