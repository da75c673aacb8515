import type { z } from 'zod';
import type { Floor } from '../floor.ts';

/** What a running job is given besides its payload. */
export interface Work {
  readonly floor: Floor;
  /**
   * Stays the same when the job is tried again: whatever happens outside the database carries it, so that the other side
   * can tell a repeat from something new.
   */
  readonly key: string;
  /** From 1. */
  readonly attempt: number;
  /** Aborted when the process has to stop; a job that ends because of it is tried again. */
  readonly signal: AbortSignal;
}

/**
 * Work outside the database (a message, a call to another system) or too heavy for a request. It may run more than once:
 * a process can die between the effect and the note that it happened.
 */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Payload;
  /** How often it is tried, each time after a longer pause, before an operator has to look at it. */
  readonly attempts: number;
  readonly run: (work: Work, payload: z.infer<Payload>) => Promise<void>;
}

/** States a job once, for whoever adds it and for the process that runs it; `name` is `module.kind-of-work`. */
export function job<Payload extends z.ZodType>(
  name: `${string}.${string}`,
  definition: Omit<Job<Payload>, 'name'>,
): Job<Payload> {
  return { name, ...definition };
}

/** A job of whatever payload, as lists of jobs hold them. */
export type AnyJob = Omit<Job, 'run'> & { readonly run: (work: Work, payload: never) => Promise<void> };
