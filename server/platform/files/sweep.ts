import { sql } from 'kysely';
import { z } from 'zod';
import { longReadingLock } from '../audit/long-reading.ts';
import type { Call } from '../call.ts';
import type { Floor } from '../floor.ts';
import { addJob } from '../jobs/add.ts';
import { job } from '../jobs/job.ts';
import { daily } from '../timers/daily.ts';
import type { BlobStore } from './storage.ts';

const dayMs = 86_400_000;
/** A form that is not sent within a day is not sent any more. */
const stagedDays = 1;
const askedAtOnce = 500;

/**
 * Removes blobs that no row names: of uploads whose process was killed before the row, of staged files that nobody took, and
 * of owners that are gone. A blob younger than a day may still be waiting for its row. While a backup reads, whose rows may
 * name what is to go, nothing is removed; the next sweep does it.
 */
export const removeOrphans = job('files.remove-orphans', {
  payload: z.object({}),
  attempts: 5,
  run: async ({ floor, signal }) => {
    // By the machine's clock, as the times at which blobs were written are.
    const before = new Date(Date.now() - dayMs);
    await floor.blobs.removeDrafts(before);
    for await (const asked of batches(floor.blobs, before)) {
      signal.throwIfAborted();
      if (!(await removeUnknown(floor, asked))) return;
    }
  },
});

async function* batches(blobs: BlobStore, before: Date): AsyncGenerator<string[]> {
  let asked: string[] = [];
  for await (const { id, writtenAt } of blobs.list()) {
    if (writtenAt < before) asked.push(id);
    if (asked.length < askedAtOnce) continue;
    yield asked;
    asked = [];
  }
  if (asked.length > 0) yield asked;
}

/** False where somebody reads for long: nothing was removed. */
const removeUnknown = ({ db, blobs }: Floor, asked: readonly string[]): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${longReadingLock}) as free`.execute(
      tx,
    );
    if (!rows[0]?.free) return false;
    const known = await tx.selectFrom('platform.file').select('id').where('id', 'in', asked).execute();
    const ids = new Set(known.map(({ id }) => id));
    for (const id of asked) if (!ids.has(id)) await blobs.remove(id);
    return true;
  });

async function forgetStaged(call: Call): Promise<void> {
  await call.tx
    .deleteFrom('platform.file')
    .where('owner_id', 'is', null)
    .where('uploaded_at', '<', new Date(call.now.getTime() - stagedDays * dayMs))
    .execute();
  await addJob(call, removeOrphans, {}, { onlyOne: 'all' });
}

export const fileSweep = daily('file-sweep', forgetStaged);
