import { type DeskDraft, deskDraft } from '@tongli/contracts/contacts';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { seal, unseal } from '../../../platform/personal/keyring.ts';
import { contactKey, findKey } from '../life/key.ts';
import { tables } from '../store.ts';
import { hasOpen } from './reading.ts';

const nothing: DeskDraft = { text: '', internal: false, files: [] };

const isEmpty = ({ text, files }: DeskDraft): boolean => text === '' && files.length === 0;

const own = (call: Call, contactId: string) =>
  ({ contact_id: contactId, agent_id: call.actor.id ?? '' }) satisfies Record<string, string>;

async function readDraft(call: Call, contactId: string, key: Buffer | null): Promise<DeskDraft> {
  const { contact_id: id, agent_id: agentId } = own(call, contactId);
  const row = await tables(call)
    .selectFrom('contacts.draft')
    .select('sealed')
    .where('contact_id', '=', id)
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row && key ? deskDraft.parse(JSON.parse(unseal(key, row.sealed))) : nothing;
}

/** What the caller has begun to write, and what is noted of the contact so far. */
export async function readBegun(
  call: Call,
  id: string,
): Promise<{ draft: DeskDraft; outcome: { codes: string[]; note: string } } | Refusal> {
  if (!(await hasOpen(call, id))) return notFound;
  const key = await findKey(call, id);
  const row = await tables(call)
    .selectFrom('contacts.contact')
    .select(['wrap_up_codes', 'note_sealed'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const note = key && row.note_sealed ? unseal(key, row.note_sealed) : '';
  return { draft: await readDraft(call, id, key), outcome: { codes: row.wrap_up_codes, note } };
}

/** In place of what was kept before; nothing is kept of nothing, or of a contact that is over. */
export async function keepDraft(call: Call, id: string, draft: DeskDraft): Promise<Record<never, never> | Refusal> {
  if (!(await hasOpen(call, id))) return notFound;
  if (isEmpty(draft)) {
    await dropDraft(call, id);
    return {};
  }
  const live = await tables(call)
    .selectFrom('contacts.live')
    .select('contact_id')
    .where('contact_id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  if (!live) return {};
  const sealed = seal(await contactKey(call, id), JSON.stringify(draft));
  await tables(call)
    .insertInto('contacts.draft')
    .values({ ...own(call, id), sealed })
    .onConflict((conflict) => conflict.columns(['contact_id', 'agent_id']).doUpdateSet({ sealed }))
    .execute();
  return {};
}

async function dropDraft(call: Call, contactId: string): Promise<void> {
  const { contact_id: id, agent_id: agentId } = own(call, contactId);
  await tables(call)
    .deleteFrom('contacts.draft')
    .where('contact_id', '=', id)
    .where('agent_id', '=', agentId)
    .execute();
}

/** What was sent is begun no longer; what was begun after it stays. */
export async function dropSent(call: Call, id: string, { text }: { readonly text: string }): Promise<void> {
  const draft = await readDraft(call, id, await findKey(call, id));
  if (!isEmpty(draft) && draft.text.trim() === text) await dropDraft(call, id);
}
