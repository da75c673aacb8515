export interface MonthDay {
  readonly date: string;
  readonly day: number;
  /** Monday 0 to Sunday 6. */
  readonly weekday: number;
}

const dayMs = 86_400_000;
const isoOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The weeks of a month, Monday first; null before its first and after its last day. `month` is 0 to 11. */
export function weeksOf(year: number, month: number): (MonthDay | null)[][] {
  const first = Date.UTC(year, month, 1);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const weeks: (MonthDay | null)[][] = [];
  for (let start = -lead; start < length; start += 7) {
    const week = Array.from({ length: 7 }, (_, weekday) => {
      const index = start + weekday;
      if (index < 0 || index >= length) return null;
      return { date: isoOf(first + index * dayMs), day: index + 1, weekday };
    });
    weeks.push(week);
  }
  return weeks;
}
