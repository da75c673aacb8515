// A process of its own in which contacts close, so many a second.
import { setTimeout } from 'node:timers/promises';
import type { House } from '../../server/house.ts';
import { answerQuestions } from '../platform/child.ts';
import { appendContacts, openHouseOn } from './contacts-log.ts';

let house: House | undefined;
const ticksPerSecond = 10;

export interface Written {
  /** How many there are then, in all. */
  readonly count: number;
  /** In milliseconds since 1970. */
  readonly at: number;
}

answerQuestions({
  open: async ({ url, folder }: { url: string; folder: string }) => {
    house = await openHouseOn(url, folder);
  },
  /** Appends at a steady pace, or as fast as it can; tells when each part was committed. */
  write: async ({ first, perSecond, seconds }: { first: number; perSecond: number; seconds: number }) => {
    if (!house) throw new Error('not open');
    const written: Written[] = [];
    const began = Date.now();
    const each = perSecond / ticksPerSecond;
    for (let tick = 0; tick < seconds * ticksPerSecond; tick += 1) {
      await setTimeout(Math.max(0, began + (tick * 1_000) / ticksPerSecond - Date.now()));
      await appendContacts(house, first + tick * each, each);
      written.push({ count: first + (tick + 1) * each, at: Date.now() });
    }
    return written;
  },
});
