import type { ContactNumbers } from '@tongli/contracts/contacts';

/** Stays in queues of one outcome, counted; times in milliseconds, summed. */
export interface Sums {
  readonly outcome: string | null;
  readonly count: number;
  /** Within the queue's time, or the one asked for. */
  readonly within: number;
  /** Abandoned so early that it may be left out. */
  readonly short: number;
  readonly transferred: number;
  readonly wait: number;
  readonly talk: number;
  readonly hold: number;
  readonly wrapUp: number;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * Numbers of a slice. Offered is the sum of the outcomes and of what is still open. The four readers' forms of the service level:
 * with abandonments against it (what is meant where nothing else is said), of the answered alone, without short abandonments, and with
 * early abandonments for it.
 */
export function numbersOf(sums: readonly Sums[]): ContactNumbers {
  const of = (outcome: string | null) => sums.filter((one) => one.outcome === outcome);
  const add = (rows: readonly Sums[], key: Exclude<keyof Sums, 'outcome'>) =>
    rows.reduce((sum, row) => sum + row[key], 0);
  const count = (outcome: string | null) => add(of(outcome), 'count');
  const [answered, abandoned] = [count('answered'), count('abandoned')];
  const [inTime, gaveUpInTime, short] = [
    add(of('answered'), 'within'),
    add(of('abandoned'), 'within'),
    add(of('abandoned'), 'short'),
  ];
  const average = (key: 'wait' | 'talk' | 'hold' | 'wrapUp') =>
    answered === 0 ? null : add(of('answered'), key) / answered / 1_000;
  const [talk, hold, wrapUp] = [average('talk'), average('hold'), average('wrapUp')];
  const offered = add(sums, 'count');
  return {
    offered,
    answered,
    abandoned,
    overflowed: count('overflowed'),
    refused: count('refused'),
    callback: count('callback'),
    voicemail: count('voicemail'),
    selfService: count('selfService'),
    open: count(null),
    shortAbandoned: short,
    answeredWithin: inTime,
    abandonedWithin: gaveUpInTime,
    serviceLevel: {
      abandonsNegative: share(inTime, answered + abandoned),
      answeredOnly: share(inTime, answered),
      shortIgnored: share(inTime, answered + abandoned - short),
      abandonsPositive: share(inTime + gaveUpInTime, answered + abandoned),
    },
    averageAnswerSeconds: average('wait'),
    averageHandleSeconds: talk === null || hold === null || wrapUp === null ? null : talk + hold + wrapUp,
    averageTalkSeconds: talk,
    averageHoldSeconds: hold,
    averageWrapUpSeconds: wrapUp,
    connectionRate: share(answered, offered - count('selfService') - count(null)),
    abandonmentRate: share(abandoned, offered),
    transfers: add(sums, 'transferred'),
  };
}
