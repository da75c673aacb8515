import { useEffect, useState } from 'react';
import { type Line, openLine } from './line.ts';

/**
 * A call is spoken in one tab: a second one that joins would push the first one out, which would come back and push in turn. The one
 * that was opened last has it. Returns what gives it back.
 */
function keepAlone(token: string, onTaken: () => void): () => void {
  let giveBack = () => {};
  const given = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  navigator.locks?.request(`tongli.call.${token}`, { steal: true }, () => given).catch(onTaken);
  return giveBack;
}

/** The line of a contact for as long as its page shows it; `retry` opens another one. */
export function useLine(token: string, session: number | undefined): { line: Line | null; retry: () => void } {
  const [line, setLine] = useState<Line | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is a line of its own.
  useEffect(() => {
    const next = openLine(token);
    setLine(next);
    const giveBack = keepAlone(token, () => next.phone.end());
    return () => {
      giveBack();
      next.phone.end();
    };
  }, [token, attempt]);
  useEffect(() => {
    if (session !== undefined) line?.heed(session);
  }, [line, session]);
  return { line, retry: () => setAttempt((count) => count + 1) };
}
