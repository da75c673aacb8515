import { addDays, type IsoDate, instantOf, localDate, weekday } from '@tongli/calendar';
import { personNamed } from './people.ts';
import { type Talk, talks } from './talks.ts';

/** Somebody who is going to come. Instants in milliseconds. */
export interface Coming {
  readonly at: number;
  readonly channel: 'voice' | 'chat';
  readonly talk: Talk;
  readonly patienceMs: number;
  readonly answerMs: number;
  readonly talkMs: number;
  readonly wrapUpMs: number;
}

export interface ContactDay {
  readonly comings: readonly Coming[];
  /** When agents sign in and out. */
  readonly from: number;
  readonly until: number;
}

export const siteZone = 'Asia/Shanghai';
/** Whoever serves the queues, in the order of their meals. */
export const serving = ['wangfang', 'zhanglei', 'liuyang', 'yangxue', 'zhaogang', 'songjia'].map(
  (name) => personNamed(name).id,
);
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const opensAt = 8;
const mealFromMs = 3.5 * hourMs;
const mealMs = 30 * minuteMs;

/** When the one at this place eats on a day that begins at `from`: one after the other. */
export function mealOf(from: number, place: number): { readonly from: number; readonly until: number } {
  const begins = from + mealFromMs + place * mealMs;
  return { from: begins, until: begins + mealMs };
}

/** How many come in each hour from eight: two peaks, a dip at noon. */
const perHour = [4, 7, 9, 8, 4, 4, 6, 8, 8, 6, 4, 3];
const onWeekends = 0.6;
/** No two days are alike: the quietest and the busiest, against the usual one. */
const [quietest, busiest] = [0.75, 1.25];
/** Nobody who comes later would be done at the end. */
const lastMs = 15 * minuteMs;

function comingAt(at: number, random: () => number): Coming {
  const talk = talks[Math.floor(random() * talks.length)] as Talk;
  return {
    ...{ at, talk, channel: random() < 0.6 ? 'voice' : 'chat' },
    patienceMs: Math.round((random() < 0.08 ? 4 : 30 + random() * 200) * 1_000),
    answerMs: (3 + Math.floor(random() * 12)) * 1_000,
    talkMs: (60 + Math.floor(random() * 300)) * 1_000,
    wrapUpMs: (10 + Math.floor(random() * 60)) * 1_000,
  };
}

function dayOf(date: IsoDate, until: number, random: () => number): ContactDay {
  const midnight = instantOf(siteZone, date, 0).getTime();
  const share = (weekday(date) >= 5 ? onWeekends : 1) * (quietest + random() * (busiest - quietest));
  const ends = Math.min(until, midnight + (opensAt + perHour.length) * hourMs + lastMs);
  const comings = perHour.flatMap((number, hour) =>
    Array.from({ length: Math.round(number * share) }, () =>
      comingAt(midnight + (opensAt + hour) * hourMs + Math.floor(random() * hourMs), random),
    ),
  );
  return {
    comings: comings.filter(({ at }) => at < ends - lastMs).toSorted((a, b) => a.at - b.at),
    from: midnight + opensAt * hourMs,
    until: ends,
  };
}

/** A day that is over. */
export const contactDay = (date: IsoDate, random: () => number): ContactDay =>
  dayOf(date, Number.POSITIVE_INFINITY, random);

/** Yesterday, and today as far as it has come, at the site. */
export function contactDays(until: Date, random: () => number): ContactDay[] {
  const today = localDate(siteZone, until);
  return [addDays(today, -1), today]
    .map((date) => dayOf(date, until.getTime(), random))
    .filter(({ comings }) => comings.length > 0);
}
