import { statfs } from 'node:fs/promises';
import type { Endpoint } from '@tongli/contracts/kernel';

/** How much is left on the disk of the data folder, as far as the last look said. */
export interface Room {
  isFull(): boolean;
  stop(): void;
}

/** A database that cannot write its log any more ends; this much is left to it when we stop. */
const leastBytes = 192 * 2 ** 20;
const lookEveryMs = 5_000;

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Looks now and then; a disk that cannot be looked at counts as having room. */
export async function watchRoom(folder: string, free: (folder: string) => Promise<number> = freeBytes): Promise<Room> {
  let full = false;
  const look = async () => {
    full = (await free(folder).catch(() => Number.POSITIVE_INFINITY)) < leastBytes;
  };
  await look();
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return { isFull: () => full, stop: () => clearInterval(timer) };
}

/** What still goes on when the disk is full: every look, however it is asked for, and signing in to look. */
export const needsRoom = ({ method, need, path }: Pick<Endpoint, 'method' | 'need' | 'path'>): boolean =>
  method !== 'GET' && !need.endsWith('.read') && !path.startsWith('/session');
