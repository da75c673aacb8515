import { Worker } from 'node:worker_threads';
import type { Model } from '../model/model.ts';
import { isProven, type Report } from '../search/solver.ts';
import type { Order, Source, WorkerData } from './messages.ts';
import { modelOfSource } from './source.ts';

export type Solved = {
  readonly cost: number;
  readonly bound: number;
  readonly shift: Int16Array;
  readonly variant: Int16Array;
  readonly rounds: number;
  readonly proven: boolean;
  /** People whose own rules admit no line; then there is no roster. */
  readonly without: readonly number[];
  /** What the rows are worth at the bound. */
  readonly prices: Float64Array | undefined;
  /** Whether somebody's next round takes long, and whether the bound still rises fast: what workers tell each other. */
  readonly long: boolean;
  readonly rising: boolean;
};

export type SolveOptions = {
  readonly seed: number;
  readonly workers: number;
  /** Ends the search; what is best then is the result. */
  readonly stop: AbortSignal;
  /** Ends it after as many rounds instead: the same seed and rounds give the same roster. */
  readonly rounds?: number;
  readonly onRound?: (state: Solved) => void;
};

/**
 * Workers side by side, in rounds: all do a round, the best is told to all. Which round brings what depends on seed and number
 * of workers alone; time only decides how many rounds there are.
 */
export async function solve(source: Source, options: SolveOptions): Promise<Solved> {
  const { seed, workers, stop, rounds = Number.POSITIVE_INFINITY, onRound } = options;
  const model = modelOfSource(source);
  const team = Array.from({ length: workers }, (_, at) => hire({ source, seed: seed * 1000 + at, first: at === 0 }));
  let best = nothing;
  try {
    for (let count = 1; count <= rounds && !stop.aborted; count++) {
      const reports = await roundOf(team, best, stop);
      best = merged(model, best, reports, count);
      if (best.rounds === count) onRound?.(best);
      if (best.proven || best.without.length > 0) break;
    }
  } finally {
    await Promise.all(team.map((worker) => worker.dismiss()));
  }
  return best;
}

const nothing: Solved = {
  cost: Number.POSITIVE_INFINITY,
  bound: Number.NEGATIVE_INFINITY,
  shift: new Int16Array(0),
  variant: new Int16Array(0),
  rounds: 0,
  proven: false,
  without: [],
  prices: undefined,
  long: false,
  rising: false,
};

type Colleague = { readonly ask: (order: Order) => Promise<Report>; readonly dismiss: () => Promise<number> };

function hire(workerData: WorkerData): Colleague {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  let answer: { resolve: (report: Report) => void; reject: (error: unknown) => void } | undefined;
  worker.on('message', (report: Report) => answer?.resolve(report));
  worker.on('error', (error) => answer?.reject(error));
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        answer = { resolve, reject };
        worker.postMessage(order);
      }),
    dismiss: () => worker.terminate(),
  };
}

/** What all report, or those who had done when it was stopped. */
async function roundOf(team: readonly Colleague[], best: Solved, stop: AbortSignal): Promise<readonly Report[]> {
  const reports: Report[] = [];
  const order: Order = { take: best.rounds === 0 ? undefined : best };
  const all = Promise.all(team.map(async (worker) => reports.push(await worker.ask(order))));
  await Promise.race([all, stopped(stop)]);
  return [...reports];
}

function stopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
}

function merged(model: Model, before: Solved, reports: readonly Report[], rounds: number): Solved {
  let best: Pick<Solved, 'cost' | 'shift' | 'variant'> = before;
  let { bound, prices, without } = before;
  for (const report of reports) {
    if (report.cost < best.cost) best = report;
    bound = Math.max(bound, report.bound);
    prices = report.prices ?? prices;
    without = report.without.length > 0 ? report.without : without;
  }
  const { cost, shift, variant } = best;
  const [long, rising] = [reports.some((report) => report.long), reports.some((report) => report.rising)];
  const proven = isProven(model, cost, bound);
  return { cost, shift, variant, bound, prices, without, long, rising, rounds, proven };
}
