import { z } from 'zod';
import type { Call } from '../call.ts';
import { addJob } from '../jobs/add.ts';
import { job } from '../jobs/job.ts';
import { daily } from '../timers/daily.ts';

const dayMs = 86_400_000;
/** A form that is not sent within a day is not sent any more. */
const stagedDays = 1;
const askedAtOnce = 500;

/**
 * Removes blobs that no row names: of uploads whose process was killed before the row, of staged files that nobody took, and
 * of owners that are gone. A blob younger than a day may still be waiting for its row.
 */
export const removeOrphans = job('files.remove-orphans', {
  payload: z.object({}),
  attempts: 5,
  run: async ({ floor, signal }) => {
    // By the machine's clock, as the times at which blobs were written are.
    const before = new Date(Date.now() - dayMs);
    await floor.blobs.removeDrafts(before);
    let asked: string[] = [];
    const removeUnknown = async () => {
      const rows = await floor.db.selectFrom('platform.file').select('id').where('id', 'in', asked).execute();
      const known = new Set(rows.map((row) => row.id));
      for (const id of asked) if (!known.has(id)) await floor.blobs.remove(id);
      asked = [];
    };
    for await (const { id, writtenAt } of floor.blobs.list()) {
      signal.throwIfAborted();
      if (writtenAt < before) asked.push(id);
      if (asked.length === askedAtOnce) await removeUnknown();
    }
    if (asked.length > 0) await removeUnknown();
  },
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
