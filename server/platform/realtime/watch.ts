import type { ServerMessage } from '@tongli/contracts/kernel';
import type { Call } from '../call.ts';
import { reaches, type Scope } from '../permissions/scope.ts';
import { changeMessage, type Hub, type Missed, type Told, type Watcher } from './hub.ts';
import type { ServedTopic } from './topic.ts';

/** As much of a WebSocket as telling needs. */
export interface Wire {
  send(text: string): void;
  /** Bytes that are sent and that the client has not taken yet. */
  readonly bufferedAmount: number;
  close(code: number, reason: string): void;
}

export interface WatchParts {
  readonly hub: Hub;
  readonly wire: Wire;
  readonly callFor: (topic: ServedTopic) => Promise<Call>;
  /** What whoever watches reaches, as it is now. */
  readonly scopeFor: (topic: ServedTopic) => Scope;
}

/** One topic's key that one client watches. */
export interface Watch {
  readonly topic: ServedTopic;
  readonly key: string;
  /** From the version that the client has to the one from which the hub tells it by itself. */
  bringUp(): Promise<void>;
  /** Whether something was held back: the client takes too little, or it is not told yet what was before. */
  isBehind(): boolean;
  end(silentMs?: number): void;
}

/** A client that leaves more than that untaken is told nothing more until it has caught up. */
const mostBuffered = 512 * 1_024;

export function openWatch(
  { hub, wire, callFor, scopeFor }: WatchParts,
  topic: ServedTopic,
  key: string,
  after: number | null,
): Watch {
  const watched = { topic: topic.definition.name, key };
  /** Where the hub's telling stands; null while the client is being brought up to it. */
  let position: number | null = null;
  /** What the client has: less, where changes in between were none of its concern. */
  let known = after;
  let behind = true;
  let ended = false;

  const say = (message: ServerMessage) => ended || wire.send(JSON.stringify(message));
  const concerns = ({ places }: Missed) =>
    places === undefined || places.some((place) => reaches(scopeFor(topic), place));
  const watcher: Watcher = {
    tell: (told: Told) => {
      if (position !== told.from || behind || wire.bufferedAmount > mostBuffered) {
        behind = true;
        return;
      }
      position = told.version;
      if (!concerns(told)) return;
      wire.send(known === told.from ? told.text : JSON.stringify(changeMessage(topic, key, known ?? told.from, told)));
      known = told.version;
    },
    hint: (text) => {
      if (!ended && wire.bufferedAmount <= mostBuffered) wire.send(text);
    },
  };

  const tellFrom = async (reached: number): Promise<void> => {
    const missed = known === null ? null : await hub.missed(topic, key, known, reached);
    if (missed === null) {
      const state = topic.definition.state.parse(await topic.state(await callFor(topic), key));
      say({ type: 'state', ...watched, version: reached, state });
      return;
    }
    let from = known ?? reached;
    for (const one of missed.filter(concerns)) {
      say(changeMessage(topic, key, from, one));
      from = one.version;
    }
    say({ type: 'current', ...watched, version: reached });
  };

  const bringUp = async (): Promise<void> => {
    while (behind && !ended) {
      position = null;
      const { version, head } = await hub.watch(topic, key, watcher);
      if (known !== null && known > head) known = null;
      behind = false;
      await tellFrom(version).catch((error: unknown) => {
        behind = true;
        throw error;
      });
      position = version;
      known = version;
    }
    if (ended) hub.unwatch(topic, key, watcher);
  };

  return {
    topic,
    key,
    bringUp,
    isBehind: () => behind,
    end: (silentMs) => {
      ended = true;
      hub.unwatch(topic, key, watcher, silentMs);
    },
  };
}
