import { useEffect, useState } from 'react';
import { type Line, openLine } from './line.ts';

/** The line of a contact for as long as its page shows it; `retry` opens another one. */
export function useLine(token: string, session: number | undefined): { line: Line | null; retry: () => void } {
  const [line, setLine] = useState<Line | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is a line of its own.
  useEffect(() => {
    const next = openLine(token);
    setLine(next);
    return () => next.phone.end();
  }, [token, attempt]);
  useEffect(() => {
    if (session !== undefined) line?.heed(session);
  }, [line, session]);
  return { line, retry: () => setAttempt((count) => count + 1) };
}
