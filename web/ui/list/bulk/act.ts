import type { ComponentType } from 'react';
import type { Transport } from '../../../api/request.ts';

export interface AskProps<Input> {
  readonly value: Input | undefined;
  readonly onChange: (value: Input | undefined) => void;
}

interface ActOn<Row, Input> {
  readonly key: string;
  /** Names the act, on its button and above what it asks. */
  readonly label: string;
  /** What is asked before, and answered for all rows alike; the act waits for an answer. */
  readonly ask?: ComponentType<AskProps<Input>>;
  /** The code of a refusal that the row itself already tells; the server then is not asked. */
  readonly refusal?: (row: Row, input: Input) => string | null;
  /** The act on one row. The key is the same when it is tried again, so that what was done is not done twice. */
  readonly run: (row: Row, input: Input, transport: Transport) => Promise<unknown>;
}

/** An act on many rows of a list, each for itself: some may be refused. */
export type BulkAct<Row> = ActOn<Row, never>;

/** What is asked and what is run fit together; the list need not know of what kind it is. */
export const bulkAct = <Row, Input = undefined>(act: ActOn<Row, Input>): BulkAct<Row> => act as unknown as BulkAct<Row>;

/** So many rows at most are acted on at a time. */
export const mostInBulk = 1_000;
