import { randomUUID } from 'node:crypto';
import { codeLength, codeMinutes, codeTries, returnCodeAsked } from '@tongli/contracts/complaints';
import type { Bilingual } from '@tongli/contracts/kernel';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Keyring } from '../../../platform/personal/keyring.ts';
import { codeFor, isCode } from '../../../platform/personal/one-time-code.ts';
import { describeCustomers } from '../../customers/index.ts';
import { followToken } from '../link.ts';
import { type ComplaintRecord, tables, visible } from '../store.ts';

const minute = 60_000;
/** A number is asked about no more often than this. */
const mostAsked = 3;
const askedWithin = 15 * minute;
const keptFor = 24 * 60 * minute;

const codeOf = (keyring: Keyring, id: string): string => codeFor(keyring, 'return-code', id, codeLength);

/** The case of this number, if that is the end of its customer's telephone number. */
async function findOwn(call: Call, number: string, phoneEnd: string): Promise<ComplaintRecord | null> {
  const row = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .selectAll()
    .where('number', '=', number)
    .where('erased_at', 'is', null)
    .where(visible)
    .executeTakeFirst();
  const customerId = row?.customer_id ?? randomUUID();
  const phone = (await describeCustomers(call, [customerId])).get(customerId)?.phone ?? '';
  return row && phone.endsWith(phoneEnd) ? row : null;
}

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
    .values({ id, number_hash: numberHash, complaint_id: found?.id ?? null, asked_at: call.now, expires_at: expiresAt })
    .execute();
  if (found)
    await append(call, returnCodeAsked, found.id, {
      codeId: id,
      projectId: found.project_id,
      customerId: found.customer_id,
    });
  return { codeId: id, expiresAt: expiresAt.toISOString() };
}

const ended = refuse('code-ended');

/** Wrong tries are remembered although they are refused. */
export async function useCode(call: Call, id: string, code: string): Promise<{ token: string } | Refusal> {
  const row = await tables(call)
    .selectFrom('complaints.return_code')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.used_at !== null || row.tries >= codeTries || row.expires_at <= call.now) return ended;
  const right = isCode(codeOf(call.keyring, id), code);
  if (right && row.complaint_id !== null) {
    await tables(call).updateTable('complaints.return_code').set({ used_at: call.now }).where('id', '=', id).execute();
    return { token: followToken(call.keyring, row.complaint_id) };
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
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'code.complaint_id')
    .select('complaint.number')
    .where('code.id', '=', id)
    .where('code.expires_at', '>', call.now)
    .executeTakeFirst();
  if (!row) return null;
  const code = codeOf(call.keyring, id);
  return {
    zh: `您查看 ${row.number} 的验证码是 ${code}，${codeMinutes} 分钟内有效。我们不会向您索要它，请勿告诉他人。`,
    en: `Your code for ${row.number} is ${code}. It is valid for ${codeMinutes} minutes. Please do not pass it on.`,
  };
}
