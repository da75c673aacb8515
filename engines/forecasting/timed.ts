import type { ModelName } from './types.ts';

/** Does the work of one model, so that a caller who has a clock can see what each takes. */
export type Timed = <T>(name: ModelName | 'published', act: () => T) => T;

export const untimed: Timed = (_name, act) => act();

/** Adds the milliseconds of each model up, by the caller's clock. */
export function timedBy(elapsedMs: () => number, spent: Map<ModelName | 'published', number>): Timed {
  return (name, act) => {
    const start = elapsedMs();
    const result = act();
    spent.set(name, (spent.get(name) ?? 0) + elapsedMs() - start);
    return result;
  };
}
