import { randomUUID } from 'node:crypto';
import { localDate, startOfDay } from '@tongli/calendar';
import type { BodyOf } from '@tongli/contracts/kernel';
import type {
  assignSubjectRequest,
  closeSubjectRequest,
  registerSubjectRequest,
  SubjectRequest,
} from '@tongli/contracts/privacy';
import { sql, type Updateable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleVersion,
} from '../../../platform/call.ts';
import { holds, inScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { withoutIdentity } from '../../../platform/personal/traces.ts';
import { findPerson } from '../../customers/index.ts';
import { getCalendar, isPerson } from '../../org/index.ts';
import { endLimit, handOverLimits, limitTimes, startLimit } from '../../work/index.ts';
import { getPolicy } from '../policy.ts';
import { tables } from '../store.ts';
import type { PrivacyTables } from '../tables.ts';
import { type RequestRow, viewOf } from './list.ts';
import { decideChange, decideReceived } from './request.ts';

const warnAtShare = 0.8;
const limitOn = (id: string) => ({ type: 'subject-request', id });
const unknownPerson = refuse('unknown-person', { status: 422, field: 'body.ownerId' });

async function nextNumber(call: Call, on: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('privacy.request_number') as next`.execute(call.tx);
  return `GR${on.slice(0, 4)}-${String(rows[0]?.next ?? 0).padStart(6, '0')}`;
}

/** When it was received counts, not when it was registered: the policy's working days run from the day after. */
async function dueOf(call: Call, receivedOn: string) {
  const { calendar } = await getCalendar(call);
  const refused = decideReceived(receivedOn, localDate(calendar.zone, call.now));
  if (refused) return refused;
  const { requestDays } = await getPolicy(call);
  const startedAt = startOfDay(calendar.zone, receivedOn);
  const times = limitTimes(calendar, startedAt, { days: requestDays }, warnAtShare);
  // A limit ends as its last day closes, which in a calendar that is open all night is the next day's beginning.
  return { startedAt, ...times, dueOn: localDate(calendar.zone, new Date(times.dueAt.getTime() - 1)) };
}

export async function register(
  call: Call,
  personId: string,
  input: BodyOf<typeof registerSubjectRequest>,
): Promise<SubjectRequest | Refusal> {
  const person = await findPerson(call, personId);
  if (!person) return notFound;
  if (!holds(call.actor, 'privacy.answer-requests', { projectId: person.projectId, unitId: null })) return forbidden;
  if (person.erased) return refuse('person-erased');
  if (!(await isPerson(call, input.ownerId))) return unknownPerson;
  const due = await dueOf(call, input.receivedOn);
  if (isRefusal(due)) return due;
  const { startedAt, warnAt, dueAt, dueOn } = due;
  const id = randomUUID();
  const row = await tables(call)
    .insertInto('privacy.subject_request')
    .values({
      id,
      number: await nextNumber(call, input.receivedOn),
      person_id: personId,
      project_id: person.projectId,
      kind: input.kind,
      channel: input.channel,
      received_on: input.receivedOn,
      due_at: dueAt,
      due_on: dueOn,
      owner_id: input.ownerId,
      registered_at: call.now,
      registered_by: call.actor.id ?? '',
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await startLimit(call, { subject: limitOn(id), kind: 'respond', startedAt, warnAt, dueAt, ownerId: input.ownerId });
  await audit(call, 'privacy.register-request', limitOn(id));
  return viewOf(call, row);
}

/** Locks an open one that the caller may change. */
async function lockOpen(call: Call, id: string, version: number): Promise<RequestRow | Refusal> {
  const row = await tables(call)
    .selectFrom('privacy.subject_request')
    .selectAll()
    .where('id', '=', id)
    .where(inScope(call, { project: sql.ref('project_id') }))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== version) return staleVersion;
  return decideChange({ projectId: row.project_id, isOpen: row.closed_at === null }, call.actor) ?? row;
}

const change = (call: Call, { id, version }: RequestRow, to: Updateable<PrivacyTables['privacy.subject_request']>) =>
  tables(call)
    .updateTable('privacy.subject_request')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** What it came to. Nothing is done to the data by it: that is an export, an erasure or a correction of its own. */
export async function close(
  call: Call,
  id: string,
  { outcome, note, version }: BodyOf<typeof closeSubjectRequest>,
): Promise<SubjectRequest | Refusal> {
  const row = await lockOpen(call, id, version);
  if (isRefusal(row)) return row;
  const person = await findPerson(call, row.person_id);
  return viewOf(call, await end(call, row, outcome, maskText(withoutIdentity(note, person?.identity ?? null))));
}

async function end(call: Call, row: RequestRow, outcome: string, note: string): Promise<RequestRow> {
  await endLimit(call, limitOn(row.id), 'respond', outcome === 'withdrawn' ? 'cancelled' : 'met');
  const closed = await change(call, row, { outcome, note, closed_at: call.now, closed_by: call.actor.id });
  await audit(call, 'privacy.close-request', limitOn(row.id), note);
  return closed;
}

/** With what was done for it; closed by hand meanwhile it stays as it is. The note names nobody. */
export async function closeOpen(
  call: Call,
  id: string,
  { outcome, note }: { readonly outcome: string; readonly note: string },
): Promise<void> {
  const row = await tables(call)
    .selectFrom('privacy.subject_request')
    .selectAll()
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (row) await end(call, row, outcome, note);
}

export async function assign(
  call: Call,
  id: string,
  { ownerId, version }: BodyOf<typeof assignSubjectRequest>,
): Promise<SubjectRequest | Refusal> {
  const row = await lockOpen(call, id, version);
  if (isRefusal(row)) return row;
  if (!(await isPerson(call, ownerId))) return unknownPerson;
  await handOverLimits(call, limitOn(id), ownerId);
  await audit(call, 'privacy.assign-request', limitOn(id));
  return viewOf(call, await change(call, row, { owner_id: ownerId }));
}
