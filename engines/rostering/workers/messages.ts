import type { Report } from '../search/solver.ts';

/** What a problem came as; each worker makes its own model of it, since models hold functions. */
export type Source =
  | { readonly format: 'instance'; readonly text: string }
  | { readonly format: 'centre'; readonly document: unknown };

export type WorkerData = { readonly source: Source; readonly seed: number; readonly first: boolean };

/** To a worker: the best of all, to go on from. From a worker: what the round has brought. */
export type Order = { readonly take: Report | undefined };
