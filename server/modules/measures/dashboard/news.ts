import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../../../platform/call.ts';
import { readProgress } from '../../../platform/events/progress.ts';
import type { ReadLiveMark } from './asking.ts';

const lookMs = 400;
/** The flow that counts: what it has not come to yet is in no figure. */
const counting = 'measured-facts';

interface Waiting {
  readonly seen: string;
  readonly resolve: () => void;
}

/** All who wait in this process are looked after by one query. */
const waiting = new Set<Waiting>();
let looking = false;

/** How far what happened is counted, and what queues and agents do now: the latter is told before it is sealed. */
export async function readSeen(tx: Call['tx'], readLiveMark: ReadLiveMark): Promise<string> {
  const counted = await readProgress(tx, counting);
  return `${counted}.${await readLiveMark(tx)}`;
}

async function lookOn(tx: Call['tx'], readLiveMark: ReadLiveMark): Promise<void> {
  if (looking) return;
  looking = true;
  try {
    while (waiting.size > 0) {
      const now = await readSeen(tx, readLiveMark);
      for (const one of waiting) if (one.seen !== now) one.resolve();
      await sleep(lookMs);
    }
  } catch {
    for (const one of waiting) one.resolve();
  } finally {
    looking = false;
  }
}

/** Until something has happened, or was counted, that whoever asks has not seen; or so many seconds. */
export async function waitForNews(
  tx: Call['tx'],
  readLiveMark: ReadLiveMark,
  { seen, seconds }: { readonly seen: string; readonly seconds: number },
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const one = { seen, resolve };
  waiting.add(one);
  const timeout = setTimeout(resolve, seconds * 1_000);
  void lookOn(tx, readLiveMark);
  await promise;
  clearTimeout(timeout);
  waiting.delete(one);
}
