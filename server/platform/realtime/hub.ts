import type { ServerMessage } from '@tongli/contracts/kernel';
import type { Fact } from '../events/flow.ts';
import type { Floor } from '../floor.ts';
import { factsBetween, sealedPosition } from './feed.ts';
import type { ServedTopic } from './topic.ts';

const readAtOnce = 1_000;
/** Whoever missed more than that is told the whole state instead. */
const mostMissed = 500;

/** A change in the words that everyone who watches the same gets. */
export interface Told {
  readonly from: number;
  readonly version: number;
  readonly text: string;
}

export interface Watcher {
  tell(told: Told): void;
}

/** A topic's key while somebody watches it. */
interface Channel {
  readonly watchers: Set<Watcher>;
  /** The position of its last change, or the one at which it began to be watched. */
  version: number;
}

type Channels = Map<string, Channel>;

/** One process's reading of the sealed log on behalf of all its clients: each fact is read and put into words once. */
export interface Hub {
  /** Takes up a watcher and returns the version from which it will be told of changes. */
  watch(topic: ServedTopic, key: string, watcher: Watcher): Promise<number>;
  unwatch(topic: ServedTopic, key: string, watcher: Watcher): void;
  /** The changes after a version and up to another, or null when they are too many. */
  missed(topic: ServedTopic, key: string, after: number, upTo: number): Promise<ServerMessage[] | null>;
  /** Reads what has been sealed since; called when the sealer says so, and now and then. */
  catchUp(): Promise<unknown>;
}

const channelName = (topic: ServedTopic, key: string) => `${topic.definition.name} ${key}`;

export function openHub(floor: Floor, topics: readonly ServedTopic[]): Hub {
  const channels: Channels = new Map();
  const catchUp = openReader(floor, topics, channels);
  return {
    catchUp,
    watch: async (topic, key, watcher) => {
      const version = await catchUp();
      const name = channelName(topic, key);
      const channel = channels.get(name) ?? { watchers: new Set(), version };
      channels.set(name, channel);
      channel.watchers.add(watcher);
      return channel.version;
    },
    unwatch: (topic, key, watcher) => {
      const name = channelName(topic, key);
      const channel = channels.get(name);
      channel?.watchers.delete(watcher);
      if (channel?.watchers.size === 0) channels.delete(name);
    },
    missed: (topic, key, after, upTo) => missed(floor, topic, key, { after, upTo }),
  };
}

/** Reads the log in turn, tells the channels, and returns the position that was reached. */
function openReader(floor: Floor, topics: readonly ServedTopic[], channels: Channels): () => Promise<number> {
  const byType = new Map<string, Set<ServedTopic>>();
  for (const topic of topics)
    for (const { type } of topic.sources) byType.set(type, (byType.get(type) ?? new Set()).add(topic));
  let position: number | null = null;

  const read = async (): Promise<number> => {
    const head = await sealedPosition(floor.reader);
    // Nobody is told of what happened before anybody watched.
    let reached = position === null || channels.size === 0 ? head : position;
    while (reached < head) {
      const span = { after: reached, upTo: head };
      const facts = await factsBetween(floor.reader, [...byType.keys()], span, readAtOnce);
      for (const fact of facts) for (const topic of byType.get(fact.type) ?? []) tell(floor, channels, topic, fact);
      reached = facts.length < readAtOnce ? head : (facts.at(-1)?.position ?? head);
    }
    position = reached;
    return reached;
  };

  let reading = Promise.resolve(0);
  return () => {
    const next = reading.then(read);
    reading = next.catch(() => 0);
    return next;
  };
}

function tell(floor: Floor, channels: Channels, topic: ServedTopic, fact: Fact<unknown>): void {
  for (const { key, change } of changesOf(floor, topic, fact)) {
    const channel = channels.get(channelName(topic, key));
    if (!channel || channel.version >= fact.position) continue;
    const from = channel.version;
    const text = JSON.stringify(message(topic, key, from, fact, change));
    channel.version = fact.position;
    for (const watcher of channel.watchers) watcher.tell({ from, version: fact.position, text });
  }
}

/** The changes that a fact makes to a topic, one a key; a fact that the topic cannot read changes nothing. */
function changesOf(floor: Floor, topic: ServedTopic, fact: Fact<unknown>) {
  try {
    return topic.sources.filter(({ type }) => type === fact.type).flatMap(({ map }) => map(fact));
  } catch (error) {
    floor.log.error({ topic: topic.definition.name, position: fact.position, error }, 'fact not told');
    return [];
  }
}

function message(topic: ServedTopic, key: string, from: number, fact: Fact<unknown>, change: unknown): ServerMessage {
  return { type: 'change', topic: topic.definition.name, key, from, version: fact.position, change };
}

async function missed(
  floor: Floor,
  topic: ServedTopic,
  key: string,
  span: { after: number; upTo: number },
): Promise<ServerMessage[] | null> {
  const types = topic.sources.map(({ type }) => type);
  const facts = await factsBetween(floor.reader, types, span, mostMissed + 1);
  if (facts.length > mostMissed) return null;
  let from = span.after;
  return facts.flatMap((fact) =>
    changesOf(floor, topic, fact)
      .filter((change) => change.key === key)
      .map(({ change }) => {
        const told = message(topic, key, from, fact, change);
        from = fact.position;
        return told;
      }),
  );
}
