import type { Call } from './call.ts';
import type { Tx } from './database/database.ts';
import type { Floor } from './floor.ts';
import { system } from './permissions/actor.ts';
import { everywhere } from './permissions/scope.ts';

/** A call that nobody's request started; `name` stands in the audit trail, such as `timer:complaint-limits`. */
export async function systemCall(
  floor: Pick<Floor, 'clock' | 'keyring' | 'blobs' | 'voice' | 'mail'>,
  tx: Tx,
  name: string,
): Promise<Call> {
  return {
    tx,
    actor: system(name),
    scope: everywhere,
    now: await floor.clock.now(tx),
    requestId: name,
    keyring: floor.keyring,
    blobs: floor.blobs,
    ...(floor.voice ? { voice: floor.voice } : {}),
    ...(floor.mail ? { mail: floor.mail } : {}),
  };
}

/** A transaction of the system's own. */
export function inSystemCall<T>(floor: Floor, name: string, act: (call: Call) => Promise<T>): Promise<T> {
  return floor.db.transaction().execute(async (tx) => act(await systemCall(floor, tx, name)));
}
