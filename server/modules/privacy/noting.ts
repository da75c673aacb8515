import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Floor } from '../../platform/floor.ts';
import { job } from '../../platform/jobs/job.ts';
import { tables } from './store.ts';

/** Who was erased, and when: ids alone, kept beside the database, so that a restored one can be told. */
export interface ErasureNote {
  readonly personId: string;
  readonly at: Date;
}

const line = /^([0-9a-f-]{36}) (\d{4}-\S+Z)$/gm;

/** A half-written line is left out. */
export async function readNotes(file: string): Promise<ErasureNote[]> {
  const written = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return [...written.matchAll(line)].map(([, personId = '', at = '']) => ({ personId, at: new Date(at) }));
}

/** Appends, synced, whoever is not in the file yet. Again it finds nothing to add. */
export async function writeNotes(floor: Pick<Floor, 'db'>, file: string): Promise<number> {
  const known = new Set((await readNotes(file)).map(({ personId }) => personId));
  const done = await tables({ tx: floor.db as never })
    .selectFrom('privacy.erasure')
    .select(['person_id', 'decided_at'])
    .where('state', '=', 'done')
    .orderBy('decided_at')
    .execute();
  const missing = done.filter(({ person_id: id }) => !known.has(id));
  if (missing.length === 0) return 0;
  const lines = missing.map(({ person_id: id, decided_at: at }) => `\n${id} ${at?.toISOString()}\n`);
  const handle = await open(file, 'a', 0o600);
  try {
    // Line breaks stand on both sides, so that what a killed process left half-written spoils no other line.
    await handle.appendFile(lines.join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return missing.length;
}

/** Added by each erasure in its transaction, so that a process that dies after it is followed by one that writes the note. */
export const noteErasures = job('privacy.note-erasures', {
  payload: z.object({}),
  attempts: 10,
  run: async ({ floor }) => {
    if (floor.erasureFile) await writeNotes(floor, floor.erasureFile);
  },
});
