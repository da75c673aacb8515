import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { unseal } from '../../../platform/personal/keyring.ts';
import { tables } from '../store.ts';

type Row = Readonly<Record<string, unknown>>;

export interface GivenContacts {
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  /** Of recordings, and of what was sent in messages. */
  readonly fileIds: readonly string[];
}

interface Span {
  readonly customerId: string;
  readonly from: Date;
  readonly until: Date;
}

/** What was said with a customer within a span, in clear, for whoever gives a record out whole; notes among staff are not. */
export async function contactsWithin(call: Call, { customerId, from, until }: Span): Promise<GivenContacts> {
  const rows = await tables(call)
    .selectFrom('contacts.contact')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('started_at', '>=', from)
    .where('started_at', '<=', until)
    .orderBy('started_at')
    .execute();
  const ids = rows.map(({ id }) => id);
  const keys = await call.keyring.personKeys(call.tx, ids);
  const clear = (id: string, sealed: Buffer | null) => {
    const key = keys.get(id);
    return key && sealed ? unseal(key, sealed) : null;
  };
  const messages = await tables(call)
    .selectFrom('contacts.message')
    .selectAll()
    .where('contact_id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('author', '<>', 'internal')
    .orderBy('contact_id')
    .orderBy('seq')
    .execute();
  const recordings = await tables(call)
    .selectFrom('contacts.recording')
    .select(['id', 'contact_id', 'leg_id', 'state', 'made_at', 'started_at', 'duration_ms', 'bytes'])
    .where('contact_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('made_at')
    .execute();
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  return {
    tables: {
      'contacts.contact': rows.map(
        ({
          name_sealed: _n,
          phone_sealed: _p,
          phone_hash: _h,
          note_sealed: note,
          comment_sealed: comment,
          ...row
        }) => ({
          ...row,
          note: clear(row.id, note),
          comment: clear(row.id, comment),
        }),
      ),
      'contacts.message': messages.map(({ text_sealed: text, ...row }) => ({
        ...row,
        number: numbers.get(row.contact_id),
        text: clear(row.contact_id, text),
      })),
      'contacts.recording': recordings.map((row) => ({ ...row, number: numbers.get(row.contact_id) })),
    },
    fileIds: [...recordings.map(({ id }) => id), ...messages.flatMap((message) => message.file_ids)],
  };
}
