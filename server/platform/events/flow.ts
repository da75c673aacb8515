import type { EventDefinition, PayloadOf } from '@tongli/contracts/kernel';
import type { Call } from '../call.ts';

/** A sealed fact as a flow reads it. */
export interface Fact<Payload> {
  readonly position: number;
  readonly type: string;
  readonly subjectId: string;
  readonly occurredAt: Date;
  readonly payload: Payload;
}

type AnyFact = Fact<unknown>;

/** What happens because something happened. The effects and the flow's cursor commit together. */
export interface Flow {
  readonly name: string;
  readonly types: readonly string[];
  /** Facts arrive in order, at most `batch` at a time. */
  readonly batch: number;
  /** Left out where other flows or people may wait for what it decides. */
  readonly lane?: 'telling' | 'counting';
  readonly handle: (call: Call, facts: readonly AnyFact[]) => Promise<void>;
}

/** A flow of this lane: the flows of a lane run one after another, and no lane holds up another. */
export const inLane = (lane: NonNullable<Flow['lane']>, one: Flow): Flow => ({ ...one, lane });

export const laneOf = ({ lane }: Pick<Flow, 'lane'>) => lane ?? 'acting';

/** Those that act come first, whether there are any or not. */
export const lanesOf = (flows: readonly Flow[]): readonly (readonly Flow[])[] => {
  const { acting = [], ...beside } = Object.groupBy(flows, laneOf);
  return [acting, ...Object.values(beside)];
};

export interface Subscription {
  readonly type: string;
  readonly handle: (call: Call, fact: AnyFact) => Promise<void>;
}

export function on<E extends EventDefinition>(
  definition: E,
  handle: (call: Call, fact: Fact<PayloadOf<E>>) => Promise<unknown>,
): Subscription {
  return {
    type: definition.type,
    handle: async (call, fact) => {
      await handle(call, { ...fact, payload: definition.payload.parse(fact.payload) as PayloadOf<E> });
    },
  };
}

/** A flow that handles one fact at a time. */
export function flow(name: string, subscriptions: readonly Subscription[]): Flow {
  const byType = new Map(subscriptions.map((subscription) => [subscription.type, subscription.handle]));
  return {
    name,
    types: [...byType.keys()],
    batch: 50,
    handle: async (call, facts) => {
      for (const fact of facts) await byType.get(fact.type)?.(call, fact);
    },
  };
}

const usualBatch = 500;

/** A flow that maps each fact to values and hands a whole batch to one command, where volume asks for it. */
export function batchFlow<Value>(
  name: string,
  mappings: readonly { readonly type: string; readonly map: (fact: AnyFact) => readonly Value[] }[],
  apply: (call: Call, values: readonly Value[]) => Promise<void>,
  batch = usualBatch,
): Flow {
  const byType = new Map(mappings.map((mapping) => [mapping.type, mapping.map]));
  return {
    name,
    types: [...byType.keys()],
    batch,
    handle: (call, facts) =>
      apply(
        call,
        facts.flatMap((fact) => byType.get(fact.type)?.(fact) ?? []),
      ),
  };
}

export function mapping<E extends EventDefinition, Value>(
  definition: E,
  map: (fact: Fact<PayloadOf<E>>) => readonly Value[],
): { readonly type: string; readonly map: (fact: AnyFact) => readonly Value[] } {
  return {
    type: definition.type,
    map: (fact) => map({ ...fact, payload: definition.payload.parse(fact.payload) as PayloadOf<E> }),
  };
}
