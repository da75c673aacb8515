import { ProblemError } from '../../../api/problem.ts';

/** At the same time: enough to be quick, few enough to leave the server to others. */
const abreast = 4;

export interface Refused<Row> {
  readonly row: Row;
  readonly error: unknown;
}

export interface Outcome<Row> {
  readonly done: number;
  readonly refused: readonly Refused<Row>[];
  /** Not begun when it was cancelled. */
  readonly left: readonly Row[];
}

/** A refusal that was known before the server was asked. */
export class KnownRefusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Where the session has ended, each of the rest would only be told the same. */
const endsAll = (error: unknown) => error instanceof ProblemError && error.problem.status === 401;

/**
 * Does the act on every row, a few at a time and in their order, and goes on where one is refused. Cancelled, it begins no more;
 * what has begun is awaited, so that the outcome says what truly happened.
 */
export async function runBulk<Row>(
  rows: readonly Row[],
  act: (row: Row) => Promise<unknown>,
  signal: AbortSignal,
  onProgress: (outcome: Outcome<Row>) => void = () => undefined,
): Promise<Outcome<Row>> {
  const refused: Refused<Row>[] = [];
  let [begun, done, over] = [0, 0, false];
  const outcome = (): Outcome<Row> => ({ done, refused: [...refused], left: rows.slice(begun) });
  const work = async () => {
    while (begun < rows.length && !signal.aborted && !over) {
      const row = rows[begun++] as Row;
      try {
        await act(row);
        done += 1;
      } catch (error) {
        refused.push({ row, error });
        over ||= endsAll(error);
      }
      onProgress(outcome());
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
  return outcome();
}
