import { randomUUID } from 'node:crypto';
import type { BodyOf } from '@tongli/contracts/kernel';
import { type askCopy, copyDecided, type RecordingCopy } from '@tongli/contracts/privacy';
import { sql, type Updateable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { withoutIdentity } from '../../../platform/personal/traces.ts';
import { findCopied } from '../../contacts/index.ts';
import { findPerson } from '../../customers/index.ts';
import { tables } from '../store.ts';
import { closeOpen, register } from '../subject-requests/handling.ts';
import type { PrivacyTables } from '../tables.ts';
import { decideAsk, decideDecision } from './copy.ts';
import { type CopyRow, ruled, viewOf } from './list.ts';

const dayMs = 86_400_000;
const subjectOf = (id: string) => ({ type: 'recording-copy', id });

async function masked(call: Call, personId: string, words: string): Promise<string> {
  const person = await findPerson(call, personId);
  return maskText(withoutIdentity(words, person?.identity ?? null));
}

/** It is a request about their own data as well, so that it has a number, an owner and a limit like any other. */
export async function askForCopy(
  call: Call,
  contactId: string,
  { asker, identityBy, others, channel, receivedOn, ownerId }: BodyOf<typeof askCopy>,
): Promise<RecordingCopy | Refusal> {
  const copied = await findCopied(call, contactId);
  if (!copied) return notFound;
  const refused = decideAsk(copied);
  if (refused || copied.customerId === null) return refused ?? notFound;
  const request = await register(call, copied.customerId, { kind: 'access', channel, receivedOn, ownerId });
  if (isRefusal(request)) return request;
  const row = await tables(call)
    .insertInto('privacy.recording_copy')
    .values({
      ...{ id: randomUUID(), request_id: request.id, person_id: copied.customerId, project_id: copied.projectId },
      ...{ contact_id: contactId, contact_number: copied.number, asker, identity_by: identityBy, state: 'asked' },
      others: await masked(call, copied.customerId, others),
      ...{ asked_at: call.now, asked_by: call.actor.id ?? '' },
    })
    .onConflict((conflict) => conflict.column('contact_id').where('state', '=', 'asked').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return refuse('copy-asked');
  await audit(call, 'privacy.ask-copy', subjectOf(row.id));
  return viewOf(call, row);
}

async function lock(call: Call, id: string, version: number): Promise<CopyRow | Refusal> {
  const row = await tables(call)
    .selectFrom('privacy.recording_copy')
    .selectAll()
    .where('id', '=', id)
    .where(inScope(call, { project: sql.ref('project_id') }))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== version) return staleVersion;
  return decideDecision(ruled(row), call.actor) ?? row;
}

interface Decided {
  readonly to: Updateable<PrivacyTables['privacy.recording_copy']>;
  readonly outcome: 'granted' | 'refused';
  readonly note: string;
}

/** The request about their own data ends with it, and the customer is told by a flow. */
async function decide(call: Call, row: CopyRow, { to, outcome, note }: Decided): Promise<RecordingCopy> {
  const { id, version, project_id: projectId, person_id: personId } = row;
  const decided = await tables(call)
    .updateTable('privacy.recording_copy')
    .set({ ...to, decided_at: call.now, decided_by: call.actor.id, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await closeOpen(call, row.request_id, { outcome, note });
  await append(call, copyDecided, id, { copyId: id, projectId, personId });
  return viewOf(call, decided);
}

export async function release(call: Call, id: string, { days, version }: { days: number; version: number }) {
  const row = await lock(call, id, version);
  if (isRefusal(row)) return row;
  const copied = await findCopied(call, row.contact_id);
  if (!copied || copied.kept === 0) return refuse('nothing-recorded');
  await audit(call, 'privacy.release-copy', subjectOf(id));
  const endsAt = new Date(call.now.getTime() + days * dayMs);
  const to = { state: 'released', ends_at: endsAt };
  return decide(call, row, { to, outcome: 'granted', note: row.contact_number });
}

export async function refuseCopy(call: Call, id: string, { reason, version }: { reason: string; version: number }) {
  const row = await lock(call, id, version);
  if (isRefusal(row)) return row;
  const written = await masked(call, row.person_id, reason);
  await audit(call, 'privacy.refuse-copy', subjectOf(id), written);
  return decide(call, row, { to: { state: 'refused', reason: written }, outcome: 'refused', note: written });
}
