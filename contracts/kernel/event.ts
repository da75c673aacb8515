import type { z } from 'zod';

/** A fact that a module publishes: past tense, subject and payload; facts, ids and times, no personal data. */
export interface EventDefinition<Payload extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly subject: string;
  readonly payload: Payload;
}

/** States an event once for the module that appends it and the flows that read it. */
export function event<Payload extends z.ZodType>(
  type: `${string}.${string}`,
  subject: string,
  payload: Payload,
): EventDefinition<Payload> {
  return { type, subject, payload };
}

export type PayloadOf<E extends EventDefinition> = z.infer<E['payload']>;
