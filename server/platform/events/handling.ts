import { sql } from 'kysely';
import type { Call } from '../call.ts';
import type { Tx } from '../database/database.ts';
import { isPassing } from '../database/trouble.ts';
import type { Floor } from '../floor.ts';
import { systemCall } from '../system-call.ts';
import type { Fact, Flow } from './flow.ts';

export type Loaded = Fact<unknown>;

export const callOf = (floor: Pick<Floor, 'clock' | 'keyring' | 'blobs'>, tx: Tx, flow: Flow): Promise<Call> =>
  systemCall(floor, tx, `flow:${flow.name}`);

/** The flow's cursor, held until the transaction ends: nobody else handles its facts meanwhile. */
export const cursorOf = (tx: Tx, flow: string) =>
  tx.selectFrom('platform.flow_cursor').select('position').where('flow', '=', flow).forUpdate();

/** Acts within a savepoint. An error is returned with its effects undone; trouble of the moment ends the transaction. */
export async function attempt(call: Call, act: () => Promise<void>): Promise<Error | null> {
  await sql`savepoint attempt`.execute(call.tx);
  try {
    await act();
    await sql`release savepoint attempt`.execute(call.tx);
  } catch (error) {
    if (isPassing(error)) throw error;
    await sql`rollback to savepoint attempt`.execute(call.tx);
    return error instanceof Error ? error : new Error(String(error));
  }
  return null;
}
