import { open, readFile } from 'node:fs/promises';
import type { Database } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import { noteAnchor } from './seal-state.ts';

/** What the head of the audit chain was at some time, kept outside the database. */
export interface Anchor {
  readonly position: number;
  readonly hash: string;
}

/**
 * Appends the chain's head to `file`, synced, if it has moved since `last`. Whoever can write to the database alone can
 * then cut off the chain's tail together with its head row, but not unnoticed.
 */
export async function anchorHead(db: Database, file: string, last: number): Promise<number> {
  const head = await db
    .selectFrom('platform.seal_head')
    .select(['position', 'hash'])
    .where('log', '=', 'audit')
    .executeTakeFirstOrThrow();
  if (head.position === last || !head.hash || head.position === 0) return last;
  const handle = await open(file, 'a', 0o600);
  try {
    // The line break stands first, so that what a killed process left half-written spoils no later line.
    await handle.appendFile(`\n${head.position} ${head.hash.toString('hex')}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return head.position;
}

/** Oldest first; a half-written line is left out. */
export async function readAnchors(file: string): Promise<Anchor[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return [...text.matchAll(/^(\d+) ([0-9a-f]{64})$/gm)].map(([, position, hash = '']) => ({
    position: Number(position),
    hash,
  }));
}

const pauseMs = 60_000;

/** Anchors the head once a minute, and at the end. */
export function startAnchoring(floor: Pick<Floor, 'db' | 'clock'>, file: string, onError: (error: unknown) => void) {
  const { db, clock } = floor;
  let last = 0;
  let running = Promise.resolve();
  const anchor = () => {
    running = running.then(async () => {
      const head = await anchorHead(db, file, last);
      if (head !== last) await noteAnchor(db, head, await clock.now(db));
      last = head;
    });
    running = running.catch(onError);
    return running;
  };
  const interval = setInterval(anchor, pauseMs).unref();
  return (): Promise<void> => {
    clearInterval(interval);
    return anchor();
  };
}
