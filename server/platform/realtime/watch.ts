import type { ServerMessage } from '@tongli/contracts/kernel';
import type { Call } from '../call.ts';
import type { Hub, Told, Watcher } from './hub.ts';
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
}

/** One topic's key that one client watches. */
export interface Watch {
  readonly topic: ServedTopic;
  readonly key: string;
  /** From the version that the client has to the one from which the hub tells it by itself. */
  bringUp(): Promise<void>;
  /** Whether something was held back: the client takes too little, or it is not told yet what was before. */
  isBehind(): boolean;
  end(): void;
}

/** A client that leaves more than that untaken is told nothing more until it has caught up. */
const mostBuffered = 512 * 1_024;

export function openWatch(
  { hub, wire, callFor }: WatchParts,
  topic: ServedTopic,
  key: string,
  after: number | null,
): Watch {
  const watched = { topic: topic.definition.name, key };
  /** What the client has; null while it is being told. */
  let version: number | null = null;
  let known = after;
  let behind = true;
  let ended = false;

  const say = (message: ServerMessage) => ended || wire.send(JSON.stringify(message));
  const watcher: Watcher = {
    tell: (told: Told) => {
      if (version !== told.from || behind || wire.bufferedAmount > mostBuffered) {
        behind = true;
        return;
      }
      version = told.version;
      known = told.version;
      wire.send(told.text);
    },
  };

  const tellFrom = async (reached: number): Promise<void> => {
    const missed = known === null ? null : await hub.missed(topic, key, known, reached);
    if (missed === null) {
      const state = topic.definition.state.parse(await topic.state(await callFor(topic), key));
      say({ type: 'state', ...watched, version: reached, state });
      return;
    }
    for (const message of missed) say(message);
    say({ type: 'current', ...watched, version: reached });
  };

  const bringUp = async (): Promise<void> => {
    while (behind && !ended) {
      version = null;
      const reached = await hub.watch(topic, key, watcher);
      behind = false;
      await tellFrom(reached).catch((error: unknown) => {
        behind = true;
        throw error;
      });
      version = reached;
      known = reached;
    }
    if (ended) hub.unwatch(topic, key, watcher);
  };

  return {
    topic,
    key,
    bringUp,
    isBehind: () => behind,
    end: () => {
      ended = true;
      hub.unwatch(topic, key, watcher);
    },
  };
}
