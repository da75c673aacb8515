import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Call } from '../call.ts';
import type { Job } from './job.ts';

interface AddOptions {
  /** A job of this name and key that still waits is replaced by this one instead of standing beside it. */
  readonly onlyOne?: string;
  /** Jobs of one queue run one after the other, in the order in which they were added. */
  readonly queue?: string;
}

/** Adds a job in the caller's transaction: it runs if, and only if, the transaction commits. */
export async function addJob<Payload extends z.ZodType>(
  call: Pick<Call, 'tx'>,
  { name, attempts, payload }: Pick<Job<Payload>, 'name' | 'attempts' | 'payload'>,
  value: z.input<Payload>,
  { onlyOne, queue }: AddOptions = {},
): Promise<void> {
  const body = JSON.stringify({ key: randomUUID(), value: payload.parse(value) });
  const jobKey = onlyOne === undefined ? null : `${name}:${onlyOne}`;
  await sql`
    select graphile_worker.add_job(
      identifier => ${name}, payload => ${body}::json, queue_name => ${queue ?? null}::text,
      max_attempts => ${attempts}, job_key => ${jobKey}::text)`.execute(call.tx);
}
