import { parentPort, workerData } from 'node:worker_threads';
import { type Lesson, learn } from './lesson.ts';

/** Arithmetic of seconds, or of minutes for a hundred thousand cases, beside the thread that answers people. */
parentPort?.postMessage(await learn(workerData as Lesson));
