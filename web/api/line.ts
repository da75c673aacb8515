import type { ClientMessage, ServerMessage } from '@tongli/contracts/kernel';

/** What of a kind this browser tab watches, and how far it has been told. */
export interface Watched {
  readonly topic: string;
  readonly key: string;
  /** Null until it was told its state. */
  readonly version: number | null;
  /** It has asked and was not answered yet. */
  readonly asking: boolean;
  /** Wanted also while nobody looks at the page, such as what rings. */
  readonly behind: boolean;
}

/** `resting`: nothing is watched. `waiting`: the connection is lost. `refused`: nobody is signed in. */
export type Phase = 'resting' | 'connecting' | 'open' | 'waiting' | 'refused';

/** The connection over which a tab is told what happens, as a value: `step` says what comes next. */
export interface Line {
  readonly phase: Phase;
  readonly watched: ReadonlyMap<string, Watched>;
  /** Connections in a row that came to nothing. */
  readonly failures: number;
  readonly online: boolean;
  readonly hidden: boolean;
  /** Ticks since anything was heard, or since it began to connect. */
  readonly silence: number;
}

type One = { readonly topic: string; readonly key: string };

export type Input =
  | ({ readonly type: 'watch'; readonly behind?: boolean } & One)
  | ({ readonly type: 'unwatch' } & One)
  | { readonly type: 'opened' }
  /** `chance` from 0 to 1, so that not everybody comes back in the same moment. */
  | { readonly type: 'closed'; readonly why: 'signed-out' | 'crowded' | 'lost'; readonly chance: number }
  | { readonly type: 'heard'; readonly message: ServerMessage }
  | { readonly type: 'due' | 'online' | 'offline' | 'shown' | 'hidden' | 'tick' };

export type Effect =
  | { readonly do: 'connect' | 'hang-up' | 'signed-out' }
  | { readonly do: 'say'; readonly message: ClientMessage }
  | { readonly do: 'wait'; readonly milliseconds: number }
  /** `again`: a state where there was one before, so that something was missed. */
  | { readonly do: 'tell'; readonly name: string; readonly message: ServerMessage; readonly again: boolean };

export type Step = readonly [Line, readonly Effect[]];

/** Between two ticks. */
export const tickMs = 1_000;
/** The server says every fourth second that the line carries. */
const ticksUntilPing = 7;
const ticksUntilDead = 10;
const ticksToConnect = 20;
/** Whoever comes back to a page waits so long for an answer. */
const ticksToAnswer = 6;
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** As many failures as make the longest wait. */
const crowded = 6;

export const nameOf = ({ topic, key }: One): string => `${topic} ${key}`;

export const restingLine = (online: boolean, hidden: boolean): Line => ({
  phase: 'resting',
  watched: new Map(),
  failures: 0,
  online,
  hidden,
  silence: 0,
});

/** Whether the reader should know that nothing is told at the moment. */
export const isLost = ({ phase, failures, watched }: Line): boolean =>
  watched.size > 0 && failures > 0 && (phase === 'waiting' || phase === 'connecting');

/** Twice as long after each failure, and up to half as much more or less. */
const waitAfter = (failures: number, chance: number) =>
  Math.round(Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1)) * (0.5 + chance));

const askFor = ({ topic, key, version }: Watched): Effect => ({
  do: 'say',
  message: { type: 'watch', topic, key, ...(version === null ? {} : { after: version }) },
});

const withWatched = (line: Line, one: Watched): Line => ({
  ...line,
  watched: new Map(line.watched).set(nameOf(one), one),
});

const connect = (line: Line, first: readonly Effect[] = []): Step =>
  line.online && line.watched.size > 0
    ? [{ ...line, phase: 'connecting', silence: 0 }, [...first, { do: 'connect' }]]
    : [{ ...line, phase: line.watched.size > 0 ? 'waiting' : 'resting' }, first];

function watch(line: Line, { topic, key, behind = false }: Extract<Input, { type: 'watch' }>): Step {
  const one: Watched = { topic, key, version: null, asking: line.phase === 'open', behind };
  const next = withWatched(line, one);
  if (line.phase === 'open') return [next, [askFor(one)]];
  return line.phase === 'resting' || line.phase === 'refused' ? connect(next) : [next, []];
}

function unwatch(line: Line, { topic, key }: One): Step {
  const watched = new Map(line.watched);
  watched.delete(nameOf({ topic, key }));
  const message = { type: 'unwatch', topic, key } as const;
  return [{ ...line, watched }, line.phase === 'open' ? [{ do: 'say', message }] : []];
}

