import { z } from 'zod';
import type { Need } from './endpoint.ts';

/**
 * Something that a client can watch: a state, and the changes to it. Server and web state it once. A change is a fact and
 * may be told twice, so it says what is so now and not by how much something grew.
 */
export interface Topic<State extends z.ZodType = z.ZodType, Change extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly need: Need;
  readonly state: State;
  readonly change: Change;
}

export function topic<State extends z.ZodType, Change extends z.ZodType>(
  definition: Topic<State, Change>,
): Topic<State, Change> {
  return definition;
}

export type StateOf<T extends Topic> = z.infer<T['state']>;
export type ChangeOf<T extends Topic> = z.infer<T['change']>;

/** Relative to `/api/v1`. */
export const realtimePath = '/realtime';

/** `key` says which one of its kind is watched, such as a complaint's id; empty where there is one only. */
const watched = { topic: z.string().min(1).max(80), key: z.string().max(80).default('') };
const version = z.number().int().nonnegative();

/** What a client says. `after` is the version that it has already: it is told what changed since, or the whole state. */
export const clientMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('watch'), ...watched, after: version.optional() }),
  z.object({ type: z.literal('unwatch'), ...watched }),
  /** Passed on to others who look on, as the topic says, and kept nowhere. */
  z.object({ type: z.literal('hint'), ...watched, hint: z.string().max(40) }),
  /** Answered by `pong`: whether the connection still carries anything. */
  z.object({ type: z.literal('ping') }),
]);
export type ClientMessage = z.infer<typeof clientMessage>;

/**
 * What the server says. A change leads from version `from` to `version`: a client whose version is another one has missed
 * something and watches anew.
 */
export const serverMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), ...watched, version, state: z.unknown() }),
  z.object({ type: z.literal('change'), ...watched, from: version, version, change: z.unknown() }),
  /** Nothing else was missed up to this version. */
  z.object({ type: z.literal('current'), ...watched, version }),
  z.object({ type: z.literal('refused'), ...watched, code: z.string() }),
  /** Of the moment: it leads to no version, and whoever misses it is never told. */
  z.object({ type: z.literal('hint'), ...watched, hint: z.string() }),
  z.object({ type: z.literal('pong') }),
]);
export type ServerMessage = z.infer<typeof serverMessage>;
