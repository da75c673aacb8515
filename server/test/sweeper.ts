import { setTimeout as sleep } from 'node:timers/promises';
import { work } from '../modules/work/manifest.ts';
import { fireDueTimers } from '../platform/timers/timers.ts';
import { anotherHouse } from './world.ts';

/** A process that fires what is due, again and again, until it is killed: `node server/test/sweeper.ts DATABASE_URL`. */
const [, , url = ''] = process.argv;
const { floor } = await anotherHouse({ url });
process.stdout.write('ready\n');
for (;;) if ((await fireDueTimers(floor, work.timers)) === 0) await sleep(10);
