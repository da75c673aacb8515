import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import { writePaper } from './writing.ts';

parentPort?.postMessage(await writePaper(workerData as Paper));
