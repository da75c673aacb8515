import { addDays, addWorkingMinutes, type BusinessCalendar, instantOf, localDate } from '@tongli/calendar';
import { familyNames, givenNames, type Story, stories } from './stories.ts';

export type Random = () => number;

/** One complaint's life as it was planned; what lies in the future when the sample ends does not happen. */
export interface PlannedCase {
  readonly story: Story;
  readonly product: string;
  readonly area: string;
  readonly facts: string;
  readonly customer: { readonly name: string; readonly phone: string };
  readonly inPortal: boolean;
  readonly handler: number;
  readonly agent: number;
  readonly lodgedAt: Date;
  readonly acknowledgedAt: Date;
  readonly answeredAt: Date;
  readonly closedAt: Date;
  readonly upheld: boolean;
  readonly compensationMinor: number;
}

const areas = ['east', 'west', 'south', 'north', 'gaoxin'];
/** Complaints a day of a centre that lives its usual life. */
export const usualPerDay = 5.2;

const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('pick: nothing to pick from');
  return item;
};

/** Knuth's method; the means here are small. */
function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count += 1;
  }
  return count;
}

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A skewed duration: half of them below the median, a long tail above. */
const lognormal = (random: Random, median: number, spread: number) => median * Math.exp(spread * normal(random));

function weighted(random: Random): Story {
  let left = random() * stories.reduce((sum, story) => sum + story.weight, 0);
  for (const story of stories) {
    left -= story.weight;
    if (left < 0) return story;
  }
  return pick(random, stories);
}

const newPhone = (random: Random) => `13${String(Math.floor(random() * 1e9)).padStart(9, '0')}`;

/** People complain from seven in the morning to ten at night, most around the middle of the day. */
function moment(random: Random, zone: string, date: string, fixed?: number): Date {
  const minute = fixed ?? Math.floor(7 * 60 + ((random() + random()) / 2) * 15 * 60);
  return new Date(instantOf(zone, date, minute).getTime() + Math.floor(random() * 60_000));
}

interface Fixed {
  readonly story: Story;
  readonly area: string;
  readonly product?: string;
  /** In minutes of its day; people else complain all day long. */
  readonly minute?: number;
}

function planCase(
  random: Random,
  calendar: BusinessCalendar,
  date: string,
  number: number,
  fixed: Fixed | null,
): PlannedCase {
  const story = fixed?.story ?? weighted(random);
  const lodgedAt = moment(random, calendar.zone, date, fixed?.minute);
  const acknowledgedAt = addWorkingMinutes(calendar, lodgedAt, lognormal(random, 75, 0.65));
  const answeredAt = addWorkingMinutes(calendar, acknowledgedAt, lognormal(random, 900, 0.55));
  const closedAt = addWorkingMinutes(calendar, answeredAt, lognormal(random, 240, 0.6));
  const upheld = random() < 0.65;
  return {
    story,
    product: fixed?.product ?? pick(random, story.products),
    area: fixed?.area ?? pick(random, areas),
    facts: pick(random, story.facts),
    customer: { name: pick(random, familyNames) + pick(random, givenNames), phone: newPhone(random) },
    inPortal: random() < 0.4,
    handler: number % 5,
    agent: number % 12,
    lodgedAt,
    acknowledgedAt,
    answeredAt,
    closedAt,
    upheld,
    compensationMinor: upheld && random() < 0.3 ? Math.round(lognormal(random, 40, 0.5)) * 100 : 0,
  };
}

/** A shift that begins on a day of a stretch and does not go away: one story, in one area, so many more a day. */
export interface HiddenShift {
  readonly story: string;
  readonly area: string;
  readonly beginsOnDay: number;
  readonly extraPerDay: number;
}

/** Many of one product and area within three hours of one morning, beside what is usual. */
export interface HiddenBurst {
  readonly story: string;
  readonly product: string;
  readonly area: string;
  readonly onDay: number;
  readonly cases: number;
}

const burstFromMinute = 9 * 60;
const burstMinutes = 180;

const burstCases = ({ story, product, area, cases }: HiddenBurst): Fixed[] => {
  const known = stories.find(({ cause }) => cause === story);
  if (!known) throw new Error(`no story of ${story}`);
  return Array.from({ length: cases }, (_, at) => ({
    ...{ story: known, product, area },
    minute: burstFromMinute + Math.floor((at * burstMinutes) / cases),
  }));
};

interface Planned {
  readonly start: Date;
  readonly days: number;
  readonly perDay: number;
  readonly shift: HiddenShift | null;
  readonly burst?: HiddenBurst;
}

/** Complaints at a steady mean rate a day, from the day after `start` on, with shift and burst if there are any. */
export function planHistory(
  calendar: BusinessCalendar,
  { start, days, perDay, shift, burst }: Planned,
  random: Random,
): PlannedCase[] {
  const shifted = stories.find((story) => story.cause === shift?.story);
  const cases: PlannedCase[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = addDays(localDate(calendar.zone, start), day + 1);
    const add = (count: number, fixed: Fixed | null) => {
      for (let index = 0; index < count; index += 1) cases.push(planCase(random, calendar, date, cases.length, fixed));
    };
    add(poisson(random, perDay), null);
    if (shift && shifted && day >= shift.beginsOnDay)
      add(poisson(random, shift.extraPerDay), { story: shifted, area: shift.area });
    if (burst?.onDay === day) for (const fixed of burstCases(burst)) add(1, fixed);
  }
  return cases;
}
