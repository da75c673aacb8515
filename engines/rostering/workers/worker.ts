import { parentPort, workerData } from 'node:worker_threads';
import { openSolver, round, take } from '../search/solver.ts';
import { loadHighs } from './highs.ts';
import type { Order, WorkerData } from './messages.ts';
import { modelOfSource } from './source.ts';

// HiGHS runs synchronously: in a thread of its own the rest stays alive meanwhile.
const { source, seed, first } = workerData as WorkerData;
const highs = await loadHighs();
const solver = openSolver(modelOfSource(source), highs, seed, first);

parentPort?.on('message', (order: Order) => {
  if (order.take) take(solver, order.take);
  const report = round(solver);
  parentPort?.postMessage(report);
});
