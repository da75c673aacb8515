import { useEffect, useSyncExternalStore } from 'react';

/*
 * A call is spoken in one tab of a browser: a second one that joins would push the first one out, which would come back and push in turn.
 * The one that is looked at has it; when it is closed another one goes on.
 */

const lock = 'tongli.call';
const hiddenWaitMs = 1_000;

let isHere = false;
let takes: (() => void) | null = null;
const listeners = new Set<() => void>();

function show(next: boolean): void {
  isHere = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

interface Wish {
  readonly given: Promise<void>;
  readonly signal: AbortSignal;
}

/** Has the call until it is given back or taken by another tab; then waits until that one is gone. */
async function hold({ given, signal }: Wish, how: LockOptions): Promise<void> {
  const has = () => {
    if (signal.aborted) return undefined;
    show(true);
    return given;
  };
  const taken = await navigator.locks.request(lock, how, has).then(
    () => false,
    () => !signal.aborted,
  );
  show(false);
  if (taken) void hold({ given, signal }, { signal });
}

function wish(): () => void {
  const giving = new AbortController();
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  const one = { given, signal: giving.signal };
  const take = () => void hold(one, { steal: true });
  // Whoever looks at this page speaks here.
  const wait = () => void hold(one, { signal: giving.signal });
  const isLookedAt = document.visibilityState === 'visible';
  const timer = isLookedAt ? undefined : setTimeout(wait, hiddenWaitMs);
  if (isLookedAt) take();
  takes = take;
  return () => {
    clearTimeout(timer);
    takes = null;
    giving.abort();
    give();
  };
}

/** Keeps the call in this tab for as long as there is one. Where a browser has no locks there is one tab. */
export function useSoleTab(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    if (navigator.locks) return wish();
    show(true);
    return () => show(false);
  }, [wanted]);
}

/** Whether calls are spoken in this tab. */
export const useIsHere = (): boolean => useSyncExternalStore(subscribe, () => isHere);

/** Speaks here from now on. */
export const takeHere = (): void => takes?.();
