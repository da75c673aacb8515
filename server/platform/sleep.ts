/** A loop's rest between two rounds. */
export interface Sleep {
  /** Until it is woken, or so long; at once where it was woken since it rested last. */
  rest(milliseconds: number): Promise<void>;
  wake(): void;
}

export function openSleep(): Sleep {
  let woken = false;
  let sleeping: (() => void) | null = null;
  return {
    rest: async (milliseconds) => {
      if (!woken)
        await new Promise<void>((resolve) => {
          const timeout = setTimeout(resolve, milliseconds);
          sleeping = () => {
            clearTimeout(timeout);
            resolve();
          };
        });
      woken = false;
      sleeping = null;
    },
    wake: () => {
      woken = true;
      sleeping?.();
    },
  };
}
