import { randomUUID } from 'node:crypto';
import type { Delegation } from '@tongli/contracts/work';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { describePeople, isPerson } from '../../org/index.ts';
import { notify } from '../notices.ts';
import { tables } from '../store.ts';
import type { WorkTables } from '../tables.ts';

type Row = Selectable<WorkTables['work.delegation']>;

export interface NewDelegation {
  readonly toId: string;
  readonly fromAt: string;
  readonly untilAt: string;
  readonly kinds: readonly string[] | null;
}

const subjectOf = (id: string) => ({ type: 'delegation', id });

function stateOf(row: Row, now: Date): Delegation['state'] {
  if (row.revoked_at !== null) return 'revoked';
  if (now < row.from_at) return 'coming';
  return now < row.until_at ? 'running' : 'over';
}

async function replies(call: Call, rows: readonly Row[]): Promise<Delegation[]> {
  const names = await describePeople(
    call,
    rows.flatMap((row) => [row.from_id, row.to_id]),
  );
  return rows.map((row) => {
    const state = stateOf(row, call.now);
    return {
      id: row.id,
      from: { id: row.from_id, name: names.get(row.from_id) ?? '' },
      to: { id: row.to_id, name: names.get(row.to_id) ?? '' },
      fromAt: row.from_at.toISOString(),
      untilAt: row.until_at.toISOString(),
      kinds: row.kinds as string[] | null,
      state,
      mayRevoke: row.from_id === call.actor.id && (state === 'coming' || state === 'running'),
    };
  });
}

/** What one gave and received, the latest first. */
export async function listDelegations(call: Call): Promise<{ delegations: Delegation[] }> {
  const rows = await tables(call)
    .selectFrom('work.delegation')
    .selectAll()
    .where(({ or, eb }) => or([eb('from_id', '=', call.actor.id), eb('to_id', '=', call.actor.id)]))
    .orderBy('from_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  return { delegations: await replies(call, rows) };
}

/** One's own authority, to somebody else; what one was given oneself does not go on. */
export async function delegate(
  call: Call,
  { toId, fromAt, untilAt, kinds }: NewDelegation,
): Promise<Delegation | Refusal> {
  const { id: fromId } = call.actor;
  if (fromId === null) throw new Error(`delegations: ${call.actor.name} is no person and has no authority`);
  if (toId === fromId) return refuse('delegation-to-oneself', { status: 422, field: 'body.toId' });
  if (!(await isPerson(call, toId))) return refuse('unknown-person', { status: 422, field: 'body.toId' });
  const [from, until] = [new Date(fromAt), new Date(untilAt)];
  if (until <= from || until <= call.now) return refuse('period-over', { status: 422, field: 'body.untilAt' });
  const row = await tables(call)
    .insertInto('work.delegation')
    .values({
      id: randomUUID(),
      from_id: fromId,
      to_id: toId,
      from_at: from,
      until_at: until,
      kinds: kinds === null ? null : [...kinds],
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const params = { fromAt: from.toISOString(), untilAt: until.toISOString() };
  await notify(call, { personIds: [toId], code: 'delegation-given', params, subject: subjectOf(row.id) });
  await audit(call, 'work.delegate', subjectOf(row.id));
  return only(await replies(call, [row]));
}

/** From this instant on; what was decided under it stays decided. */
export async function revokeDelegation(call: Call, id: string): Promise<Delegation | Refusal> {
  const row = await tables(call)
    .updateTable('work.delegation')
    .set(({ fn, val }) => ({ revoked_at: fn.coalesce('revoked_at', val(call.now)) }))
    .where('id', '=', id)
    .where('from_id', '=', call.actor.id)
    .returningAll()
    .executeTakeFirst();
  if (!row) return notFound;
  await audit(call, 'work.revoke-delegation', subjectOf(id));
  return only(await replies(call, [row]));
}

function only([one]: readonly Delegation[]): Delegation {
  if (!one) throw new Error('delegations: what was just written is not there');
  return one;
}
