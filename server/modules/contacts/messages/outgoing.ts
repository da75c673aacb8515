import { randomUUID } from 'node:crypto';
import { contactClosed } from '@tongli/contracts/contacts';
import type { Bilingual } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { isCustomerOf } from '../../customers/index.ts';
import { contactKey } from '../life/key.ts';
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
  const before = await claim(call, key);
  if (before) return before;
  const open = await openChat(call, outgoing);
  const written =
    open && (await writeMessage(call, open.id, { id: randomUUID(), author: 'system', text: text[open.language] }));
  // Closed meanwhile: kept like any other.
  const sent: SentOutgoing =
    open && !isRefusal(written)
      ? { contactId: open.id, way: 'chat' }
      : { contactId: await keep(call, outgoing), way: 'kept' };
  await tables(call)
    .updateTable('contacts.outgoing')
    .set({ contact_id: sent.contactId, way: sent.way })
    .where('key', '=', key)
    .execute();
  return sent;
}

/** Whoever comes second with a key waits for the first, and is told what came of it. */
async function claim(call: Call, key: string): Promise<SentOutgoing | null> {
  const first = await tables(call)
    .insertInto('contacts.outgoing')
    .values({ key, at: call.now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (first) return null;
  const row = await tables(call)
    .selectFrom('contacts.outgoing')
    .select(['contact_id', 'way'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (row.contact_id === null) throw new Error(`contacts: ${key} was claimed and not sent`);
  return { contactId: row.contact_id, way: row.way as SentOutgoing['way'] };
}

async function openChat(call: Call, { customerId, projectId }: Outgoing) {
  const row = await tables(call)
    .selectFrom('contacts.live')
    .select(['contact_id as id', 'language'])
    .where('customer_id', '=', customerId)
    .where('project_id', '=', projectId)
    .where('channel', '=', 'chat')
    .where('state', '<>', 'wrapUp')
    .where('customer_away_at', 'is', null)
    .orderBy('queued_at', 'desc')
    .executeTakeFirst();
  return row ? { id: row.id, language: row.language === 'en' ? ('en' as const) : ('zh' as const) } : null;
}

/** As they spoke with us last. */
async function languageOf(call: Call, { customerId }: Outgoing): Promise<'zh' | 'en'> {
  const last = await tables(call)
    .selectFrom('contacts.contact')
    .select('language')
    .where('customer_id', '=', customerId)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.language === 'en' ? 'en' : 'zh';
}

async function keep(call: Call, outgoing: Outgoing): Promise<string> {
  const { projectId, customerId, text } = outgoing;
  const id = randomUUID();
  const language = await languageOf(call, outgoing);
  const key = await contactKey(call, id);
  const at = { started_at: call.now, answered_at: call.now, ended_at: call.now, closed_at: call.now };
  const { number } = await tables(call)
    .insertInto('contacts.contact')
    .values({
      ...{ id, project_id: projectId, channel: 'logged', means: 'message', language, customer_id: customerId },
      ...{ outcome: 'answered', ...at },
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  const line = { state: 'closed', cause: 'sentByHouse', queueId: null, outcome: 'answered' };
  await sql`${insertLine(call, id, line)}`.execute(call.tx);
  await tables(call)
    .insertInto('contacts.message')
    .values({
      ...{ contact_id: id, seq: 1, id: randomUUID(), at: call.now, author: 'system' },
      text_sealed: seal(key, text[language]),
    })
    .execute();
  await append(call, contactClosed, id, {
    ...{ number, channel: 'logged', state: 'closed', held: false, cause: 'sentByHouse', projectId, unitId: null },
    ...{ queueId: null, customerId, agentId: null, fromAgentId: null, queuedAt: call.now.toISOString() },
    ...{ outcome: 'answered', version: 1, slots: [] },
  });
  return id;
}
