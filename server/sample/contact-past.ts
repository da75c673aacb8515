import { addDays, localDate } from '@tongli/calendar';
import { seededRandom } from '@tongli/spc';
import { sql } from 'kysely';
import { keepPastDay, type PastContact, type PastStatus } from '../modules/contacts/index.ts';
import type { Call } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { type Coming, type ContactDay, contactDay, mealOf, serving, siteZone } from './contact-days.ts';
import { inTransaction } from './live.ts';
import { queueIds } from './queues.ts';

const dayMs = 86_400_000;
/** How many of those who come are known customers, and how many of these come again soon after they were there. */
const knownShare = 0.6;
const againShare = 0.2;
/** What is asked a second time is asked within the week; who has no reason to does not come before a week is over. */
const soonDays = 6;
const restDays = 9;
/** How many wait although somebody is free on paper: a colleague is asked, a case is looked at; and how long at most. */
const waitingShare = 0.18;
const longestWaitMs = 75_000;

interface Desk {
  readonly agentId: string;
  readonly meal: { readonly from: number; readonly until: number };
  freeAt: number;
}

/** When a desk can take somebody who is there at `at`: not during its meal. */
function readyAt({ meal, freeAt }: Desk, at: number): number {
  const ready = Math.max(freeAt, at);
  return ready >= meal.from && ready < meal.until ? meal.until : ready;
}

/** The desk that has waited longest, as the queues' own rule is; where none is free, the first that will be. */
const nextDesk = (desks: readonly Desk[], at: number): Desk | undefined =>
  desks.toSorted((a, b) => readyAt(a, at) - readyAt(b, at) || a.freeAt - b.freeAt)[0];

function served(desk: Desk, coming: Coming, from: number): NonNullable<PastContact['served']> {
  const answered = from + coming.answerMs;
  const ended = answered + coming.talkMs;
  desk.freeAt = ended + coming.wrapUpMs;
  const [offeredAt, answeredAt, endedAt] = [new Date(from), new Date(answered), new Date(ended)];
  return { agentId: desk.agentId, offeredAt, answeredAt, endedAt };
}

function wentThrough(
  desks: readonly Desk[],
  coming: Coming,
  { customerId, delayMs }: { customerId: string | null; delayMs: number },
): PastContact {
  const { at, channel, talk, patienceMs } = coming;
  const one = { queueId: queueIds[talk.queue], channel, customerId, arrivedAt: new Date(at), codes: [talk.code] };
  const desk = nextDesk(desks, at);
  const from = desk ? readyAt(desk, at + delayMs) : Number.POSITIVE_INFINITY;
  // Whoever gives up while it rings is lost as well, to the customer and to the agent alike.
  if (!desk || from + coming.answerMs > at + patienceMs)
    return { ...one, codes: [], served: null, closedAt: new Date(at + patienceMs) };
  const taken = served(desk, coming, from);
  return { ...one, served: taken, closedAt: new Date(desk.freeAt) };
}

/** What a day comes to whose people are known: who took whom when, and what the agents said of themselves. */
export function livedDay(day: ContactDay, someone: () => string | null, random: () => number) {
  const desks: Desk[] = serving.map((agentId, place) => ({ agentId, meal: mealOf(day.from, place), freeAt: day.from }));
  const waits = () => (random() < waitingShare ? Math.round(random() * longestWaitMs) : 0);
  const contacts = day.comings.map((coming) => wentThrough(desks, coming, { customerId: someone(), delayMs: waits() }));
  const said = ({ agentId, meal }: Desk): PastStatus[] => [
    { agentId, at: new Date(day.from), status: 'ready', reason: null },
    { agentId, at: new Date(meal.from), status: 'notReady', reason: 'meal' },
    { agentId, at: new Date(meal.until), status: 'ready', reason: null },
    {
      agentId,
      at: new Date(Math.max(day.until, ...desks.map(({ freeAt }) => freeAt))),
      status: 'signedOut',
      reason: null,
    },
  ];
  return { contacts, statuses: desks.flatMap(said) };
}

/** Who comes: somebody who was there lately, a customer who was not, or one whom nobody knows. Remembers on which day each came last. */
function openDoor(random: () => number) {
  const cameOn = new Map<string, number>();
  return (customers: readonly string[], today: number): string | null => {
    if (random() >= knownShare) return null;
    const since = (id: string) => today - (cameOn.get(id) ?? Number.NEGATIVE_INFINITY);
    const isMeant =
      random() < againShare ? (days: number) => days > 0 && days <= soonDays : (days: number) => days > restDays;
    const meant = customers.filter((id) => isMeant(since(id)));
    const chosen = meant[Math.floor(random() * meant.length)] ?? null;
    if (chosen !== null) cameOn.set(chosen, today);
    return chosen;
  };
}

/** Whose cases the centre has had by then. */
async function knownCustomers({ tx }: Call): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct customer_id as id from complaints.complaint where customer_id is not null order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Keeps the contacts of each day that ends while the past is lived; the last two days are lived contact by contact. */
export function contactsByDay(floor: Floor, start: Date, until: Date): (now: Date) => Promise<void> {
  const random = seededRandom(20_260_307);
  const whoComes = openDoor(random);
  const last = localDate(siteZone, new Date(until.getTime() - 2 * dayMs));
  let next = localDate(siteZone, new Date(start.getTime() + dayMs));
  return async (now) => {
    while (next < localDate(siteZone, now) && next <= last) {
      const day = contactDay(next, random);
      await inTransaction(floor, system('sample'), now, async (call) => {
        const customers = await knownCustomers(call);
        const { contacts, statuses } = livedDay(day, () => whoComes(customers, day.from / dayMs), random);
        await keepPastDay(call, contacts, statuses);
      });
      next = addDays(next, 1);
    }
  };
}
