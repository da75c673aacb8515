const dayMs = 86_400_000;

/** The business date before this one. */
export function dayBefore(on: string): string {
  return new Date(Date.parse(on) - dayMs).toISOString().slice(0, 10);
}
