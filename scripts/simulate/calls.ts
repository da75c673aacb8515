import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A call that was offered to agents, as a centre recorded it. Times are what the wall clock showed. */
export interface RealCall {
  /** yyyy-mm-dd. */
  readonly day: string;
  /** Seconds since midnight at which it came to its queue. */
  readonly at: number;
  readonly waitSeconds: number;
  readonly answered: boolean;
  /** 0 where nobody answered. */
  readonly serviceSeconds: number;
  /** Who answered; null where that was not recorded. */
  readonly agent: string | null;
  readonly kind: string;
  /** Goes before others. */
  readonly urgent: boolean;
}

export class CallsRefusal extends Error {}

type Read = (cell: (column: string) => string) => RealCall | null;

const clock = (text: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours * 3_600 + minutes * 60 + seconds;
};

/**
 * A line of the “Anonymous Bank” (I. Guedj and A. Mandelbaum, Technion, 1999), after its voice menu. Phantoms are no calls, and who hung up
 * within the menu never was in the queue.
 */
const bank: Read = (cell) => {
  const outcome = cell('outcome');
  const answered = outcome === 'AGENT';
  if (outcome === 'PHANTOM' || (!answered && clock(cell('q_start')) === 0)) return null;
  const date = cell('date');
  return {
    day: `19${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}`,
    at: clock(cell('vru_exit')),
    waitSeconds: Number(cell('q_time')),
    answered,
    serviceSeconds: answered ? Number(cell('ser_time')) : 0,
    agent: cell('server') === 'NO_SERVER' ? null : cell('server'),
    kind: cell('type'),
    urgent: cell('priority') === '2',
  };
};

/** A line of anybody's table; see `npm run simulate -- --help`. */
const table: Read = (cell) => {
  const [day = '', time = ''] = cell('arrived_at').split(/[ T]/);
  const answered = /^(1|true|yes)$/i.test(cell('answered'));
  return {
    ...{ day, at: clock(time), waitSeconds: Number(cell('wait_seconds')), answered },
    serviceSeconds: answered ? Number(cell('service_seconds')) : 0,
    agent: cell('agent') || null,
    kind: cell('kind'),
    urgent: /^(1|true|yes)$/i.test(cell('urgent')),
  };
};

const needed = ['arrived_at', 'wait_seconds', 'answered', 'service_seconds'];

const isSound = ({ day, at, waitSeconds, serviceSeconds }: RealCall): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && [at, waitSeconds, serviceSeconds].every((value) => value >= 0);

/** Calls in the order of their arrival; plain text, columns by tab or comma, with a header. */
export function parseCalls(text: string): RealCall[] {
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const delimiter = header.includes('\t') ? '\t' : ',';
  const columns = header.split(delimiter);
  const isBank = columns.includes('vru_exit');
  const missing = isBank ? [] : needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new CallsRefusal(`The file has no column ${missing.join(', ')}.`);
  const places = new Map(columns.map((name, place) => [name, place]));
  const calls = lines.flatMap((line, number) => {
    const cells = line.split(delimiter);
    const call = (isBank ? bank : table)((name) => cells[places.get(name) ?? -1]?.trim() ?? '');
    if (call && !isSound(call)) throw new CallsRefusal(`Line ${number + 2} of the file is no call.`);
    return call ?? [];
  });
  return calls.sort((a, b) => a.day.localeCompare(b.day) || a.at - b.at);
}

/** A file of calls, packed with gzip or not. */
export function readCalls(file: string): RealCall[] {
  const bytes = readFileSync(file);
  return parseCalls((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'));
}
