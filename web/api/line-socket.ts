import { realtimePath, type ServerMessage, serverMessage } from '@tongli/contracts/kernel';
import { type Effect, type Input, isLost, type Line, nameOf, restingLine, step, tickMs } from './line.ts';
import { apiRoot } from './request.ts';

/** `again`: a state that comes after an earlier one, because more was missed than could be told. */
export type Listener = (message: ServerMessage, again: boolean) => void;

/** One WebSocket a tab, for everything that is watched in it. */
export interface Realtime {
  /** Returns what ends it. However many watch the same thing, it is asked for once; `behind`: also while the page is not looked at. */
  watch(topic: string, key: string, listener: Listener, behind?: boolean): () => void;
  /** Says something of the moment to others who watch it; lost where nothing can be said. */
  hint(topic: string, key: string, hint: string): void;
  isLost(): boolean;
  /** Calls when that has changed. */
  onChange(listener: () => void): () => void;
}

const policyViolation = 1_008;

function whyClosed({ code, reason }: CloseEvent): 'signed-out' | 'crowded' | 'lost' {
  if (code !== policyViolation) return 'lost';
  return reason === 'not-signed-in' ? 'signed-out' : 'crowded';
}

function read(data: unknown): ServerMessage | null {
  try {
    return serverMessage.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}

/** Opens, while it is wanted, a socket that reports to `act`. Returns what hangs up without a further report. */
function dial(act: (input: Input) => void): { say(text: string): void; hangUp(): void } {
  const address = new URL(`${apiRoot}${realtimePath}`, window.location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const socket = new WebSocket(address);
  let ours = true;
  socket.onopen = () => ours && act({ type: 'opened' });
  socket.onmessage = ({ data }) => {
    const message = read(data);
    if (ours && message) act({ type: 'heard', message });
  };
  socket.onclose = (event) => ours && act({ type: 'closed', why: whyClosed(event), chance: Math.random() });
  return {
    // While the other side closes, nobody listens; what is watched is asked for again over the next one.
    say: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    hangUp: () => {
      ours = false;
      socket.close();
    },
  };
}

function heedBrowser(act: (input: Input) => void): void {
  window.addEventListener('online', () => act({ type: 'online' }));
  window.addEventListener('offline', () => act({ type: 'offline' }));
  document.addEventListener('visibilitychange', () => act({ type: document.hidden ? 'hidden' : 'shown' }));
  window.setInterval(() => act({ type: 'tick' }), tickMs);
}

export function openRealtime(onSignedOut: () => void): Realtime {
  const listeners = new Map<string, Set<Listener>>();
  const lookers = new Set<() => void>();
  let line: Line | null = null;
  let socket: ReturnType<typeof dial> | null = null;
  let waiting: number | undefined;

  const perform = (effect: Effect): void => {
    if (effect.do === 'say') socket?.say(JSON.stringify(effect.message));
    else if (effect.do === 'tell')
      for (const one of listeners.get(effect.name) ?? []) one(effect.message, effect.again);
    else if (effect.do === 'wait') waiting = window.setTimeout(() => act({ type: 'due' }), effect.milliseconds);
    else if (effect.do === 'connect') {
      window.clearTimeout(waiting);
      socket = dial(act);
    } else if (effect.do === 'hang-up') socket?.hangUp();
    else onSignedOut();
  };
  const begin = (): Line => {
    heedBrowser(act);
    return restingLine(navigator.onLine, document.hidden);
  };
  const act = (input: Input): void => {
    const before = line ?? begin();
    const [next, effects] = step(before, input);
    line = next;
    for (const effect of effects) perform(effect);
    if (isLost(before) !== isLost(next)) for (const looker of lookers) looker();
  };

  return {
    watch: (topic, key, listener, behind = false) => {
      const name = nameOf({ topic, key });
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      if (all.size === 1) act({ type: 'watch', topic, key, behind });
      return () => {
        if (!all.delete(listener) || all.size > 0) return;
        listeners.delete(name);
        act({ type: 'unwatch', topic, key });
      };
    },
    hint: (topic, key, hint) => {
      if (line?.phase === 'open') perform({ do: 'say', message: { type: 'hint', topic, key, hint } });
    },
    isLost: () => line !== null && isLost(line),
    onChange: (looker) => {
      lookers.add(looker);
      return () => lookers.delete(looker);
    },
  };
}
