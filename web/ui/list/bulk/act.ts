import type { ComponentType } from 'react';
import type { Transport } from '../../../api/request.ts';

export interface AskProps<Input> {
  readonly value: Input | undefined;
  readonly onChange: (value: Input | undefined) => void;
}

/** A row that was acted on, and what the server answered. */
export interface Acted<Row> {
  readonly row: Row;
  readonly reply: unknown;
}

interface ActOn<Row, Input, Reply> {
  readonly key: string;
  /** Names the act, on its button and above what it asks. */
  readonly label: string;
  /** What the act means for others, said before it begins; nothing where it takes from nobody. */
  readonly consequence?: ComponentType<{ readonly rows: readonly Row[] }>;
  /** What is asked before, and answered for all rows alike; the act waits for an answer. */
  readonly ask?: ComponentType<AskProps<Input>>;
  /** The code of a refusal that the row itself already tells; the server then is not asked. */
  readonly refusal?: (row: Row, input: Input) => string | null;
  /** The act on one row. The key is the same when it is tried again, so that what was done is not done twice. */
  readonly run: (row: Row, input: Input, transport: Transport) => Promise<Reply>;
  /** Puts one row back to what it was; refused by the server where it has changed since. */
  readonly undo?: (row: Row, reply: Reply, transport: Transport) => Promise<unknown>;
}

/** An act on many rows of a list, each for itself: some may be refused. */
export type BulkAct<Row> = ActOn<Row, never, never>;

/** What is asked and what is run fit together; the list need not know of what kind it is. */
export const bulkAct = <Row, Input = undefined, Reply = unknown>(act: ActOn<Row, Input, Reply>): BulkAct<Row> =>
  act as unknown as BulkAct<Row>;

/** The way back from what was done, as an act of its own on the rows that were. */
export function undoOf<Row>(act: BulkAct<Row>, done: readonly Acted<Row>[], label: string): BulkAct<Row> {
  const replies = new Map(done.map(({ row, reply }) => [row, reply as never]));
  return bulkAct<Row>({
    key: `undo-${act.key}`,
    label,
    run: async (row, _, transport) => act.undo?.(row, replies.get(row) as never, transport),
  });
}

/** So many rows at most are acted on at a time. */
export const mostInBulk = 1_000;
