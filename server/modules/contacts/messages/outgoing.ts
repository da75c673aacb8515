import { randomUUID } from 'node:crypto';
import { contactClosed } from '@tongli/contracts/contacts';
import type { Bilingual } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { isCustomerOf } from '../../customers/index.ts';
import { newContactKey } from '../life/key.ts';
import { insertLine } from '../life/starting.ts';
import { tables } from '../store.ts';
import { writeMessage } from './writing.ts';

/** Something that another module wants a customer to be told. */
export interface Outgoing {
  /** One message for one key, however often it is asked for: such as `survey.invitation <id>`; no personal data. */
  readonly key: string;
  readonly projectId: string;
  readonly customerId: string;
  /** Said in the language of the conversation. */
  readonly text: Bilingual;
  /** `here`: into a chat that is open, else kept. E-mail cannot be sent yet. */
  readonly by?: 'here' | 'email';
}

export interface SentOutgoing {
  readonly contactId: string;
  /** `chat`: they read it in a conversation that was open; `kept`: on record as a contact of its own, for whoever speaks with them next. */
  readonly way: 'chat' | 'kept';
}

/**
 * Tells a customer something, in the caller's transaction, and is on record as a contact either way. Refused with `unknown-customer`
 * where the project does not know them, and with `way-not-there` for e-mail; then nothing is kept of the key.
 */
export async function sendOutgoing(call: Call, outgoing: Outgoing): Promise<SentOutgoing | Refusal> {
  const { key, projectId, customerId, text, by = 'here' } = outgoing;
  if (by === 'email') return refuse('way-not-there', { status: 422, params: { way: by } });
  if (!(await isCustomerOf(call, customerId, projectId))) return refuse('unknown-customer', { status: 422 });
  const { claimed, chat, language } = await claim(call, outgoing);
  if (!claimed) return sentBefore(call, key);
  const written =
    chat &&
    (await writeMessage(call, chat.id, { id: randomUUID(), author: 'system', text: text[spoken(chat.language)] }));
  // Closed meanwhile: kept like any other.
  if (!chat || isRefusal(written)) return { contactId: await keep(call, outgoing, spoken(language)), way: 'kept' };
  await tables(call)
    .updateTable('contacts.outgoing')
    .set({ contact_id: chat.id, way: 'chat' })
    .where('key', '=', key)
    .execute();
  return { contactId: chat.id, way: 'chat' };
}

const spoken = (language: string | null) => (language === 'en' ? 'en' : 'zh');

interface Claim {
  readonly claimed: boolean;
  /** Open with this customer. */
  readonly chat: { readonly id: string; readonly language: string } | null;
  /** In which they spoke with us last. */
  readonly language: string | null;
}

/** Whoever comes second with a key waits for the first. */
async function claim(call: Call, { key, customerId, projectId }: Outgoing): Promise<Claim> {
  const { rows } = await sql<Claim>`/* hot outgoing_claim */ with claimed as (
      insert into contacts.outgoing (key, at) values (${key}, ${call.now}) on conflict (key) do nothing returning key
    )
    select exists (select from claimed) as claimed,
      (select json_build_object('id', contact_id, 'language', language) from contacts.live
        where customer_id = ${customerId}::uuid and project_id = ${projectId}::uuid and channel = 'chat' and state <> 'wrapUp'
          and customer_away_at is null order by queued_at desc limit 1) as chat,
      (select language from contacts.contact where customer_id = ${customerId}::uuid order by started_at desc limit 1) as language`.execute(
    call.tx,
  );
  return rows[0] ?? { claimed: false, chat: null, language: null };
}

/** What came of it when somebody else was first. */
async function sentBefore(call: Call, key: string): Promise<SentOutgoing> {
  const row = await tables(call)
    .selectFrom('contacts.outgoing')
    .select(['contact_id', 'way'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (row.contact_id === null) throw new Error(`contacts: ${key} was claimed and not sent`);
  return { contactId: row.contact_id, way: row.way as SentOutgoing['way'] };
}

/** The contact, its log, what was said and where it went, in one statement. */
async function keep(
  call: Call,
  { key, projectId, customerId, text }: Outgoing,
  language: 'zh' | 'en',
): Promise<string> {
  const id = randomUUID();
  const sealed = seal(await newContactKey(call, id), text[language]);
  const line = { state: 'closed', cause: 'sentByHouse', queueId: null, outcome: 'answered' };
  const { rows } = await sql<{ number: string }>`/* hot outgoing_keep */ with kept as (
      insert into contacts.contact (id, project_id, channel, means, language, customer_id, outcome, started_at, answered_at, ended_at, closed_at)
      values (${id}::uuid, ${projectId}::uuid, 'logged', 'message', ${language}, ${customerId}::uuid, 'answered',
        ${call.now}, ${call.now}, ${call.now}, ${call.now}) returning number
    ), line as (${insertLine(call, id, line)}), said as (
      insert into contacts.message (contact_id, seq, id, at, author, text_sealed)
      values (${id}::uuid, 1, ${randomUUID()}::uuid, ${call.now}, 'system', ${sealed}::bytea)
    ), sent as (
      update contacts.outgoing set contact_id = ${id}::uuid, way = 'kept' where key = ${key}
    )
    select number from kept`.execute(call.tx);
  await append(call, contactClosed, id, {
    ...{ number: rows[0]?.number ?? '', channel: 'logged', state: 'closed', held: false, cause: 'sentByHouse' },
    ...{ projectId, unitId: null, queueId: null, customerId, agentId: null, fromAgentId: null },
    ...{ queuedAt: call.now.toISOString(), outcome: 'answered', version: 1, slots: [] },
  });
  return id;
}
