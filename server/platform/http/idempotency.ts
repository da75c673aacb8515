import type { Endpoint } from '@tongli/contracts/kernel';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { type Call, isRefusal, refuse } from '../call.ts';
import { hot } from '../database/prepared.ts';
import type { Timer } from '../timers/timers.ts';
import type { Input } from './operation.ts';

export const maxKeyLength = 100;
/** Nobody repeats a request after that. */
const keptHours = 48;

/**
 * A creation that the client repeats with the same `Idempotency-Key` (double click, lost reply) returns the first
 * reply, which is kept sealed: it may hold a customer's link. The key's row is written in the creation's own transaction: a
 * concurrent repeat waits for it to end.
 */
export async function idempotent(
  call: Call,
  endpoint: Endpoint,
  { headers }: Pick<FastifyRequest, 'headers'>,
  { params, query, body }: Input<Endpoint>,
  create: () => Promise<unknown>,
): Promise<unknown> {
  const key = headers['idempotency-key'];
  if (key === undefined) return create();
  if (typeof key !== 'string' || key.length === 0 || key.length > maxKeyLength)
    return refuse('invalid-input', { field: 'header.idempotency-key', params: { maximum: maxKeyLength }, status: 422 });
  // Keyed, because what is asked may hold what can be guessed, such as a first password.
  const requestHash = call.keyring.searchHash('idempotency', JSON.stringify([params, query, body]));
  const identity = { caller: call.actor.id ?? 'anyone', operation: endpoint.id, key };
  const inserted = await call.tx
    .insertInto('platform.idempotency')
    .modifyEnd(hot('first_call'))
    .values({ ...identity, request_hash: requestHash, created_at: call.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!inserted) return earlierReply(call, identity, requestHash);
  const reply = await create();
  if (isRefusal(reply)) await forget(call, identity);
  else await remember(call, identity, reply);
  return reply;
}

interface Identity {
  caller: string;
  operation: string;
  key: string;
}

async function remember(call: Call, { caller, operation, key }: Identity, reply: unknown): Promise<void> {
  await call.tx
    .updateTable('platform.idempotency')
    .modifyEnd(hot('remember_reply'))
    .set({ reply: JSON.stringify(call.keyring.sealStaged(JSON.stringify(reply)).toString('base64')) })
    .where('caller', '=', caller)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .execute();
}

/** A refused creation leaves its key free, also where the refusal itself commits. */
async function forget(call: Call, { caller, operation, key }: Identity): Promise<void> {
  await call.tx
    .deleteFrom('platform.idempotency')
    .where('caller', '=', caller)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .execute();
}

async function earlierReply(call: Call, { caller, operation, key }: Identity, requestHash: Buffer) {
  const earlier = await call.tx
    .selectFrom('platform.idempotency')
    .select(['request_hash', 'reply'])
    .where('caller', '=', caller)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!earlier.request_hash.equals(requestHash)) return refuse('idempotency-mismatch', { status: 422 });
  return JSON.parse(call.keyring.openStaged(Buffer.from(String(earlier.reply), 'base64')));
}

const hourMs = 3_600_000;

/**
 * Forgets replies that are older than two days. It comes due at most once a day, so that a clock that is stepped stops for it
 * once a day and not at every creation.
 */
export const forgottenReplies: Timer = {
  name: 'forgotten-replies',
  due: sql`
    select date_trunc('day', min(created_at) + make_interval(hours => ${keptHours + 24}) - interval '1 millisecond')
    from platform.idempotency`,
  fireDue: async (call, limit) => {
    const over = new Date(call.now.getTime() - keptHours * hourMs);
    const { numAffectedRows = 0n } = await sql`
      delete from platform.idempotency where ctid = any(array(
        select ctid from platform.idempotency where created_at <= ${over} order by created_at limit ${limit}
        for update skip locked))`.execute(call.tx);
    return Number(numAffectedRows);
  },
};
