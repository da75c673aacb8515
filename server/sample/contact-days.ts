import { addDays, type IsoDate, instantOf, localDate, weekday } from '@tongli/calendar';
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

const zone = 'Asia/Shanghai';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const opensAt = 8;
/** How many come in each hour from eight: two peaks, a dip at noon. */
const perHour = [4, 7, 9, 8, 4, 4, 6, 8, 8, 6, 4, 3];
const onWeekends = 0.6;
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
  const midnight = instantOf(zone, date, 0).getTime();
  const share = weekday(date) >= 5 ? onWeekends : 1;
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

/** Yesterday, and today as far as it has come, at the site. */
export function contactDays(until: Date, random: () => number): ContactDay[] {
  const today = localDate(zone, until);
  return [addDays(today, -1), today]
    .map((date) => dayOf(date, until.getTime(), random))
    .filter(({ comings }) => comings.length > 0);
}
