import { randomUUID } from 'node:crypto';
import { contactChanged, contactClosed } from '@tongli/contracts/contacts';
import type { Identity } from '@tongli/contracts/customers';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { findOrAddCustomer, isCustomerOf } from '../../customers/index.ts';
import { projectFor, unitOf } from '../../org/index.ts';
import { noteChanged } from '../history/days.ts';
import { tables } from '../store.ts';
import { actOn, type Done, placeOf } from './acting.ts';
import { factOf } from './facts.ts';
import { contactKey } from './key.ts';
import { phoneHashOf } from './phone.ts';
import { insertLine } from './starting.ts';

export interface Noted {
  readonly projectId?: string | undefined;
  readonly means: string;
  readonly at: string;
  readonly customer: Identity | null;
  readonly summary: string;
  readonly codes: readonly string[];
}

/** Noted afterwards: answered by whoever notes it, in no queue. */
export async function logContact(call: Call, input: Noted): Promise<{ id: string; number: string } | Refusal> {
  const projectId = await projectFor(call, input.projectId);
  if (isRefusal(projectId)) return projectId;
  const at = new Date(input.at);
  if (at > call.now) return refuse('in-the-future', { status: 422, field: 'body.at' });
  const customerId = input.customer === null ? null : await findOrAddCustomer(call, projectId, input.customer);
  const id = randomUUID();
  const key = await contactKey(call, id);
  const unitId = await unitOf(call, call.actor.id);
  const saved = await tables(call)
    .insertInto('contacts.contact')
    .values({
      ...{ id, project_id: projectId, unit_id: unitId, channel: 'logged', means: input.means, language: 'zh' },
      ...{
        customer_id: customerId,
        agent_id: call.actor.id,
        note_sealed: seal(key, input.summary),
        outcome: 'answered',
      },
      ...{ started_at: at, answered_at: at, ended_at: at, closed_at: call.now, wrap_up_codes: [...input.codes] },
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  const line = { state: 'closed', cause: 'logged', queueId: null, outcome: 'answered', agentId: call.actor.id };
  await sql`${insertLine(call, id, line)}`.execute(call.tx);
  await noteChanged(call, [id]);
  await append(call, contactClosed, id, {
    ...{ number: saved.number, channel: 'logged', state: 'closed', held: false, cause: 'logged', projectId, unitId },
    ...{ queueId: null, customerId, agentId: call.actor.id, fromAgentId: null, queuedAt: at.toISOString() },
    ...{ outcome: 'answered', version: 1, slots: [] },
  });
  return { id, number: saved.number };
}

export type Caller = { readonly customerId: string } | { readonly customer: Identity };

/** Whose contact it is, said by whoever has it. */
export function identifyCaller(call: Call, id: string, caller: Caller): Promise<Done> {
  return actOn(call, id, async ({ working, contact }) => {
    const place = placeOf(working.agents.get(call.actor.id ?? ''), id);
    if (place?.role !== 'owner' || place.slot.state === 'offered') return notFound;
    const { project_id: projectId } = contact.row;
    const customerId =
      'customer' in caller ? await findOrAddCustomer(call, projectId, caller.customer) : caller.customerId;
    if (!(await isCustomerOf(call, customerId, projectId)))
      return refuse('unknown-customer', { status: 422, field: 'body.customerId' });
    const phone = 'customer' in caller ? { phone_hash: phoneHashOf(call, caller.customer.phone) } : {};
    await tables(call)
      .updateTable('contacts.contact')
      .set({ customer_id: customerId, ...phone })
      .where('id', '=', id)
      .execute();
    await sql`update contacts.live set customer_id = ${customerId}, version = version + 1 where contact_id = ${id}`.execute(
      call.tx,
    );
    await noteChanged(call, [id]);
    await append(call, contactChanged, id, { ...factOf(working, contact), customerId });
    return null;
  });
}
