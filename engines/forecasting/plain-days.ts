import type { DayModel, Origin, Outlook } from './day-models.ts';
import type { Opening } from './opening.ts';
import type { Series } from './series.ts';

/** Days that plain methods learn from: observed, and neither a holiday nor a make-up workday. */
function isPlain({ total, special }: Opening, day: number): boolean {
  return !Number.isNaN(total[day] ?? Number.NaN) && special[day] === undefined;
}

/** Sums over the days before each origin, every day counting less as it ages. */
function decayed(
  opening: Opening,
  origins: readonly Origin[],
  halfLifeDays: number,
  add: (day: number) => void,
  fade: (factor: number) => void,
  look: (origin: Origin, place: number) => Outlook,
): Outlook[] {
  const outlooks: Outlook[] = [];
  const factor = 0.5 ** (1 / halfLifeDays);
  let day = 0;
  origins.forEach((origin, place) => {
    for (; day < origin.day; day++) {
      fade(factor);
      if (isPlain(opening, day)) add(day);
    }
    outlooks.push(look(origin, place));
  });
  return outlooks;
}

const daysPerWeek = 7;
const recentHalfLife = 21;
const steadyHalfLife = 56;
const weekdayHalfLife = 182;

/** Mean of the same weekday, three weeks counting half. */
export function recentWeekdays(
  opening: Opening,
  origins: readonly Origin[],
  special: readonly Float64Array[],
): DayModel {
  const sums = new Float64Array(daysPerWeek);
  const counts = new Float64Array(daysPerWeek);
  const outlooks = decayed(
    opening,
    origins,
    recentHalfLife,
    (day) => {
      const kind = opening.weekday[day] ?? 0;
      sums[kind] = (sums[kind] ?? 0) + (opening.total[day] ?? 0);
      counts[kind] = (counts[kind] ?? 0) + 1;
    },
    (factor) => {
      for (let kind = 0; kind < daysPerWeek; kind++) {
        sums[kind] = (sums[kind] ?? 0) * factor;
        counts[kind] = (counts[kind] ?? 0) * factor;
      }
    },
    (origin, place) =>
      plainOutlook(opening, origin, special[place], (weekday) => (sums[weekday] ?? 0) / (counts[weekday] ?? 0)),
  );
  return { name: 'recent-weekdays', outlooks };
}

/** One rate for all days times a lasting factor of the weekday: for queues with so few contacts that a weekday's own mean is chance. */
export function steadyRate(opening: Opening, origins: readonly Origin[], special: readonly Float64Array[]): DayModel {
  const sums = new Float64Array(daysPerWeek);
  const counts = new Float64Array(daysPerWeek);
  const recent = { sum: 0, expected: 0 };
  const keptWeekday = 0.5 ** (1 / weekdayHalfLife);
  const factorOf = (weekday: number): number => {
    const mean = total(sums) / Math.max(1e-9, total(counts));
    // Two days' worth of the common rate keep a weekday's factor from chance.
    return mean > 0 ? ((sums[weekday] ?? 0) + 2 * mean) / ((counts[weekday] ?? 0) + 2) / mean : 1;
  };
  const outlooks = decayed(
    opening,
    origins,
    steadyHalfLife,
    (day) => {
      const kind = opening.weekday[day] ?? 0;
      for (let other = 0; other < daysPerWeek; other++) {
        sums[other] = (sums[other] ?? 0) * keptWeekday;
        counts[other] = (counts[other] ?? 0) * keptWeekday;
      }
      sums[kind] = (sums[kind] ?? 0) + (opening.total[day] ?? 0);
      counts[kind] = (counts[kind] ?? 0) + 1;
      recent.sum += opening.total[day] ?? 0;
      recent.expected += factorOf(kind);
    },
    (factor) => {
      recent.sum *= factor;
      recent.expected *= factor;
    },
    (origin, place) =>
      plainOutlook(opening, origin, special[place], (weekday) => (recent.sum / recent.expected) * factorOf(weekday)),
  );
  return { name: 'steady-rate', outlooks };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function plainOutlook(
  { weekday }: Opening,
  { day, horizonDays }: Origin,
  special: Float64Array | undefined,
  mean: (weekday: number) => number,
): Outlook {
  return {
    total: Float64Array.from(
      { length: horizonDays },
      (_, ahead) => mean(weekday[day + ahead] ?? 0) * Math.exp(special?.[ahead] ?? 0),
    ),
    variance: new Float64Array(horizonDays).fill(Number.NaN),
  };
}

/** The same weekday 52 weeks before and its neighbours a week off, brought to the level of the last four weeks. */
export function yearBefore(
  { originDay }: Series,
  opening: Opening,
  origins: readonly Origin[],
  special: readonly Float64Array[],
): DayModel | undefined {
  if (originDay < 364 + 35) return undefined;
  const plain = (day: number) => (day >= 0 && isPlain(opening, day) ? (opening.total[day] ?? 0) : Number.NaN);
  const outlooks = origins.map(({ day, horizonDays }, place) => {
    let now = 0;
    let then = 0;
    for (let back = 1; back <= 28; back++) {
      const [recent, old] = [plain(day - back), plain(day - back - 364)];
      if (Number.isNaN(recent + old)) continue;
      now += recent;
      then += old;
    }
    const of = (ahead: number): number => {
      let sum = 0;
      let weights = 0;
      for (const [weeks, weight] of [
        [51, 1],
        [52, 2],
        [53, 1],
      ] as const) {
        const contacts = day + ahead - 7 * weeks < day ? plain(day + ahead - 7 * weeks) : Number.NaN;
        if (Number.isNaN(contacts)) continue;
        sum += weight * contacts;
        weights += weight;
      }
      return then > 0 && weights > 0 ? ((sum / weights) * now) / then : Number.NaN;
    };
    return {
      total: Float64Array.from(
        { length: horizonDays },
        (_, ahead) => of(ahead) * Math.exp(special[place]?.[ahead] ?? 0),
      ),
      variance: new Float64Array(horizonDays).fill(Number.NaN),
    };
  });
  return { name: 'year-before', outlooks };
}
