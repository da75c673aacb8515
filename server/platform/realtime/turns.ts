import type { Gate } from './gate.ts';

/** One after the other, so that watching and unwatching the same thing keep their order. */
export interface Turns {
  take(act: () => Promise<void>): void;
  /** How many have not had their turn yet, or not ended it. */
  waiting(): number;
}

export function takeTurns(gate: Gate, onError: (error: unknown) => void): Turns {
  let last = Promise.resolve();
  let waiting = 0;
  return {
    take: (act) => {
      waiting += 1;
      last = last
        .then(() => gate(act))
        .catch(onError)
        .finally(() => {
          waiting -= 1;
        });
    },
    waiting: () => waiting,
  };
}
