/** A line of a contact's log, as far as durations need it. Times in milliseconds. */
export interface LogLine {
  readonly at: number;
  readonly state: string;
  readonly held: boolean;
  readonly cause: string;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly outcome: string | null;
}

export interface Visit {
  readonly queueId: string;
  readonly enteredAt: number;
  /** Null while it waits, talks or is written up there. */
  readonly leftAt: number | null;
  /** Null while none is known; an answer is known at once. */
  readonly outcome: string | null;
  readonly answeredAt: number | null;
  readonly waitMs: number;
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  readonly transferred: boolean;
  /** Who answered it there, the last of them. */
  readonly agentId: string | null;
  /** How often it rang at somebody, and for how long altogether. */
  readonly offers: number;
  readonly ringMs: number;
}

/** Into another queue, and so a stay of its own. Back to the queue that it was lost from is the same stay. */
const moves = new Set(['overflow', 'moveTo', 'transfer']);

/** How long the log's last state lasted until `end`, by what it was. */
interface Spans {
  wait: number;
  ring: number;
  talk: number;
  hold: number;
  wrapUp: number;
}

function spansOf(lines: readonly LogLine[], end: number): Spans {
  const spans: Spans = { wait: 0, ring: 0, talk: 0, hold: 0, wrapUp: 0 };
  for (const [index, line] of lines.entries()) {
    const length = (lines[index + 1]?.at ?? end) - line.at;
    if (line.state === 'offered') spans.ring += length;
    if (line.state === 'queued' || line.state === 'offered') spans.wait += length;
    else if (line.state === 'connected') spans[line.held ? 'hold' : 'talk'] += length;
    else if (line.state === 'wrapUp') spans.wrapUp += length;
  }
  return spans;
}

/** The stays in queues that a log tells of, oldest first, as of `now`. */
export function visitsOf(log: readonly LogLine[], now: number): Visit[] {
  const starts = log.flatMap((line, index) => (index === 0 || moves.has(line.cause) ? [index] : []));
  return starts.map((start, place) => visitOf(log.slice(start, starts[place + 1]), log[starts[place + 1] ?? -1], now));
}

function visitOf(own: readonly LogLine[], next: LogLine | undefined, now: number): Visit {
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) throw new Error('contacts: a stay without a line');
  const lines = own.filter(({ state }) => state !== 'closed');
  const leftAt = next?.at ?? (last.state === 'closed' ? last.at : null);
  const spans = spansOf(lines, leftAt ?? now);
  const answered = own.find(({ state }) => state === 'connected') ?? null;
  return {
    queueId: first.queueId ?? '',
    enteredAt: first.at,
    leftAt,
    outcome: outcomeOf(answered !== null, last, next),
    answeredAt: answered?.at ?? null,
    waitMs: (answered?.at ?? leftAt ?? now) - first.at,
    talkMs: spans.talk,
    holdMs: spans.hold,
    wrapUpMs: spans.wrapUp,
    transferred: next?.cause === 'transfer',
    agentId: own.findLast(({ state }) => state === 'connected')?.agentId ?? null,
    offers: own.filter(({ state }) => state === 'offered').length,
    ringMs: spans.ring,
  };
}

function outcomeOf(answered: boolean, last: LogLine, next: LogLine | undefined): string | null {
  if (answered) return 'answered';
  if (next) return 'overflowed';
  if (last.state !== 'closed') return null;
  // Whoever leaves a second queue has abandoned it, though somebody had answered them before.
  return last.cause === 'abandon' ? 'abandoned' : last.outcome;
}

/** Of the whole contact. */
export interface Totals extends Pick<Visit, 'waitMs' | 'talkMs' | 'holdMs' | 'wrapUpMs'> {
  readonly answeredAt: number | null;
  /** When the conversation ended, or the waiting without one. */
  readonly endedAt: number | null;
}

const ends = /^(endedBy|abandon|leave|overflow)/;

export function totalsOf(log: readonly LogLine[], now: number): Totals {
  const [first, last] = [log[0], log.at(-1)];
  if (!first || !last) return { waitMs: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0, answeredAt: null, endedAt: null };
  const closedAt = last.state === 'closed' ? last.at : null;
  const spans = spansOf(
    log.filter(({ state }) => state !== 'closed'),
    closedAt ?? now,
  );
  const answeredAt = log.find(({ state }) => state === 'connected')?.at ?? null;
  const over = log.find(({ cause, state }) => ends.test(cause) && (state === 'wrapUp' || state === 'closed'));
  return {
    answeredAt,
    endedAt: over?.at ?? closedAt,
    waitMs: (answeredAt ?? closedAt ?? now) - first.at,
    talkMs: spans.talk,
    holdMs: spans.hold,
    wrapUpMs: spans.wrapUp,
  };
}
