import {
  type Compensation,
  compensationApproved,
  compensationPaid,
  compensationReleased,
  compensationReversed,
} from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { decidePaying } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { withdrawApproval } from '../../work/index.ts';
import { tables } from '../store.ts';
import { type CompensationAct, decideCompensation } from './compensation.ts';
import { compensationAfter } from './queries.ts';
import { endPromise, promiseRemedy } from './remedy.ts';
import {
  about,
  type CompensationRow,
  enter,
  type LockedCompensation,
  lockCompensation,
  saveCompensation,
  tellCase,
} from './store.ts';

interface Outcome {
  readonly outcome: 'approved' | 'rejected' | 'withdrawn';
  readonly byId: string | null;
  readonly forId: string | null;
}

/** Its approval was decided. What is not waiting any more stays as it is: the same told twice changes nothing. */
export async function settleCompensation(call: Call, approvalId: string, decided: Outcome): Promise<void> {
  const row = await tables(call)
    .selectFrom('complaints.compensation')
    .selectAll()
    .where('approval_id', '=', approvalId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== 'waiting') return;
  const { outcome, byId, forId } = decided;
  const name = byId === null ? '' : ((await describePeople(call, [byId])).get(byId) ?? '');
  const by = byId === null ? call.actor : { id: byId, name };
  if (outcome === 'approved') {
    await enter(call, row, 'approved', by);
    await saveCompensation(call, row, {
      state: 'approved',
      decided_by: byId,
      decided_for: forId,
      decided_at: call.now,
    });
    await append(call, compensationApproved, row.id, about(row));
    await promiseRemedy(call, row);
  } else {
    await enter(call, row, 'released', by);
    const end = outcome === 'rejected' ? { decided_by: byId, decided_for: forId, decided_at: call.now } : ended(call);
    await saveCompensation(call, row, { state: outcome, ...end });
    await append(call, compensationReleased, row.id, about(row));
  }
  const as: Call = { ...call, actor: { ...call.actor, name: by.name } };
  await tellCase(as, row, outcome, null);
}

const ended = (call: Call, reason: string | null = null) => ({
  ended_by: call.actor.id,
  ended_at: call.now,
  end_reason: reason,
});

async function locked(
  call: Call,
  id: string,
  act: CompensationAct,
  version: number,
): Promise<LockedCompensation | Refusal> {
  const found = await lockCompensation(call, id);
  if (isRefusal(found)) return found;
  return decideCompensation(found.facts, act, { actor: call.actor, version }) ?? found;
}

async function told(call: Call, row: CompensationRow, act: string, reason: string | null) {
  await tellCase(call, row, act, reason);
  return compensationAfter(call, row.id);
}

export async function withdrawCompensation(
  call: Call,
  id: string,
  { reason, version }: { reason: string; version: number },
): Promise<Compensation | Refusal> {
  const found = await locked(call, id, 'withdraw', version);
  if (isRefusal(found)) return found;
  const { row } = found;
  const refused = row.state === 'waiting' ? await takeBackApproval(call, row) : null;
  if (refused) return refused;
  await endPromise(call, row, 'cancelled', reason);
  await enter(call, row, 'released');
  await saveCompensation(call, row, { state: 'withdrawn', ...ended(call, reason) });
  await append(call, compensationReleased, id, about(row));
  await audit(call, 'complaints.withdraw-compensation', { type: 'compensation', id });
  return told(call, row, 'withdrawn', reason);
}

/** Where it was decided in the meantime, nothing is taken back. */
async function takeBackApproval(call: Call, { approval_id: id }: CompensationRow): Promise<Refusal | null> {
  if (id === null) return null;
  const done = await withdrawApproval(call, id);
  return isRefusal(done) ? done : null;
}

/** Once, under the number of the payment: the same again is answered as the first time. */
export async function payCompensation(
  call: Call,
  id: string,
  { reference, version }: { reference: string; version: number },
): Promise<Compensation | Refusal> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payout ${reference}`}, 0))`.execute(call.tx);
  const found = await lockCompensation(call, id);
  if (isRefusal(found)) return found;
  const { row, facts } = found;
  const again = row.state === 'paid' && row.reference === reference && row.paid_by === call.actor.id;
  if (again) return compensationAfter(call, id);
  const refused =
    decideCompensation(facts, 'pay', { actor: call.actor, version }) ??
    (await usedReference(call, reference)) ??
    (await decideWhom(call, row.complaint_id));
  if (refused) return refused;
  await enter(call, row, 'paid');
  await saveCompensation(call, row, { state: 'paid', reference, paid_by: call.actor.id, paid_at: call.now });
  await append(call, compensationPaid, id, about(row));
  await audit(call, 'complaints.pay-compensation', { type: 'compensation', id });
  return told(call, row, 'paid', null);
}

/** Whether it is sure enough who is paid. */
async function decideWhom(call: Call, caseId: string): Promise<Refusal | null> {
  const { customer_id: customerId } = await tables(call)
    .selectFrom('complaints.complaint')
    .select('customer_id')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  return customerId === null ? null : decidePaying(call, { place: 'complaint', id: caseId, customerId });
}

async function usedReference(call: Call, reference: string): Promise<Refusal | null> {
  const used = await tables(call)
    .selectFrom('complaints.compensation')
    .select('number')
    .where('reference', '=', reference)
    .executeTakeFirst();
  return used ? refuse('reference-used', { field: 'body.reference', params: { number: used.number } }) : null;
}

export async function reverseCompensation(
  call: Call,
  id: string,
  { reason, version }: { reason: string; version: number },
): Promise<Compensation | Refusal> {
  const found = await locked(call, id, 'reverse', version);
  if (isRefusal(found)) return found;
  const { row } = found;
  await enter(call, row, 'reversed');
  await saveCompensation(call, row, { state: 'reversed', ...ended(call, reason) });
  await append(call, compensationReversed, id, about(row));
  await audit(call, 'complaints.reverse-compensation', { type: 'compensation', id });
  return told(call, row, 'reversed', reason);
}
