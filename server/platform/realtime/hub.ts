import type { ServerMessage } from '@tongli/contracts/kernel';
import type { Floor } from '../floor.ts';
import type { Place } from '../permissions/scope.ts';
import { factsBetween, sealedPosition } from './feed.ts';
import type { KeyedChange, KnownFact, ServedTopic } from './topic.ts';

const readAtOnce = 1_000;
/** Whoever missed more than that is told the whole state instead. */
const mostMissed = 500;

/** A change that somebody missed. */
export interface Missed {
  readonly version: number;
  readonly change: unknown;
  readonly places: readonly Place[] | undefined;
}

/** A change as it happens; `from` and `version` say where it stands among all of them. */
export interface Told extends Missed {
  readonly from: number;
  /** In the words that everyone gets who has the version `from`. */
  readonly text: string;
}

export interface Watcher {
  tell(told: Told): void;
  /** In the words that everyone gets. */
  hint?(text: string): void;
}

/** Where a watcher was taken up. */
export interface Beginning {
  /** It is told of what comes after this version. */
  readonly version: number;
  /** The last fact of the log: a client that claims to know more has been told it by another log. */
  readonly head: number;
}

/** A topic's key while somebody watches it. */
interface Channel {
  readonly watchers: Set<Watcher>;
  /** The position of its last change, or the one at which it began to be watched. */
  version: number;
  /** Changes that are gathered and not told yet. */
  readonly pending: Missed[];
}

type Channels = Map<ServedTopic, Map<string, Channel>>;

/** One process's reading of the sealed log on behalf of all its clients: each fact is read and put into words once. */
export interface Hub {
  watch(topic: ServedTopic, key: string, watcher: Watcher): Promise<Beginning>;
  /** `silentMs`: for so long nothing was heard of whoever watched. */
  unwatch(topic: ServedTopic, key: string, watcher: Watcher, silentMs?: number): void;
  /** The changes after a version and up to another, or null when they are too many. */
  missed(topic: ServedTopic, key: string, after: number, upTo: number): Promise<Missed[] | null>;
  /** Reads what has been sealed since; called when the sealer says so, and now and then. */
  catchUp(): Promise<unknown>;
  /** How many keys are watched here. */
  readonly size: number;
}

export function openHub(floor: Floor, topics: readonly ServedTopic[]): Hub {
  const channels: Channels = new Map();
  const catchUp = oneAtATime(openReader(floor, topics, channels));
  for (const topic of topics) topic.hints?.begin((key, hint) => tellHint(channels, topic, key, hint));
  return {
    catchUp,
    watch: async (topic, key, watcher) => {
      const head = await catchUp();
      const keys = channels.get(topic) ?? new Map<string, Channel>();
      const known = keys.get(key);
      const channel = known ?? { watchers: new Set(), version: head, pending: [] };
      channels.set(topic, keys.set(key, channel));
      if (!known) topic.attended?.(key, true);
      channel.watchers.add(watcher);
      return { version: channel.version, head };
    },
    unwatch: (topic, key, watcher, silentMs = 0) => {
      const keys = channels.get(topic);
      const channel = keys?.get(key);
      channel?.watchers.delete(watcher);
      if (channel?.watchers.size === 0 && keys?.delete(key)) topic.attended?.(key, false, silentMs);
      if (keys?.size === 0) channels.delete(topic);
    },
    missed: (topic, key, after, upTo) => missed(floor, topic, key, { after, upTo }),
    get size() {
      return [...channels.values()].reduce((sum, keys) => sum + keys.size, 0);
    },
  };
}

/** Whoever asks while it is at work shares the next round with all others who do. */
function oneAtATime(read: () => Promise<number>): () => Promise<number> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<number> | null = null;
  return () => {
    next ??= last.then(() => {
      next = null;
      const reading = read();
      last = reading.catch(() => undefined);
      return reading;
    });
    return next;
  };
}

