/** Lets through at most so many at a time; the others wait in line. */
export type Gate = <T>(act: () => Promise<T>) => Promise<T>;

/**
 * When a server comes back, all its clients do at once. They wait here, so that they leave connections of the database to
 * those who work.
 */
export function openGate(most: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (act) => {
    if (inside < most) inside += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
