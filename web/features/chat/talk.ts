import { type FollowedContact, followContact, type startContact, writeAsCustomer } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useSyncExternalStore } from 'react';
import { call } from '../../api/call.ts';
import { ConnectionLost, isRefusal, ProblemError } from '../../api/problem.ts';
import { begin, type Conversation, type Happening, nextOf, type Outgoing, phaseOf, step } from './conversation.ts';
import { drop, keep, readKept } from './kept.ts';

/** Whoever waits is told their place anew that often; whoever talks hears at once. */
const waitingSeconds = 3;
/** Asking says that one is there: below the time after which one counts as away. */
const talkingSeconds = 15;
const graceMs = 8_000;
const longestPauseMs = 8_000;
/** So many at once may be a part of them. */
const whole = 100;

const name = 'talk';
type Kept = Pick<Conversation, 'token' | 'queue' | 'outbox'>;

let talk: Conversation | null = null;
let running: AbortController | null = null;
/** An answer under way is given up when the machine says that it has no connection. */
let answer = new AbortController();
addEventListener('offline', () => answer.abort(new ConnectionLost('offline')));
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function show(next: Conversation | null): void {
  talk = next;
  if (next) keep(name, { token: next.token, queue: next.queue, outbox: next.outbox } satisfies Kept);
  else drop(name);
  for (const listener of listeners) listener();
}

function happen(happening: Happening): void {
  if (talk) show(step(talk, happening));
}

/** The conversation of this tab; null where there is none. */
export const useTalk = (): Conversation | null => useSyncExternalStore(subscribe, () => talk);

/** Before long, or as soon as the machine says that it is connected. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

const isGone = (error: unknown) => error instanceof ProblemError && [404, 422].includes(error.problem.status);

/** Waits for news; without news of the first answer, or of a long one, it asks at once. */
function queryOf(known: Conversation, at: 'once' | 'with news') {
  const waits = phaseOf(known) === 'waiting' || phaseOf(known) === 'callback';
  const version = at === 'once' || known.lost ? undefined : known.contact?.version;
  return {
    after: known.seq,
    version,
    typing: known.contact?.typing ? ('yes' as const) : ('no' as const),
    wait: version === undefined ? 0 : waits ? waitingSeconds : talkingSeconds,
  };
}

async function follow(signal: AbortSignal): Promise<void> {
  let failures = 0;
  let at: 'once' | 'with news' = 'once';
  while (!signal.aborted && talk) {
    const query = queryOf(talk, at);
    answer = new AbortController();
    const patience = AbortSignal.any([signal, answer.signal, AbortSignal.timeout(query.wait * 1_000 + graceMs)]);
    try {
      const contact = await call(followContact, { params: { token: talk.token }, query, signal: patience });
      if (signal.aborted) return;
      failures = 0;
      at = contact.messages.length > whole ? 'once' : 'with news';
      tell(contact);
      if (contact.state === 'closed' && !contact.call && at === 'with news') return;
    } catch (error) {
      if (signal.aborted) return;
      if (isGone(error)) return show(null);
      happen({ what: 'lost' });
      failures += 1;
      await pause(Math.min(longestPauseMs, 500 * 2 ** failures) * (0.75 + Math.random() / 2), signal);
    }
  }
}

function tell(contact: FollowedContact): void {
  happen({ what: 'told', contact });
  if (talk?.outbox.some(({ state }) => state === 'lost')) {
    happen({ what: 'again' });
    void pump();
  }
}

let pumping = false;

/** Sends what waits, one after the other. */
async function pump(): Promise<void> {
  if (pumping) return;
  pumping = true;
  try {
    for (let next = talk && nextOf(talk); talk && next; next = talk && nextOf(talk)) await send(talk, next);
  } finally {
    pumping = false;
  }
}

async function send({ token, seq }: Conversation, { id, text, files, draft }: Outgoing): Promise<void> {
  const body = { id, text, fileIds: files.map((file) => file.id), ...(files.length > 0 ? { draft } : {}) };
  try {
    tell(await call(writeAsCustomer, { params: { token }, query: { after: seq }, body }));
    // It may stand there from before, and is not told again then.
    happen({ what: 'discarded', id });
  } catch (error) {
    const tooMany = error instanceof ProblemError && error.problem.status === 429;
    happen({ what: isRefusal(error) && !tooMany ? 'refused' : 'unsent', id });
  }
}

function run(next: Conversation): void {
  running?.abort();
  running = new AbortController();
  show(next);
  void follow(running.signal);
}

/** A contact that has just begun. */
export function take({ token, contact }: ReplyOf<typeof startContact>, queue: string): void {
  run(step(begin(token, queue), { what: 'told', contact }));
}

/** What this tab had before it was loaded anew, or what it was handed over behind the address, which no server sees. */
export function resume(): void {
  const handed = new URLSearchParams(location.hash.slice(1));
  const [token, queue] = [handed.get('talk'), handed.get('queue')];
  if (token) history.replaceState(null, '', location.pathname + location.search);
  const kept = token ? { token, queue: queue ?? '', outbox: [] } : readKept<Kept>(name);
  if (kept && !talk) run(begin(kept.token, kept.queue, kept.outbox));
}

/** For a window of its own that goes on with it. */
export const handOver = ({ token, queue }: Pick<Conversation, 'token' | 'queue'>): string =>
  `#${new URLSearchParams({ talk: token, queue })}`;

export function leaveTalk(): void {
  running?.abort();
  running = null;
  show(null);
}

export function write(message: Pick<Outgoing, 'text' | 'files' | 'draft'>): void {
  happen({ what: 'written', message: { ...message, id: crypto.randomUUID(), at: new Date().toISOString() } });
  void pump();
}

export function sendAgain(id: string): void {
  happen({ what: 'again', id });
  void pump();
}

export const discard = (id: string): void => happen({ what: 'discarded', id });

/** What an act of one's own was answered with. */
export const heard = tell;
