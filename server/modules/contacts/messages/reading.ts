import type { ContactMessage, CustomerMessage } from '@tongli/contracts/contacts';
import type { FileAddress } from '@tongli/contracts/files';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { asNobody, listFiles, signAddress } from '../../../platform/files/index.ts';
import { holds, inScope } from '../../../platform/permissions/scope.ts';
import { unseal } from '../../../platform/personal/keyring.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { describePeople } from '../../org/index.ts';
import { findKey } from '../life/key.ts';
import { type MessageRow, tables } from '../store.ts';

const most = 200;

interface Read {
  readonly messages: ContactMessage[];
  readonly lastSeq: number;
}

/** After a number, in order and without gaps. */
export async function readAfter(call: Call, contactId: string, after: number): Promise<Read> {
  const { rows: found } = await sql<MessageRow & { last: number }>`/* hot contact_messages */
    select t.last, m.* from (select coalesce(max(seq), 0) as last from contacts.message where contact_id = ${contactId}) t
    left join lateral (
      select * from contacts.message where contact_id = ${contactId} and seq > ${after} order by seq limit ${most}) m on true
    order by m.seq`.execute(call.tx);
  const rows = found.filter(({ id }) => id !== null);
  const key = rows.length === 0 ? null : await findKey(call, contactId);
  const names = await describePeople(
    call,
    rows.flatMap(({ author_id: id }) => id ?? []),
  );
  const files = rows.some((row) => row.file_ids.length > 0)
    ? await listFiles(call, { type: 'contact', id: contactId })
    : [];
  const uploaders = await describePeople(
    call,
    files.flatMap(({ uploadedBy }) => uploadedBy ?? []),
  );
  const messages = rows.map((row) => ({
    seq: row.seq,
    id: row.id,
    at: row.at.toISOString(),
    author: row.author as ContactMessage['author'],
    authorId: row.author_id,
    authorName: row.author_id === null ? '' : (names.get(row.author_id) ?? ''),
    code: row.code,
    params: row.params as Record<string, string>,
    text: row.text_sealed === null ? null : key === null ? erasedName : unseal(key, row.text_sealed),
    files: files
      .filter(({ id }) => row.file_ids.includes(id))
      .map(({ uploadedBy, uploadedAt, ...file }) => ({
        ...file,
        uploadedBy: uploadedBy === null ? null : (uploaders.get(uploadedBy) ?? ''),
        uploadedAt: uploadedAt.toISOString(),
      })),
  }));
  return { messages, lastSeq: found[0]?.last ?? 0 };
}

/** What is internal is not theirs: its number is missing, and `lastSeq` is beyond it. */
export async function readAsCustomer(call: Call, contactId: string, after: number) {
  const { messages, lastSeq } = await readAfter(call, contactId, after);
  const theirs: CustomerMessage[] = messages
    .filter(({ author }) => author !== 'internal')
    .map(({ files, ...message }) => ({
      ...message,
      authorId: null,
      files: files.map(({ id, name, mediaType, bytes }) => ({ id, name: name ?? '', mediaType, bytes })),
    }));
  return { messages: theirs, lastSeq: messages.length === most ? (messages.at(-1)?.seq ?? lastSeq) : lastSeq };
}

/** One of what was said between us and them. */
export async function openAsCustomer(call: Call, contactId: string, fileId: string): Promise<FileAddress | Refusal> {
  const said = await tables(call)
    .selectFrom('contacts.message')
    .select('seq')
    .where('contact_id', '=', contactId)
    .where('author', '<>', 'internal')
    .where(sql<boolean>`${fileId}::uuid = any(file_ids)`)
    .executeTakeFirst();
  const file = said && (await listFiles(call, { type: 'contact', id: contactId })).find(({ id }) => id === fileId);
  if (!file || file.name === null) return notFound;
  const { token, expiresAt } = signAddress(asNobody(call), fileId);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Within the caller's reach. */
export const findReadable = (call: Call, id: string) =>
  tables(call)
    .selectFrom('contacts.contact as contact')
    .select(['id', 'project_id', 'unit_id'])
    .where('contact.id', '=', id)
    .where(({ ref }) => inScope(call, { project: ref('contact.project_id'), unit: ref('contact.unit_id') }))
    .executeTakeFirst();

/** Has it in one of their places, taken. */
export async function hasOpen(call: Call, contactId: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('contacts.slot')
    .select('state')
    .where('contact_id', '=', contactId)
    .where('agent_id', '=', call.actor.id ?? '')
    .executeTakeFirst();
  return row !== undefined && row.state !== 'offered';
}

/** Masked on its way out. */
export async function listMessages(call: Call, id: string, after: number): Promise<Read | Refusal> {
  return (await findReadable(call, id)) || (await hasOpen(call, id)) ? readAfter(call, id, after) : notFound;
}

/** In clear: to whoever has it open, or with a reason to whoever may see customers in clear. */
async function mayDisclose(call: Call, id: string, reason: string | undefined, act: string): Promise<Refusal | null> {
  if (await hasOpen(call, id)) return null;
  const row = await findReadable(call, id);
  if (!row) return notFound;
  if (!holds(call.actor, 'customers.reveal', { projectId: row.project_id, unitId: row.unit_id })) return forbidden;
  if (reason === undefined) return refuse('reason-needed', { status: 422, field: 'body.reason' });
  await audit(call, act, { type: 'contact', id }, reason);
  return null;
}

export async function readMessages(
  call: Call,
  id: string,
  { after, reason }: { readonly after: number; readonly reason?: string | undefined },
): Promise<Read | Refusal> {
  return (await mayDisclose(call, id, reason, 'contacts.read-messages')) ?? readAfter(call, id, after);
}

/** What they left of themselves; null where they left nothing, or were erased. */
export async function readCaller(call: Call, id: string, reason: string | undefined) {
  const refused = await mayDisclose(call, id, reason, 'contacts.read-caller');
  if (refused) return refused;
  const row = await tables(call)
    .selectFrom('contacts.contact')
    .select(['name_sealed', 'phone_sealed'])
    .where('id', '=', id)
    .executeTakeFirst();
  const key = row ? await findKey(call, id) : null;
  const clear = (sealed: Buffer | null | undefined) => (key && sealed ? unseal(key, sealed) : null);
  return { name: clear(row?.name_sealed), phone: clear(row?.phone_sealed) };
}

export async function discloseFile(
  call: Call,
  id: string,
  { fileId, reason }: { readonly fileId: string; readonly reason?: string | undefined },
) {
  const refused = await mayDisclose(call, id, reason, 'contacts.disclose-file');
  if (refused) return refused;
  const file = (await listFiles(call, { type: 'contact', id })).find((one) => one.id === fileId);
  if (!file || file.name === null) return notFound;
  const { token, expiresAt } = signAddress(call, fileId);
  return { token, expiresAt: expiresAt.toISOString() };
}
