import { useEffect, useState } from 'react';

const pauseMs = 350;

/** What was last typed, once typing rests. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is a new object at each key; its text says whether it is another.
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMs);
    return () => clearTimeout(timer);
  }, [key]);
  return rested;
}
