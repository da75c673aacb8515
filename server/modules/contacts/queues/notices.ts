import { addDays, type BusinessCalendar, localDate, weekday, windowsOn } from '@tongli/calendar';
import type { OpeningDay, Queue, QueueWords } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import type { Call } from '../../../platform/call.ts';
import { describePeople, getCalendar } from '../../org/index.ts';
import { type QueueRow, tables } from '../store.ts';

const none = { zh: '', en: '' };

/** Empty ones are the product's. */
export const wordsOf = ({ words }: Pick<QueueRow, 'words'>): QueueWords => ({
  ...{ closed: none, holiday: none, recording: none },
  ...(words as Partial<QueueWords>),
});

export const setWords = (call: Call, id: string, words: QueueWords) =>
  sql`update contacts.queue set words = ${JSON.stringify(words)}::jsonb where id = ${id}`.execute(call.tx);

type Notice = Pick<Queue['recordingNotice'], 'tells' | 'ground'>;

/** Whether callers are told that they are recorded, and who decided that. */
export async function noticeOf(call: Call, row: QueueRow): Promise<Queue['recordingNotice']> {
  const { tells_set_by: by, tells_set_at: at } = row;
  const name = by === null ? '' : ((await describePeople(call, [by])).get(by) ?? '');
  return { tells: row.tells_recording, ground: row.untold_ground, setAt: at?.toISOString() ?? null, setByName: name };
}

export const isOtherNotice = (row: QueueRow, { tells, ground }: Notice): boolean =>
  row.tells_recording !== tells || row.untold_ground !== (tells ? '' : ground);

/** Who did it stays on the queue and, with the ground, in the audit trail. */
export async function setNotice(call: Call, id: string, { tells, ground }: Notice): Promise<void> {
  await tables(call)
    .updateTable('contacts.queue')
    .set({
      ...{ tells_recording: tells, untold_ground: tells ? '' : ground },
      ...{ tells_set_at: call.now, tells_set_by: call.actor.id },
    })
    .where('id', '=', id)
    .execute();
  const act = tells ? 'contacts.tell-recording' : 'contacts.tell-no-recording';
  await audit(call, act, { type: 'queue', id }, tells ? null : ground);
}

const fortnight = 14;

function dayOf(calendar: BusinessCalendar, on: string): OpeningDay {
  const special = calendar.special[on];
  const day = weekday(on);
  const usual = (calendar.week[day] ?? []).length > 0;
  const kind = !special ? 'usual' : special.kind === 'closed' ? 'holiday' : usual ? 'special' : 'makeUp';
  return {
    ...{ on, kind, name: special?.name ?? null, provisional: special?.provisional ?? false },
    windows: windowsOn(calendar, on, day).map(({ startMinute, endMinute }) => ({ startMinute, endMinute })),
  };
}

/** When it is open on the coming days, by its calendar. */
export async function openingOf(
  call: Call,
  { calendar: code }: Pick<QueueRow, 'calendar'>,
): Promise<OpeningDay[] | null> {
  if (code === null) return null;
  const { calendar } = await getCalendar(call, code);
  const today = localDate(calendar.zone, call.now);
  return Array.from({ length: fortnight }, (_, day) => dayOf(calendar, addDays(today, day)));
}

/** The holiday that it is today. */
export async function holidayOf(call: Call, { calendar: code }: Pick<QueueRow, 'calendar'>) {
  if (code === null) return null;
  const { calendar } = await getCalendar(call, code);
  const special = calendar.special[localDate(calendar.zone, call.now)];
  return special?.kind === 'closed' ? { zh: special.name.zh, en: special.name.en } : null;
}
