import { useEffect, useRef, useState } from 'react';
import type { QueueLine } from './queues.ts';

const everyMs = 10_000;
const kept = 90;

/** Of a queue: how many waited, every ten seconds of the last quarter of an hour, since this tab looks on. */
const past = new Map<string, readonly number[]>();

function note(lines: readonly QueueLine[]): void {
  for (const { id, waiting } of lines) past.set(id, [...(past.get(id) ?? []), waiting.length].slice(-kept));
}

/** What the sparklines show, the present last. */
export function usePast(lines: readonly QueueLine[]): (id: string) => readonly number[] {
  const latest = useRef(lines);
  const [, tick] = useState(0);
  useEffect(() => {
    latest.current = lines;
  });
  useEffect(() => {
    note(latest.current);
    const timer = setInterval(() => {
      note(latest.current);
      tick((count) => count + 1);
    }, everyMs);
    return () => clearInterval(timer);
  }, []);
  return (id) => [...(past.get(id) ?? []), lines.find((line) => line.id === id)?.waiting.length ?? 0];
}
