import { localDate } from '@tongli/calendar';
import { getIndicatorCard } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { amountOf, catalogue, type Measure, measuresOf } from './modules/measures/index.ts';
import { addSampleAppeals } from './sample/appeals.ts';
import { foundClasses } from './sample/classes.ts';
import { siteZone } from './sample/contact-days.ts';
import { contactsByDay } from './sample/contact-past.ts';
import { addSampleCosts } from './sample/costs.ts';
import { examsByDay } from './sample/exams.ts';
import { addLearning, addSampleSurvey } from './sample/learning.ts';
import { leaversByDay } from './sample/leavers.ts';
import { live } from './sample/live.ts';
import { addQueues } from './sample/queues.ts';
import { addSampleRequests } from './sample/requests.ts';
import { answersByDay } from './sample/survey-answers.ts';
import { beginVisits, makeVisits } from './sample/visits.ts';
import { addSampleWork } from './sample/work.ts';
import { truths } from './test/truths.ts';
import { openWorld, type World, worldStart } from './test/world.ts';

const dayMs = 86_400_000;
const days = 15;
const until = new Date(worldStart.getTime() + days * dayMs);
const from = localDate(siteZone, worldStart);
const to = localDate(siteZone, until);

let world: World;
const ofCustomers = [
  'customers',
  'customer-records',
  'customer-records-complete',
] as const satisfies readonly Measure[];
const counted = new Map<Measure, number>();

/** A good fortnight of the sample centre, with everything that its people and customers do. */
async function liveOn(): Promise<void> {
  const { house } = world;
  for (const act of [addQueues, foundClasses, beginVisits]) await world.call(null, act);
  await world.call('malin', addSampleSurvey);
  const trainingId = await world.call('malin', addLearning);
  const daily = [
    contactsByDay(house.floor, worldStart, until),
    answersByDay(house.floor),
    examsByDay(house.floor, trainingId),
    await leaversByDay(house.floor, worldStart),
  ];
  const advanceTo = async (target: Date) => {
    const due = await house.advanceTo(target);
    for (const act of daily) await act(target);
    return due;
  };
  const past = {
    floor: house.floor,
    advanceTo,
    nextDue: house.nextDue,
    settle: async () => void (await house.settle()),
  };
  await live(past, { start: worldStart, until, days, perDay: 5, seed: 20_260_310, shift: null });
  // What follows is of days that are over: whoever came by it was no customer when they were counted.
  for (const measure of ofCustomers) counted.set(measure, await truthOf(measure));
  for (const act of [addSampleWork, addSampleRequests, addSampleAppeals, makeVisits, addSampleCosts])
    await act(house.floor, until);
  await house.settle();
}

beforeAll(async () => {
  world = await openWorld();
  await liveOn();
}, 120_000);
afterAll(() => world.close());

async function truthOf(measure: Measure): Promise<number> {
  const text = truths[measure].replaceAll('$1', `'${from}'`).replaceAll('$2', `'${to}'`);
  const { rows } = await sql.raw<Record<string, number | null>>(text).execute(world.house.floor.db);
  return Number(Object.values(rows[0] ?? {})[0] ?? 0);
}

/** Money of a month is spread over its days in hundredths. */
const digitsOf = (part: unknown) => (part === 'cost' ? 0 : 6);

describe('what a card says is what the tables of people’s work come to, asked in other words', () => {
  test.each(catalogue.map((entry) => [entry.indicator.code, entry] as const))('%s', async (code, { recipe }) => {
    const sums = new Map<string, number>();
    for (const measure of measuresOf(recipe)) sums.set(measure, counted.get(measure) ?? (await truthOf(measure)));
    const { reply } = await world.request('luping', getIndicatorCard, { params: { code }, query: { from, to } });
    expect(reply.total.count).toBeCloseTo(amountOf(recipe.count, sums), digitsOf(recipe.count));
    const size = recipe.size === 'calendar-days' ? days + 1 : amountOf(recipe.size, sums) / (recipe.per ?? 1);
    expect(reply.total.size).toBeCloseTo(size, 6);
  });
});

/** What a quiet fortnight may go without; each is followed from the act to the figure where it is tested by itself. */
const rare: ReadonlySet<string> = new Set([
  ...['repeats', 'attitude-complaints', 'escalated', 'tasks-returned', 'request-step-minutes', 'rings-not-taken'],
  ...['contacts-overflowed', 'contacts-refused', 'contacts-called-back', 'contacts-voicemail', 'contacts-self-served'],
  ...['contacts-transferred', 'hold-seconds', 'reopened', 'judged', 'satisfied', 'visits-ended', 'visits-reached'],
]);

test('hardly any part comes to nothing, so that the above can fail', async () => {
  const none: string[] = [];
  for (const measure of Object.keys(truths) as Measure[])
    if (!rare.has(measure) && (await truthOf(measure)) === 0) none.push(measure);
  expect(none).toEqual([]);
});
