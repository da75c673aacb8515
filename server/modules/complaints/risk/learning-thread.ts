import { parentPort, workerData } from 'node:worker_threads';
import { type Lesson, learn } from './lesson.ts';

/** Seconds of arithmetic for some thousands of cases, beside the thread that answers people. */
parentPort?.postMessage(learn(workerData as Lesson));
