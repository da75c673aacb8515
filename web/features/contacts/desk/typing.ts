import { contactTopic, type TypingHint } from '@tongli/contracts/contacts';
import { useEffect, useRef, useState } from 'react';
import { sayHint, useHints } from '../../../api/realtime.ts';

/** Whoever writes says so that often; whoever says nothing for twice as long has stopped. */
const sayMs = 3_000;
const lastsMs = 6_000;

/** Tells the customer that somebody writes to them: now and then while they do, and once when they have stopped. */
export function useSayTyping(contactId: string): (typing: boolean) => void {
  const said = useRef(Number.NEGATIVE_INFINITY);
  const say = (hint: TypingHint) => sayHint(contactTopic, contactId, hint);
  return (typing) => {
    const now = performance.now();
    const saysSo = now - said.current < lastsMs;
    if (!typing) {
      said.current = Number.NEGATIVE_INFINITY;
      if (saysSo) say('still');
    } else if (now - said.current >= sayMs) {
      said.current = now;
      say('typing');
    }
  };
}

/** Whether the customer is writing at the moment; what they have sent ends it. */
export function useCustomerTyping(contactId: string, lastSeq: number): boolean {
  const [typing, setTyping] = useState(false);
  const timer = useRef(0);
  const stop = () => {
    window.clearTimeout(timer.current);
    setTyping(false);
  };
  useHints(contactTopic, contactId, (hint) => {
    stop();
    if (hint !== 'typing') return;
    setTyping(true);
    timer.current = window.setTimeout(() => setTyping(false), lastsMs);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message that has come.
  useEffect(stop, [lastSeq]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return typing;
}
