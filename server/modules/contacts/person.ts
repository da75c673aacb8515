import type { PersonSection } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { removeFilesOfPerson } from '../../platform/files/index.ts';
import { textFact } from '../../platform/personal/facts.ts';
import { destroyPersonKey, unseal } from '../../platform/personal/keyring.ts';
import type { Duty, Person, PersonDoor } from '../../platform/personal/person.ts';
import { isSpoken } from './history/spoken.ts';
import { forgetScreensOf } from './screen/keeping.ts';
import { tables } from './store.ts';

const ofPerson = (call: Call, { id }: Pick<Person, 'id'>) =>
  tables(call).selectFrom('contacts.contact').selectAll().where('customer_id', '=', id).orderBy('started_at');

async function exportPerson(call: Call, person: Person): Promise<PersonSection | null> {
  const rows = await ofPerson(call, person).execute();
  if (rows.length === 0) return null;
  const ids = rows.map(({ id }) => id);
  const keys = await call.keyring.personKeys(call.tx, ids);
  const messages = await tables(call)
    .selectFrom('contacts.message')
    .selectAll()
    .where('contact_id', 'in', ids)
    .orderBy('seq')
    .execute();
  const recorded = Map.groupBy(await recordingsOf(call, ids), ({ contactId }) => contactId);
  const said = Map.groupBy(messages, ({ contact_id: id }) => id);
  const clear = (id: string, sealed: Buffer | null) => {
    const key = keys.get(id);
    return key && sealed ? unseal(key, sealed) : null;
  };
  return {
    section: 'contacts',
    records: rows.map((row) => ({
      title: row.number,
      facts: [
        { name: 'started-at', kind: 'instant', value: row.started_at.toISOString(), at: null },
        ...textFact('note', clear(row.id, row.note_sealed)),
        ...textFact('note', clear(row.id, row.comment_sealed)),
        ...(said.get(row.id) ?? []).flatMap(({ author, at, text_sealed: sealed }) =>
          author === 'internal' ? [] : textFact('message', clear(row.id, sealed), at),
        ),
        ...(recorded.get(row.id) ?? []).flatMap(({ at, bytes }) => [
          { name: 'media-type' as const, kind: 'text' as const, value: 'audio/ogg', at: at.toISOString() },
          { name: 'bytes' as const, kind: 'text' as const, value: String(bytes), at: at.toISOString() },
        ]),
      ],
    })),
  };
}

/** What is kept of their own voice; the sound itself is given out as any recording is. */
async function recordingsOf(call: Call, ids: readonly string[]) {
  const { rows } = await sql<{ contactId: string; at: Date; bytes: number }>`
    select r.contact_id as "contactId", r.started_at as at, r.bytes from contacts.recording r
    join contacts.call_leg l on l.id = r.leg_id
    where r.contact_id = any(${[...ids]}::uuid[]) and r.state = 'kept' and l.role = 'customer' order by r.started_at`.execute(
    call.tx,
  );
  return rows;
}

/** Contacts stay, counted as before; what was said in them cannot be read any more. */
async function erasePerson(call: Call, person: Person): Promise<Record<string, number>> {
  const rows = await ofPerson(call, person).execute();
  const ids = rows.map(({ id }) => id);
  for (const id of ids) {
    await destroyPersonKey(call.tx, id);
    await removeFilesOfPerson(call, id);
  }
  if (ids.length > 0)
    await tables(call)
      .updateTable('contacts.contact')
      .set({ name_sealed: null, phone_sealed: null, note_sealed: null, comment_sealed: null, phone_hash: null })
      .where('id', 'in', ids)
      .where(sql<boolean>`num_nonnulls(name_sealed, phone_sealed, note_sealed, comment_sealed, phone_hash) > 0`)
      .execute();
  if (ids.length > 0) await tables(call).deleteFrom('contacts.draft').where('contact_id', 'in', ids).execute();
  if (ids.length > 0) await emptyRecordings(call, ids);
  if (ids.length > 0) await forgetScreensOf(call, ids);
  const gone = ids.length === 0 ? null : await emptyMessages(call, ids);
  return { contacts: gone ?? 0 };
}

async function emptyMessages(call: Call, ids: readonly string[]): Promise<number> {
  const { numUpdatedRows } = await tables(call)
    .updateTable('contacts.message')
    .set({ text_sealed: null })
    .where('contact_id', 'in', [...ids])
    .where('text_sealed', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Their files have gone with the keys; what is still being recorded cannot be opened any more. */
const emptyRecordings = (call: Call, ids: readonly string[]) =>
  tables(call)
    .updateTable('contacts.recording')
    .set({ state: 'deleted', key_sealed: null })
    .where('contact_id', 'in', [...ids])
    .where('state', '<>', 'deleted')
    .execute();

/** What is held for a legal matter is not done with. What the house said unasked is kept no longer than the case that it tells of. */
async function dutiesToAll(call: Call, personIds: readonly string[]) {
  const { rows } = await sql<{ id: string; underWay: boolean; lastEndedAt: Date | null }>`
    select customer_id as id,
      bool_or(closed_at is null or exists (
        select from contacts.legal_hold h where h.contact_id = contact.id and h.lifted_at is null)) as "underWay",
      max(closed_at) filter (where ${isSpoken('contact')}) as "lastEndedAt"
    from contacts.contact where customer_id = any(${[...personIds]}::uuid[]) group by customer_id`.execute(call.tx);
  return new Map(rows.map(({ id, ...duty }) => [id, duty] as const));
}

async function dutiesTo(call: Call, { id }: Person): Promise<Duty> {
  const duty = (await dutiesToAll(call, [id])).get(id) ?? { underWay: false, lastEndedAt: null };
  return { ...duty, arriving: false };
}

async function knows(call: Call, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...personIds]}::uuid[]) as asked (id)
    where exists (select from contacts.contact where customer_id = asked.id)`.execute(call.tx);
  return rows.map(({ id }) => id);
}

export const contactPerson: PersonDoor = { exportPerson, erasePerson, knows, dutiesTo, dutiesToAll };