/** Asks for everything from where it was left. */
function opened(line: Line): Step {
  const all = [...line.watched.values()].map((one) => ({ ...one, asking: true }));
  const watched = new Map(all.map((one) => [nameOf(one), one]));
  return [{ ...line, phase: 'open', silence: 0, watched }, all.map(askFor)];
}

function closed(line: Line, { why, chance }: Extract<Input, { type: 'closed' }>): Step {
  if (why === 'signed-out') return [{ ...line, phase: 'refused', failures: 0 }, [{ do: 'signed-out' }]];
  if (line.watched.size === 0) return [{ ...line, phase: 'resting', failures: 0 }, []];
  const failures = why === 'crowded' ? crowded : line.failures + 1;
  const next: Line = { ...line, phase: 'waiting', failures };
  const wanted = !line.hidden || [...line.watched.values()].some(({ behind }) => behind);
  // Nobody looks: it comes back when somebody does.
  if (!line.online || !wanted) return [next, []];
  return [next, [{ do: 'wait', milliseconds: waitAfter(failures, chance) }]];
}

function heard(before: Line, message: ServerMessage): Step {
  const line: Line = { ...before, silence: 0, failures: 0 };
  if (message.type === 'pong') return [line, []];
  if (message.type === 'hint') return [line, [{ do: 'tell', name: nameOf(message), message, again: false }]];
  const name = nameOf(message);
  const one = line.watched.get(name);
  if (!one) return [line, []];
  const again = message.type === 'state' && one.version !== null;
  const tell: Effect = { do: 'tell', name, message, again };
  if (message.type === 'refused') return [withWatched(line, { ...one, asking: false }), [tell]];
  if (message.type === 'change' && message.from !== one.version) return notNext(line, one, message.version);
  const asking = message.type === 'change' && one.asking;
  const next = withWatched(line, { ...one, version: message.version, asking });
  return [next, message.type === 'current' ? [] : [tell]];
}

/** A change that does not follow what is known: told before, on its way when it was asked again, or one was missed. */
function notNext(line: Line, one: Watched, version: number): Step {
  if (one.asking || one.version === null || version <= one.version) return [line, []];
  const asking = { ...one, asking: true };
  return [withWatched(line, asking), [askFor(asking)]];
}

/** A connection can be dead without anybody having said so. */
function tick(before: Line): Step {
  const line: Line = { ...before, silence: before.silence + 1 };
  const dead = line.phase === 'open' ? ticksUntilDead : ticksToConnect;
  if (line.phase === 'open' && line.watched.size === 0)
    return [{ ...line, phase: 'resting', failures: 0 }, [{ do: 'hang-up' }]];
  if (line.phase !== 'open' && line.phase !== 'connecting') return [line, []];
  if (line.silence >= dead) return connect({ ...line, failures: line.failures + 1 }, [{ do: 'hang-up' }]);
  if (line.phase === 'open' && line.silence === ticksUntilPing)
    return [line, [{ do: 'say', message: { type: 'ping' } }]];
  return [line, []];
}

const mayReturn = ({ phase }: Line) => phase === 'waiting' || phase === 'refused';

function shown(before: Line): Step {
  const line = { ...before, hidden: false };
  if (mayReturn(line)) return connect(line);
  if (line.phase !== 'open') return [line, []];
  return [
    { ...line, silence: Math.max(line.silence, ticksUntilDead - ticksToAnswer) },
    [{ do: 'say', message: { type: 'ping' } }],
  ];
}

function offline(before: Line): Step {
  const line = { ...before, online: false };
  if (line.phase !== 'open' && line.phase !== 'connecting') return [line, []];
  return [{ ...line, phase: 'waiting', failures: Math.max(1, line.failures) }, [{ do: 'hang-up' }]];
}

/** What comes of what happened: the line as it is then, and what is to be done. */
export function step(line: Line, input: Input): Step {
  switch (input.type) {
    case 'watch':
      return watch(line, input);
    case 'unwatch':
      return unwatch(line, input);
    case 'opened':
      return opened(line);
    case 'closed':
      return closed(line, input);
    case 'heard':
      return heard(line, input.message);
    case 'due':
      return line.phase === 'waiting' ? connect(line) : [line, []];
    case 'online':
      return line.phase === 'waiting' ? connect({ ...line, online: true }) : [{ ...line, online: true }, []];
    case 'offline':
      return offline(line);
    case 'shown':
      return shown(line);
    case 'hidden':
      return [{ ...line, hidden: true }, []];
    case 'tick':
      return tick(line);
  }
}
