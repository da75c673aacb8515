import { readDraft as readBegunThere } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../api/call.ts';
import { isRefusal } from '../../../api/problem.ts';
import { dropDraft, keepDraft, readDraft } from '../../../ui/form/drafts.ts';
import { type Begun, isTold, type Manner, settled } from './begun.ts';

/** The server is told so soon after the last letter. */
const tellMs = 1_200;
const againMs = 5_000;

interface Place<Value> extends Manner<Value> {
  readonly contactId: string;
  /** Under which it is kept in this tab at once. */
  readonly name: string;
  readonly nothing: Value;
  readonly pick: (there: ReplyOf<typeof readBegunThere>) => Value;
  readonly tell: (value: Value) => Promise<unknown>;
}

interface Telling<Value> {
  readonly begun: Begun<Value>;
  /** Counts what happened here: an answer to what was asked before it is old. */
  readonly step: number;
  readonly settled: boolean;
}

/** What is in this tab, from before a reload. */
function fromTab<Value>({ name, nothing }: Place<Value>): Begun<Value> {
  const kept = readDraft(name);
  return kept && 'value' in kept && 'told' in kept
    ? (kept as unknown as Begun<Value>)
    : { value: nothing, told: nothing };
}

/** Asks what the server has, at first and whenever somebody comes back to the window: another browser may have written on. */
function useThere(
  contactId: string,
  onThere: (there: ReplyOf<typeof readBegunThere>, askedAt: number) => void,
  step: () => number,
) {
  const acts = useRef({ onThere, step });
  acts.current = { onThere, step };
  useEffect(() => {
    let here = true;
    let timer = 0;
    const ask = () => {
      const askedAt = acts.current.step();
      call(readBegunThere, { params: { id: contactId }, body: {} }).then(
        (there) => here && acts.current.onThere(there, askedAt),
        (error: unknown) => {
          if (here && !isRefusal(error)) timer = window.setTimeout(ask, againMs);
        },
      );
    };
    ask();
    window.addEventListener('focus', ask);
    return () => {
      here = false;
      window.clearTimeout(timer);
      window.removeEventListener('focus', ask);
    };
  }, [contactId]);
}

/** Something half-written of a contact: in this tab at once, at the server soon, and there again in any browser. */
export function useBegun<Value>(place: Place<Value>) {
  const { contactId, name, tell } = place;
  const [telling, setTelling] = useState<Telling<Value>>(() => ({ begun: fromTab(place), step: 0, settled: false }));
  const latest = useRef(telling);
  const put = (next: Begun<Value>, isSettled = latest.current.settled) => {
    latest.current = { begun: next, step: latest.current.step + 1, settled: isSettled };
    setTelling(latest.current);
    keepDraft(name, { ...next }, []);
  };
  useThere(
    contactId,
    (there, askedAt) => {
      const { begun, step, settled: before } = latest.current;
      if (!before || step === askedAt) put(settled(begun, place.pick(there), place), true);
    },
    () => latest.current.step,
  );
  const [failures, setFailures] = useState(0);
  const due = telling.settled && !isTold(telling.begun, place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with each letter, and after a failure.
  useEffect(() => {
    if (!due) return undefined;
    const { value } = telling.begun;
    const go = () => {
      window.clearTimeout(timer);
      tell(value).then(
        () => put({ value: latest.current.begun.value, told: value }),
        (error: unknown) => isRefusal(error) || setFailures((count) => count + 1),
      );
    };
    const timer = window.setTimeout(go, failures === 0 ? tellMs : againMs);
    const hidden = () => document.visibilityState === 'hidden' && go();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [due, telling.begun.value, failures]);
  return {
    value: telling.begun.value,
    change: (value: Value) => put({ ...latest.current.begun, value }),
    /** It is where it belongs, and half-written no longer. */
    drop: () => {
      const { value } = latest.current.begun;
      put({ value, told: value });
      dropDraft(name);
    },
  };
}
