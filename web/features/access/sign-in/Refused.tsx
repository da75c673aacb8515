import { useEffect, useRef } from 'react';
import { useProblemWords } from '../../../ui/problem-words.ts';

/** What was refused, above a plain form; it takes the focus, so that it is read. */
export function Refused({ error }: { error: Error | null }) {
  const words = useProblemWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="sign-in-refused">
      {words.ofError(error)}
    </div>
  );
}
