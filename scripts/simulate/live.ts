import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as contract from '@tongli/contracts/contacts';
import { acknowledgeArticle, listMustKnow } from '@tongli/contracts/knowledge';
import { seededRandom } from '@tongli/spc';
import { samplePassword } from '../../server/sample/organisation.ts';
import { people } from '../../server/sample/people.ts';
import { type Talk, talks } from '../../server/sample/talks.ts';
import { type Door, DoorRefusal, openDoor } from './door.ts';

export interface LiveWords {
  readonly live: string;
  readonly minutes: number;
  readonly agents: number | null;
  readonly seed: number;
  readonly password: string | null;
}

/** Those whom a newcomer is shown the sign-in of stay free for the newcomer. */
const newcomers = ['wangfang', 'songjia'];
const able = people.filter(({ username, roles }) => roles.includes('agent') && !newcomers.includes(username));
const usualAgents = 6;
const talkSeconds = 60;
/** Of the agents' time, as much as customers ask for. */
const load = 0.9;

interface Scene {
  readonly door: Door;
  readonly random: () => number;
  readonly over: AbortSignal;
  /** What each is about, by its number: both sides know their lines. */
  readonly about: Map<string, Talk>;
  readonly counts: { came: number; answered: number; gaveUp: number };
}

/** Ends early when the scene does. */
const pause = (seconds: number, over: AbortSignal): Promise<void> =>
  sleep(seconds * 1_000, undefined, { signal: over }).catch(() => undefined);

/** What was refused was late: the other side has gone on. */
const unlessLate = (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => true,
    (error: unknown) => {
      if (error instanceof DoorRefusal) return false;
      throw error;
    },
  );

/** As an agent begins: what they must know is read, then they take contacts. */
async function beginShift(door: Door, username: string): Promise<void> {
  const { articles } = await door.ask(username, listMustKnow);
  for (const { id, edition } of articles)
    await door.ask(username, acknowledgeArticle, { params: { id }, body: { edition } });
  await door.ask(username, contract.setPresence, { body: { status: 'ready', watched: false } });
}

/** Sample agents and customers chat for some minutes, over the interface, in real time, on a server that runs. */
export async function liveOn({ live, minutes, agents, seed, password }: LiveWords): Promise<void> {
  const ending = new AbortController();
  const over = AbortSignal.any([ending.signal, AbortSignal.timeout(minutes * 60_000)]);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  const door = openDoor(live, password ?? samplePassword);
  const scene: Scene = {
    door,
    over,
    random: seededRandom(seed),
    about: new Map(),
    counts: { came: 0, answered: 0, gaveUp: 0 },
  };
  const crew = able.slice(0, agents ?? usualAgents).map(({ username }) => username);
  for (const username of crew) await beginShift(door, username);
  console.error(`${crew.length} agents are signed in for ${minutes} min: ${crew.join(', ')}. Ctrl-C ends it.`);
  const working = crew.map((username) => work(scene, username));
  await arrivals(scene, crew.length);
  await Promise.all(working);
  await door.close();
  const { came, answered, gaveUp } = scene.counts;
  console.log(`${came} customers came, ${answered} were answered, ${gaveUp} gave up. Everyone is signed out.`);
}

async function arrivals(scene: Scene, agents: number): Promise<void> {
  const { random, over } = scene;
  const meanGap = talkSeconds / (agents * load);
  const all: Promise<void>[] = [];
  while (!over.aborted) {
    all.push(chat(scene, talks[Math.floor(random() * talks.length)] as Talk));
    await pause(-Math.log(1 - random()) * meanGap, over);
  }
  await Promise.all(all);
}

const followSeconds = 10;

async function chat(scene: Scene, talk: Talk): Promise<void> {
  const { door, random, over, counts } = scene;
  const patience = Date.now() + (15 + random() * 90) * 1_000;
  const begun = await door
    .ask(null, contract.startContact, {
      body: { queue: talk.queue, channel: 'chat', name: '示例客户', text: talk.said },
    })
    .catch((error: unknown) => {
      if (error instanceof DoorRefusal) return null;
      throw error;
    });
  if (begun === null) return;
  counts.came += 1;
  scene.about.set(begun.contact.number, talk);
  const params = { token: begun.token };
  let { contact } = begun;
  for (let replied = false; !['wrapUp', 'closed'].includes(contact.state); ) {
    const isWaiting = contact.state !== 'connected';
    if (isWaiting && (over.aborted || Date.now() > patience)) {
      if (await unlessLate(door.ask(null, contract.leaveAsCustomer, { params }))) counts.gaveUp += 1;
      return;
    }
    if (!replied && contact.messages.some(({ author }) => author === 'agent')) {
      replied = true;
      await pause(3 + random() * 6, over);
      const said = { id: randomUUID(), text: talk.more };
      await unlessLate(door.ask(null, contract.writeAsCustomer, { params, body: said }));
    }
    const wait = over.aborted ? '1' : String(followSeconds);
    contact = await door.ask(null, contract.followContact, {
      params,
      query: { wait, version: String(contact.version), after: '0' },
    });
  }
  if (random() < 0.4)
    await unlessLate(door.ask(null, contract.rateContact, { params, body: { score: 5 - Math.floor(random() * 2.2) } }));
}

/** An agent's minutes: whatever is on the desk is gone on with, a step each second. */
async function work(scene: Scene, username: string): Promise<void> {
  const { door, over, random } = scene;
  const until = new Map<string, number>();
  const since = (id: string, seconds: () => number) => {
    const at = until.get(id) ?? Date.now() + seconds() * 1_000;
    until.set(id, at);
    return Date.now() >= at || over.aborted;
  };
  for (;;) {
    const { contacts } = await door.ask(username, contract.getDesk);
    if (over.aborted && contacts.length === 0) break;
    for (const contact of contacts) {
      const due = since(`${contact.id} ${contact.state}`, () => secondsOf(contact.state, random));
      if (due || contact.state === 'connected') await goOn(scene, username, contact, due, until);
    }
    await pause(1, new AbortController().signal);
  }
  await unlessLate(door.ask(username, contract.setPresence, { body: { status: 'signedOut', watched: false } }));
}

const secondsOf = (state: contract.ContactState, random: () => number): number => {
  if (state === 'offered') return 1 + random() * 5;
  return state === 'connected' ? talkSeconds * (0.4 + random()) : 3 + random() * 10;
};

type OnDesk = contract.DeskContact;

async function goOn(
  { door, over, about, counts }: Scene,
  username: string,
  contact: OnDesk,
  due: boolean,
  said: Map<string, number>,
) {
  const params = { id: contact.id };
  const talk = about.get(contact.number);
  // Somebody else's: a person who tries the chat meanwhile is answered all the same.
  const { answered, code } = talk ?? { answered: '您好，这里是和风通信，请问有什么可以帮您？', code: 'plan' };
  if (contact.state === 'offered') {
    const act = over.aborted ? contract.declineContact : contract.acceptContact;
    if ((await unlessLate(door.ask(username, act, { params }))) && !over.aborted) counts.answered += 1;
  } else if (contact.state === 'connected' && !said.has(`${contact.id} said`)) {
    said.set(`${contact.id} said`, 0);
    await unlessLate(door.ask(username, contract.sendMessage, { params, body: { id: randomUUID(), text: answered } }));
  } else if (contact.state === 'connected' && due)
    await unlessLate(door.ask(username, contract.endContact, { params }));
  else if (contact.state === 'wrapUp')
    await unlessLate(door.ask(username, contract.wrapUpContact, { params, body: { codes: [code], done: true } }));
}