/** Reads the log from where it stopped, tells the channels, and returns the position that was reached. */
function openReader(floor: Floor, topics: readonly ServedTopic[], channels: Channels): () => Promise<number> {
  const byType = new Map<string, Set<ServedTopic>>();
  for (const topic of topics)
    for (const { type } of topic.sources) byType.set(type, (byType.get(type) ?? new Set()).add(topic));
  let position: number | null = null;
  return async () => {
    const head = await sealedPosition(floor.reader);
    // Nobody is told of what happened before anybody watched; a log that was restored may even have lost it.
    let reached = position === null || channels.size === 0 || position > head ? head : position;
    while (reached < head) {
      const span = { after: reached, upTo: head };
      const facts = await factsBetween(floor.reader, [...byType.keys()], span, readAtOnce);
      for (const fact of facts) for (const topic of byType.get(fact.type) ?? []) tell(floor, channels, topic, fact);
      reached = facts.length < readAtOnce ? head : (facts.at(-1)?.position ?? head);
      position = reached;
    }
    position = reached;
    return reached;
  };
}

function tellHint(channels: Channels, topic: ServedTopic, key: string, hint: string): void {
  const watchers = channels.get(topic)?.get(key)?.watchers;
  if (!watchers) return;
  const message: ServerMessage = { type: 'hint', topic: topic.definition.name, key, hint };
  const text = JSON.stringify(message);
  for (const watcher of watchers) watcher.hint?.(text);
}

function tell(floor: Floor, channels: Channels, topic: ServedTopic, fact: KnownFact<unknown>): void {
  const keys = channels.get(topic);
  if (!keys) return;
  for (const { key, change, places } of changesOf(floor, topic, fact)) {
    const channel = keys.get(key);
    if (!channel || Math.max(channel.version, channel.pending.at(-1)?.version ?? 0) >= fact.position) continue;
    const told = { version: fact.position, change, places };
    if (!topic.gather) tellAll(topic, key, channel, told);
    else if (channel.pending.push(told) === 1)
      setTimeout(() => tellGathered(topic, key, channel), topic.gather.everyMs).unref();
  }
}

function tellAll(topic: ServedTopic, key: string, channel: Channel, { version, change, places }: Missed): void {
  const from = channel.version;
  const text = JSON.stringify(changeMessage(topic, key, from, { version, change, places }));
  channel.version = version;
  for (const watcher of channel.watchers) watcher.tell({ from, version, change, places, text });
}

/** One change for each of the places that they concern, at the position of its last. */
function tellGathered(topic: ServedTopic, key: string, channel: Channel): void {
  const groups = Map.groupBy(channel.pending.splice(0), ({ places }) => JSON.stringify(places ?? null));
  const gathered = [...groups.values()].map((all) => ({
    version: all.at(-1)?.version ?? 0,
    change: topic.gather?.merge(all.map(({ change }) => change)),
    places: all[0]?.places,
  }));
  for (const told of gathered.toSorted((a, b) => a.version - b.version)) tellAll(topic, key, channel, told);
}

/** The changes that a fact makes to a topic, one a key; a fact that the topic cannot read changes nothing. */
function changesOf(floor: Floor, topic: ServedTopic, fact: KnownFact<unknown>): Iterable<KeyedChange<unknown>> {
  try {
    const all = topic.sources.filter(({ type }) => type === fact.type).flatMap(({ map }) => map(fact));
    return new Map(all.map((change) => [change.key, change])).values();
  } catch (error) {
    floor.log.error({ topic: topic.definition.name, position: fact.position, error }, 'fact not told');
    return [];
  }
}

export function changeMessage(
  topic: ServedTopic,
  key: string,
  from: number,
  { version, change }: Missed,
): ServerMessage {
  return { type: 'change', topic: topic.definition.name, key, from, version, change };
}

async function missed(
  floor: Floor,
  topic: ServedTopic,
  key: string,
  span: { after: number; upTo: number },
): Promise<Missed[] | null> {
  const types = [...new Set(topic.sources.map(({ type }) => type))];
  const facts = await factsBetween(floor.reader, types, span, mostMissed + 1);
  if (facts.length > mostMissed) return null;
  return facts.flatMap((fact) =>
    [...changesOf(floor, topic, fact)]
      .filter((change) => change.key === key)
      .map(({ change, places }) => ({ version: fact.position, change, places })),
  );
}
