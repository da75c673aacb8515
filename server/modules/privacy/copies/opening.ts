import { localDate } from '@tongli/calendar';
import type { Bilingual } from '@tongli/contracts/kernel';
import { copyCodeAsked, copyCodeLength, copyCodeMinutes, copyCodeTries } from '@tongli/contracts/privacy';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import type { Keyring } from '../../../platform/personal/keyring.ts';
import { codeFor, isCode } from '../../../platform/personal/one-time-code.ts';
import { linkOutside } from '../../../platform/public-address.ts';
import { openCopy } from '../../contacts/index.ts';
import { getCalendar } from '../../org/index.ts';
import { tables } from '../store.ts';
import { copyToken, readCopyToken } from './link.ts';
import type { CopyRow } from './list.ts';

const minute = 60_000;
const betweenCodes = minute;
const mostCodes = 20;
const mostBrowser = 160;

/** Behind a link that is ours: what was released, whether its time is over or not. */
async function findReleased(call: Call, token: string, locked = false): Promise<CopyRow | null> {
  const id = readCopyToken(call.keyring, token);
  if (id === null) return null;
  const select = tables(call)
    .selectFrom('privacy.recording_copy')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'released');
  return (await (locked ? select.forUpdate() : select).executeTakeFirst()) ?? null;
}

const isEnded = (call: Call, row: CopyRow): boolean => row.ends_at === null || row.ends_at <= call.now;
const ended = refuse('copy-ended');

export async function getCopy(call: Call, token: string) {
  const row = await findReleased(call, token);
  if (!row || row.ends_at === null) return notFound;
  const request = await tables(call)
    .selectFrom('privacy.subject_request')
    .select('number')
    .where('id', '=', row.request_id)
    .executeTakeFirstOrThrow();
  const { calendar } = await getCalendar(call);
  return {
    ...{ number: request.number, contactNumber: row.contact_number, endsAt: row.ends_at.toISOString() },
    ...{ ended: isEnded(call, row), zone: calendar.zone },
  };
}

/** Of the copy and the number of codes that it had. */
const codeOf = (keyring: Keyring, id: string, codes: number): string =>
  codeFor(keyring, 'copy-code', `${id} ${codes}`, copyCodeLength);

export async function askCode(call: Call, token: string): Promise<{ expiresAt: string } | Refusal> {
  const row = await findReleased(call, token, true);
  if (!row) return notFound;
  if (isEnded(call, row)) return ended;
  const since = row.code_asked_at ? call.now.getTime() - row.code_asked_at.getTime() : betweenCodes;
  if (since < betweenCodes || row.codes >= mostCodes)
    return refuse('codes-often', { status: 429, params: { minutes: betweenCodes / minute } });
  const code = row.codes + 1;
  await tables(call)
    .updateTable('privacy.recording_copy')
    .set({ codes: code, tries: 0, code_asked_at: call.now })
    .where('id', '=', row.id)
    .execute();
  const about = { copyId: row.id, projectId: row.project_id, personId: row.person_id };
  await append(call, copyCodeAsked, row.id, { ...about, code });
  return { expiresAt: new Date(call.now.getTime() + copyCodeMinutes * minute).toISOString() };
}

/** Wrong tries are remembered although they are refused; each opening is kept. */
export async function open(call: Call, token: string, { code, browser }: { code: string; browser: string }) {
  const row = await findReleased(call, token, true);
  if (!row) return notFound;
  if (isEnded(call, row)) return ended;
  const until = (row.code_asked_at?.getTime() ?? 0) + copyCodeMinutes * minute;
  if (row.codes === 0 || until <= call.now.getTime() || row.tries >= copyCodeTries) return refuse('code-ended');
  if (!isCode(codeOf(call.keyring, row.id, row.codes), code)) {
    const tries = row.tries + 1;
    await tables(call).updateTable('privacy.recording_copy').set({ tries }).where('id', '=', row.id).execute();
    const left = copyCodeTries - tries;
    const refused = refuse('code-wrong', { status: 422, field: 'body.code', params: { left } });
    return { ...(left > 0 ? refused : refuse('code-ended')), commits: true as const };
  }
  await tables(call)
    .insertInto('privacy.copy_opening')
    .values({ copy_id: row.id, at: call.now, browser: browser.slice(0, mostBrowser) })
    .execute();
  const sides = await openCopy(beyondScope(call), row.contact_id);
  return sides.length === 0 ? refuse('nothing-recorded') : { sides };
}

const find = (call: Call, id: string) =>
  tables(call).selectFrom('privacy.recording_copy').selectAll().where('id', '=', id).executeTakeFirst();

/** What the customer is sent when it was decided. */
export async function decisionText(call: Call, id: string): Promise<Bilingual | null> {
  const row = await find(call, id);
  if (!row || row.state === 'asked') return null;
  const of = row.contact_number;
  if (row.state === 'refused')
    return {
      zh: `您要求提供 ${of} 的录音副本，我们不能提供：${row.reason}。您可以向有关主管部门投诉或依法起诉。`,
      en: `You asked for a copy of the recording of ${of}. We cannot give it: ${row.reason}. You may complain to the authorities or go to court.`,
    };
  const link = await linkOutside(call, `/portal/copy/${copyToken(call.keyring, id)}`);
  const { calendar } = await getCalendar(call);
  const until = row.ends_at ? localDate(calendar.zone, row.ends_at) : '';
  return {
    zh: `您要求的 ${of} 录音副本已备好，${until} 前可打开：${link} 打开时需要验证码。`,
    en: `The copy of the recording of ${of} is ready. Until ${until} it opens at ${link} with a code that we send you.`,
  };
}

export async function copyCodeText(call: Call, id: string, code: number): Promise<Bilingual | null> {
  const row = await find(call, id);
  if (!row || row.codes !== code) return null;
  const digits = codeOf(call.keyring, id, code);
  return {
    zh: `您打开 ${row.contact_number} 录音副本的验证码是 ${digits}，${copyCodeMinutes} 分钟内有效。我们不会向您索要它，请勿告诉他人。`,
    en: `Your code for the recording of ${row.contact_number} is ${digits}. It is valid for ${copyCodeMinutes} minutes. Please do not pass it on.`,
  };
}
