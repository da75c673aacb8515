const minute = 60_000;

/** How far clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function aheadOf(zone: string, at: number): number {
  const text = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(at);
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000;
}

/** The instant at which clocks of a zone read `YYYY-MM-DDTHH:mm`; in an hour that is skipped, the one after it. */
export function instantAtClock(zone: string, clock: string): string {
  const wall = Date.parse(`${clock}:00Z`);
  const guess = wall - aheadOf(zone, wall);
  return new Date(wall - aheadOf(zone, guess)).toISOString();
}

/** What clocks of a zone read at an instant, as `YYYY-MM-DDTHH:mm`. */
export function clockAt(zone: string, at: number): string {
  return new Date(Math.floor((at + aheadOf(zone, at)) / minute) * minute).toISOString().slice(0, 16);
}
