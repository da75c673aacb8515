import { type ClientMessage, clientMessage, type ServerMessage } from '@tongli/contracts/kernel';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import { type Actor, admit, scopeOf } from '../permissions/actor.ts';
import type { Gate } from './gate.ts';
import type { Hub } from './hub.ts';
import type { ServedTopic } from './topic.ts';
import { type Turns, takeTurns } from './turns.ts';
import { openWatch, type Watch, type Wire } from './watch.ts';

export interface ConnectionParts {
  readonly floor: Floor;
  readonly hub: Hub;
  readonly topics: ReadonlyMap<string, ServedTopic>;
  /** What asks the database waits its turn among all clients. */
  readonly gate: Gate;
}

/** One client's WebSocket, whatever it watches. */
export interface Connection {
  readonly actor: () => Actor;
  /** A message of the client; an unreadable one ends the connection. */
  hear(text: string): void;
  /** Who it is has been asked again: watches that are no longer allowed end. */
  become(actor: Actor): void;
  /** Tells what was held back while the client took too little. */
  resume(): void;
  /** Nothing more is told, whatever is still under way; it has been silent for so long before. */
  end(silentMs?: number): void;
}

const mostWatches = 100;
/** A client that asks faster than it can be answered is let go. */
const mostWaiting = 3 * mostWatches;
export const policyViolation = 1_008;
/** After trouble this many rounds of `resume` are left out, then twice as many, up to half a minute's. */
const mostRoundsOut = 150;

/** A look: on a connection that cannot write. */
async function callOf(floor: Floor, actor: Actor, topic: ServedTopic): Promise<Call> {
  return {
    tx: floor.reader as Tx,
    actor,
    scope: scopeOf(actor, topic.definition.need),
    now: await floor.clock.now(floor.reader),
    requestId: 'realtime',
    keyring: floor.keyring,
    blobs: floor.blobs,
  };
}

/** `allowed`, or the code with which watching is refused. */
async function verdictOn(floor: Floor, actor: Actor, topic: ServedTopic, key: string): Promise<string> {
  const verdict = admit({ need: topic.definition.need, sessionOnly: false }, actor);
  if (verdict !== 'allowed') return verdict;
  return (await topic.admits(await callOf(floor, actor, topic), key)) ? 'allowed' : 'not-found';
}

const nameOf = (topic: string, key: string) => `${topic} ${key}`;

export function openConnection({ floor, hub, topics, gate }: ConnectionParts, wire: Wire, first: Actor): Connection {
  const watches = new Map<string, Watch>();
  let actor = first;
  let ended = false;
  const say = (message: ServerMessage) => ended || wire.send(JSON.stringify(message));
  const refuse = (topic: string, key: string, code: string) => say({ type: 'refused', topic, key, code });
  const unwatch = (name: string, silentMs = 0): void => {
    watches.get(name)?.end(silentMs);
    watches.delete(name);
  };
  const callFor = (topic: ServedTopic) => callOf(floor, actor, topic);
  const scopeFor = (topic: ServedTopic) => scopeOf(actor, topic.definition.need);
  const watch = async (name: string, key: string, after: number | null): Promise<void> => {
    unwatch(nameOf(name, key));
    const topic = topics.get(name);
    if (!topic) return void refuse(name, key, 'unknown-topic');
    if (watches.size >= mostWatches) return void refuse(name, key, 'too-many-watches');
    const verdict = await verdictOn(floor, actor, topic, key);
    if (ended) return;
    if (verdict !== 'allowed') return void refuse(name, key, verdict);
    const one = openWatch({ hub, wire, callFor, scopeFor }, topic, key, after);
    watches.set(nameOf(name, key), one);
    await one.bringUp();
  };
  const checkAgain = async (): Promise<void> => {
    for (const [name, { topic, key }] of watches) {
      const verdict = await verdictOn(floor, actor, topic, key);
      if (verdict === 'allowed') continue;
      unwatch(name);
      refuse(topic.definition.name, key, verdict);
    }
  };
  const turns = takeTurns(gate, (error) => floor.log.warn({ error }, 'client not told'));
  const obey = (message: ClientMessage): unknown => {
    if (message.type === 'ping') return say({ type: 'pong' });
    if (message.type === 'hint') return passOn(watches, message, actor.id);
    if (turns.waiting() >= mostWaiting) return wire.close(policyViolation, 'too-much-asked');
    const { topic, key } = message;
    return turns.take(async () => {
      if (message.type === 'watch') await watch(topic, key, message.after ?? null);
      else unwatch(nameOf(topic, key));
    });
  };
  return {
    actor: () => actor,
    hear: (text) => {
      if (ended) return;
      const { success, data } = clientMessage.safeParse(parsed(text));
      if (success) obey(data);
      else wire.close(policyViolation, 'unreadable');
    },
    become: (next) => {
      actor = next;
      turns.take(checkAgain);
    },
    resume: resuming(wire, watches, turns),
    end: (silentMs) => {
      ended = true;
      for (const name of [...watches.keys()]) unwatch(name, silentMs);
    },
  };
}

type HintMessage = Extract<ClientMessage, { type: 'hint' }>;

/** Of what one watches, and may watch, alone. */
function passOn(watches: ReadonlyMap<string, Watch>, { topic, key, hint }: HintMessage, actorId: string | null): void {
  if (actorId !== null) watches.get(nameOf(topic, key))?.topic.hints?.hear(key, hint, actorId);
}

/** One round at a time, and after trouble at growing distances. */
function resuming(wire: Wire, watches: ReadonlyMap<string, Watch>, turns: Turns): () => void {
  let underWay = false;
  let roundsOut = 0;
  let lastOut = 0;
  const catchUp = async () => {
    try {
      for (const one of [...watches.values()]) if (one.isBehind()) await one.bringUp();
      lastOut = 0;
    } catch (error) {
      lastOut = Math.min(Math.max(1, lastOut * 2), mostRoundsOut);
      roundsOut = lastOut;
      throw error;
    } finally {
      underWay = false;
    }
  };
  return () => {
    if (roundsOut > 0) roundsOut -= 1;
    else if (!underWay && wire.bufferedAmount === 0 && [...watches.values()].some((one) => one.isBehind())) {
      underWay = true;
      turns.take(catchUp);
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
