import { clientMessage, type ServerMessage } from '@tongli/contracts/kernel';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import { type Actor, admit, scopeOf } from '../permissions/actor.ts';
import type { Hub } from './hub.ts';
import type { ServedTopic } from './topic.ts';
import { openWatch, type Watch, type Wire } from './watch.ts';

export interface ConnectionParts {
  readonly floor: Floor;
  readonly hub: Hub;
  readonly topics: ReadonlyMap<string, ServedTopic>;
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
  end(): void;
}

const mostWatches = 100;
export const policyViolation = 1_008;

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

export function openConnection({ floor, hub, topics }: ConnectionParts, wire: Wire, first: Actor): Connection {
  const watches = new Map<string, Watch>();
  let actor = first;
  const refuse = (topic: string, key: string, code: string) =>
    wire.send(JSON.stringify({ type: 'refused', topic, key, code } satisfies ServerMessage));
  const nameOf = (topic: string, key: string) => `${topic} ${key}`;
  const unwatch = (name: string): void => {
    watches.get(name)?.end();
    watches.delete(name);
  };
  const watch = async (name: string, key: string, after: number | null): Promise<void> => {
    unwatch(nameOf(name, key));
    const topic = topics.get(name);
    if (!topic) return refuse(name, key, 'unknown-topic');
    if (watches.size >= mostWatches) return refuse(name, key, 'too-many-watches');
    const verdict = await verdictOn(floor, actor, topic, key);
    if (verdict !== 'allowed') return refuse(name, key, verdict);
    const one = openWatch({ hub, wire, callFor: (asked) => callOf(floor, actor, asked) }, topic, key, after);
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
  const inTurn = turns((error) => floor.log.warn({ error }, 'client not told'));
  return {
    actor: () => actor,
    hear: (text) => {
      const { success, data } = clientMessage.safeParse(parsed(text));
      if (!success) return wire.close(policyViolation, 'unreadable');
      if (data.type === 'watch') inTurn(() => watch(data.topic, data.key, data.after ?? null));
      else inTurn(async () => unwatch(nameOf(data.topic, data.key)));
    },
    become: (next) => {
      actor = next;
      inTurn(checkAgain);
    },
    resume: () => {
      if (wire.bufferedAmount > 0) return;
      for (const one of watches.values()) if (one.isBehind()) inTurn(one.bringUp);
    },
    end: () => {
      for (const name of [...watches.keys()]) unwatch(name);
    },
  };
}

/** One after the other, so that watching and unwatching the same thing keep their order. */
function turns(onError: (error: unknown) => void): (act: () => Promise<void>) => void {
  let last = Promise.resolve();
  return (act) => {
    last = last.then(act).catch(onError);
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
