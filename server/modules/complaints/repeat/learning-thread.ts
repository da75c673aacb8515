import { parentPort, workerData } from 'node:worker_threads';
import { readMeaning } from '@tongli/text';
import { write } from './model.ts';
import { readRarity } from './rarity.ts';

/** Some seconds of arithmetic, beside the thread that answers people. */
const { texts, cases } = workerData as { readonly texts: readonly string[]; readonly cases: number };
parentPort?.postMessage(await write({ meaning: readMeaning(texts), rarity: readRarity(texts, cases) }));
