import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import type { Floor } from '../../../platform/floor.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { job, type Work } from '../../../platform/jobs/job.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { daily } from '../../../platform/timers/daily.ts';
import { eraseRetained } from '../erasing.ts';
import type { PersonDoors } from '../people.ts';
import { getPolicy } from '../policy.ts';
import { beginning, listProposed, proposeBatch, reviewBatch } from './proposing.ts';

const name = 'privacy.keep-no-longer';

type Pass = (call: Call, after: string) => Promise<string | null>;

/** One transaction for each batch, so that nobody waits long for a customer who is looked at. */
async function go({ floor, signal }: Pick<Work, 'floor' | 'signal'>, pass: Pass): Promise<void> {
  let after: string | null = beginning;
  while (after !== null) {
    signal.throwIfAborted();
    const from: string = after;
    after = await inSystemCall(floor, `job:${name}`, (call) => pass(call, from));
  }
}

/** Each by a transaction of their own: somebody with many cases is erased as slowly as if a person confirmed it. */
const eraseNext =
  (doors: PersonDoors): Pass =>
  async (call, after) => {
    const [next] = await listProposed(call, after, 1);
    if (!next) return null;
    await eraseRetained(call, doors, next.id);
    return next.id;
  };

/** `batch`: how many people one transaction looks at; with so many it takes some tens of milliseconds. */
export async function keepNoLonger(
  work: { readonly floor: Floor; readonly signal: AbortSignal },
  doors: PersonDoors,
  batch = 1_000,
): Promise<void> {
  await go(work, (call, after) => reviewBatch(call, doors, after, batch));
  await go(work, (call, after) => proposeBatch(call, doors, after, batch));
  const { retention } = await inSystemCall(work.floor, `job:${name}`, getPolicy);
  if (retention === 'erase') await go(work, eraseNext(doors));
}

/** Once a day: whose time of keeping is over is proposed for erasure, or erased where the policy says so. */
export function retention(doors: PersonDoors) {
  const keeping = job(name, {
    payload: z.object({}),
    attempts: 5,
    run: (work) => keepNoLonger(work, doors),
  });
  return { job: keeping, timer: daily('retention', (call) => addJob(call, keeping, {}, { onlyOne: 'all' })) };
}
