import { randomUUID } from 'node:crypto';
import {
  codeLength,
  codeMinutes,
  codeTries,
  requestCodeAsked,
  returnCodeAsked,
  type useReturnCode as returnCodeEntered,
} from '@tongli/contracts/complaints';
import type { Bilingual } from '@tongli/contracts/kernel';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import type { Keyring } from '../../../platform/personal/keyring.ts';
import { codeFor, isCode } from '../../../platform/personal/one-time-code.ts';
import { describeCustomers } from '../../customers/index.ts';
import { findRequest, findRequestByNumber, requestFollowToken } from '../../requests/index.ts';
import { followToken } from '../link.ts';
import { tables, visible } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';

const minute = 60_000;
/** A number is asked about no more often than this. */
const mostAsked = 3;
const askedWithin = 15 * minute;
const keptFor = 24 * 60 * minute;

const codeOf = (keyring: Keyring, id: string): string => codeFor(keyring, 'return-code', id, codeLength);

/** What a code brings back to: a complaint of this module, or a request. */
interface Own {
  readonly kind: 'complaint' | 'request';
  readonly id: string;
  readonly projectId: string;
  readonly customerId: string | null;
}

async function findNumbered(call: Call, number: string): Promise<Own | null> {
  const row = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .select(['complaint.id', 'complaint.project_id as projectId', 'complaint.customer_id as customerId'])
    .where('number', '=', number)
    .where('erased_at', 'is', null)
    .where(visible)
    .executeTakeFirst();
  if (row) return { kind: 'complaint', ...row };
  const request = await findRequestByNumber(call, number);
  return request && { kind: 'request', ...request };
}

/** What has this number, if that is the end of its customer's telephone number. */
async function findOwn(call: Call, number: string, phoneEnd: string): Promise<Own | null> {
  const found = await findNumbered(call, number);
  const customerId = found?.customerId ?? randomUUID();
  const phone = (await describeCustomers(call, [customerId])).get(customerId)?.phone ?? '';
  return found && phone.endsWith(phoneEnd) ? found : null;
}

const placeOf = (found: Own | null) => ({
  complaint_id: found?.kind === 'complaint' ? found.id : null,
  request_id: found?.kind === 'request' ? found.id : null,
});

/**
 * The reply tells nothing of whether there is such a case: a row is made either way, tries count either way, and a code is
 * right only for a row with a case.
 */
export async function askCode(
  call: Call,
  { number, phoneEnd }: { readonly number: string; readonly phoneEnd: string },
): Promise<{ codeId: string; expiresAt: string } | Refusal> {
  const numberHash = call.keyring.searchHash('return-code', number);
  const since = new Date(call.now.getTime() - askedWithin);
  const asked = await tables(call)
    .selectFrom('complaints.return_code')
    .select('id')
    .where('number_hash', '=', numberHash)
    .where('asked_at', '>', since)
    .execute();
  if (asked.length >= mostAsked)
    return refuse('codes-often', { status: 429, params: { minutes: askedWithin / minute } });
  const found = await findOwn(call, number, phoneEnd);
  const id = randomUUID();
  const expiresAt = new Date(call.now.getTime() + codeMinutes * minute);
  await tables(call)
    .deleteFrom('complaints.return_code')
    .where('expires_at', '<', new Date(call.now.getTime() - keptFor))
    .execute();
  await tables(call)
    .insertInto('complaints.return_code')
    .values({ id, number_hash: numberHash, ...placeOf(found), asked_at: call.now, expires_at: expiresAt })
    .execute();
  if (found) {
    const { projectId, customerId } = found;
    const asked = found.kind === 'complaint' ? returnCodeAsked : requestCodeAsked;
    await append(call, asked, found.id, { codeId: id, projectId, customerId });
  }
  return { codeId: id, expiresAt: expiresAt.toISOString() };
}

const ended = refuse('code-ended');

type ReturnedTo = z.infer<typeof returnCodeEntered.reply>;

function returnedTo({ keyring }: Call, row: Selectable<ComplaintsTables['complaints.return_code']>): ReturnedTo | null {
  if (row.complaint_id !== null) return { kind: 'complaint', token: followToken(keyring, row.complaint_id) };
  return row.request_id === null ? null : { kind: 'request', token: requestFollowToken(keyring, row.request_id) };
}

/** Wrong tries are remembered although they are refused. */
export async function useCode(call: Call, id: string, code: string): Promise<ReturnedTo | Refusal> {
  const row = await tables(call)
    .selectFrom('complaints.return_code')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.used_at !== null || row.tries >= codeTries || row.expires_at <= call.now) return ended;
  const right = isCode(codeOf(call.keyring, id), code);
  const to = right ? returnedTo(call, row) : null;
  if (to) {
    await tables(call).updateTable('complaints.return_code').set({ used_at: call.now }).where('id', '=', id).execute();
    return to;
  }
  const tries = row.tries + 1;
  await tables(call).updateTable('complaints.return_code').set({ tries }).where('id', '=', id).execute();
  const left = codeTries - tries;
  const refused = left > 0 ? refuse('code-wrong', { status: 422, field: 'body.code', params: { left } }) : ended;
  return { ...refused, commits: true };
}

/** What is sent to the customer; null once it is of no use. */
export async function codeMessage(call: Call, id: string): Promise<Bilingual | null> {
  const row = await tables(call)
    .selectFrom('complaints.return_code as code')
    .leftJoin('complaints.complaint as complaint', 'complaint.id', 'code.complaint_id')
    .select(['complaint.number', 'code.request_id'])
    .where('code.id', '=', id)
    .where('code.expires_at', '>', call.now)
    .executeTakeFirst();
  const number =
    row?.number ?? (row?.request_id ? (await findRequest(beyondScope(call), row.request_id))?.number : null);
  if (!number) return null;
  const code = codeOf(call.keyring, id);
  return {
    zh: `您查看 ${number} 的验证码是 ${code}，${codeMinutes} 分钟内有效。我们不会向您索要它，请勿告诉他人。`,
    en: `Your code for ${number} is ${code}. It is valid for ${codeMinutes} minutes. Please do not pass it on.`,
  };
}
