import type { ChangeOf, EventDefinition, PayloadOf, StateOf, Topic } from '@tongli/contracts/kernel';
import type { Call } from '../call.ts';
import type { Fact } from '../events/flow.ts';
import type { Place } from '../permissions/scope.ts';

/** A sealed fact with who brought it about; null where that was nobody with an account. */
export interface KnownFact<Payload> extends Fact<Payload> {
  readonly actorId: string | null;
}

/** A change to what is watched under a key. */
export interface KeyedChange<Change> {
  readonly key: string;
  readonly change: Change;
  /** Told to those only who reach one of these places; left out, to all who watch. */
  readonly places?: readonly Place[];
}

interface Source {
  readonly type: string;
  /** A key stands here at most once: a fact is one step of its version. */
  readonly map: (fact: KnownFact<unknown>) => readonly KeyedChange<unknown>[];
}

/** A topic as its module serves it. */
export interface ServedTopic {
  readonly definition: Topic;
  /** Whether this caller, who has the permission, may watch this key. */
  readonly admits: (call: Call, key: string) => Promise<boolean>;
  readonly state: (call: Call, key: string) => Promise<unknown>;
  /** The facts that change it. */
  readonly sources: readonly Source[];
  /** Where it changes so often that nobody could look: what happened within so long is told as one change. */
  readonly gather?: Gathering<unknown>;
  /** Somebody of this process has begun to watch a key, or nobody does any longer, and was silent for so long before. */
  readonly attended?: (key: string, present: boolean, silentMs?: number) => void;
  readonly hints?: Hints;
}

/** What is told of the moment and kept nowhere, such as that somebody is typing. */
export interface Hints {
  /** Somebody who watches this key says it. */
  readonly hear: (key: string, hint: string, accountId: string) => void;
  /** `tell` reaches all who watch a key in this process. */
  readonly begin: (tell: (key: string, hint: string) => void) => void;
}

interface Gathering<Change> {
  readonly everyMs: number;
  /** In the order in which they happened. */
  readonly merge: (changes: readonly Change[]) => Change;
}

export function serve<T extends Topic>(
  definition: T,
  served: {
    readonly admits: (call: Call, key: string) => Promise<boolean>;
    readonly state: (call: Call, key: string) => Promise<StateOf<T>>;
    readonly sources: readonly TypedSource<ChangeOf<T>>[];
    readonly gather?: Gathering<ChangeOf<T>>;
    readonly attended?: (key: string, present: boolean, silentMs?: number) => void;
    readonly hints?: Hints;
  },
): ServedTopic {
  return { definition, ...served } as ServedTopic;
}

interface TypedSource<Change> {
  readonly type: string;
  readonly map: (fact: KnownFact<unknown>) => readonly KeyedChange<Change>[];
}

/** States which changes a fact makes. */
export function changes<E extends EventDefinition, Change>(
  definition: E,
  map: (fact: KnownFact<PayloadOf<E>>) => readonly KeyedChange<Change>[],
): TypedSource<Change> {
  return {
    type: definition.type,
    map: (fact) => map({ ...fact, payload: definition.payload.parse(fact.payload) as PayloadOf<E> }),
  };
}
