import { seededRandom } from '@tongli/spc';
import {
  acceptContact,
  endContact,
  findQueue,
  leaveContact,
  routeContacts,
  sayAsAgent,
  sayAsCustomer,
  setStatus,
  startContact,
  wrapUpContact,
} from '../modules/contacts/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { type Actor, anyone, system } from '../platform/permissions/actor.ts';
import { type Coming, type ContactDay, contactDays, mealOf, serving } from './contact-days.ts';
import { inTransaction } from './live.ts';
import { people } from './people.ts';
import { queueIds } from './queues.ts';

/** What a history shows of a customer who never was. */
const sampleName = '示例客户';

const actorOf = (agentId: string): Actor => {
  const person = people.find(({ id }) => id === agentId);
  return { ...system('sample'), id: agentId, name: person?.name ?? '' };
};

type As = (actor: Actor) => Call;
type Act = (as: As, later: Later) => Promise<void>;
type Later = (at: number, act: Act) => void;

/** Who came and was not answered yet; `rings`: at an agent. */
type Waiting = Map<string, Coming & { rings: boolean }>;

/**
 * Yesterday and today of the sample centre, through the product's own commands at their own instants: customers come, are routed,
 * answered or give up. Many steps are one transaction, so that the load waits for few commits. Everyone is signed out at the end, so that nobody
 * waits for people who only existed in the past.
 */
export async function liveContacts(floor: Floor, until: Date): Promise<void> {
  const random = seededRandom(20_260_306);
  for (const day of contactDays(until, random)) {
    const { steps, later } = stepsOf(day);
    while (steps.length > 0) await inTransaction(floor, system('sample'), until, (call) => liveOn(call, steps, later));
  }
}

interface Step {
  readonly at: number;
  readonly act: Act;
}

const together = 60;

/** The next of a day's steps, each at its own instant. */
async function liveOn(call: Call, steps: Step[], later: Later): Promise<void> {
  for (let done = 0; done < together; done += 1) {
    const step = steps.shift();
    if (!step) return;
    await step.act((actor) => ({ ...call, actor, now: new Date(step.at) }), later);
  }
}

/** What is known of a day when it begins; what follows from it is put between. */
function stepsOf(day: ContactDay): { readonly steps: Step[]; readonly later: Later } {
  const waiting: Waiting = new Map();
  const steps: Step[] = [];
  const later: Later = (at, act) => {
    const place = steps.findLastIndex((step) => step.at <= at);
    steps.splice(place + 1, 0, { at, act });
  };
  for (const coming of day.comings) later(coming.at, (as, then) => arrive(as, coming, waiting, then));
  for (const [place, agentId] of serving.entries()) {
    const meal = mealOf(day.from, place);
    later(day.from, (as) => say(as, agentId, 'ready'));
    if (meal.until >= day.until) continue;
    later(meal.from, (as) => say(as, agentId, 'notReady', 'meal'));
    later(meal.until, (as, then) => back(as, agentId, waiting, then));
  }
  for (const agentId of serving) later(day.until, (as) => say(as, agentId, 'signedOut'));
  return { steps, later };
}

const say = async (
  as: As,
  agentId: string,
  status: 'ready' | 'notReady' | 'signedOut',
  reason: string | null = null,
) => {
  mustSucceed(await setStatus(as(actorOf(agentId)), agentId, { status, reason, watched: false }));
};

async function back(as: As, agentId: string, waiting: Waiting, later: Later): Promise<void> {
  await say(as, agentId, 'ready');
  await route(as, waiting, later);
}

async function arrive(as: As, coming: Coming, waiting: Waiting, later: Later): Promise<void> {
  const call = as(anyone);
  const { channel, talk } = coming;
  const queue = await findQueue(call, queueIds[talk.queue]);
  const { id } = mustSucceed(await startContact(call, { queue, channel, language: 'zh', name: sampleName }));
  if (channel === 'chat') mustSucceed(await sayAsCustomer(call, id, talk.said));
  waiting.set(id, { ...coming, rings: false });
  later(coming.at + coming.patienceMs, (then) => giveUp(then, id, waiting));
  await route(as, waiting, later);
}

async function giveUp(as: As, id: string, waiting: Waiting): Promise<void> {
  if (waiting.delete(id)) mustSucceed(await leaveContact(as(anyone), id));
}

/** Whoever is newly rung answers after some seconds. */
async function route(as: As, waiting: Waiting, later: Later): Promise<void> {
  if ([...waiting.values()].every(({ rings }) => rings)) return;
  const call = as(system('contact-router'));
  for (const [id, agentId] of await routeContacts(call)) {
    const one = waiting.get(id);
    if (!one || one.rings) continue;
    one.rings = true;
    const at = call.now.getTime() + one.answerMs;
    later(at, (then, still) => answer(then, { ...one, id, agentId, at }, waiting, still));
  }
}

type Answering = Coming & { readonly id: string; readonly agentId: string; readonly at: number };

async function answer(as: As, one: Answering, waiting: Waiting, later: Later): Promise<void> {
  if (!waiting.delete(one.id)) return;
  const { id, at, channel, talk, talkMs, wrapUpMs } = one;
  const agent = actorOf(one.agentId);
  mustSucceed(await acceptContact(as(agent), id));
  if (channel === 'chat') mustSucceed(await sayAsAgent(as(agent), id, talk.answered));
  later(at + talkMs, async (then) => void mustSucceed(await endContact(then(agent), id)));
  later(at + talkMs + wrapUpMs, async (then, still) => {
    mustSucceed(await wrapUpContact(then(agent), id, { codes: [talk.code], note: '', done: true }));
    await route(then, waiting, still);
  });
}
