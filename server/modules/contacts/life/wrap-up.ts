import { sql } from 'kysely';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { tables } from '../store.ts';
import { actOn, actOnOwn, type Done, placeOf } from './acting.ts';
import { contactKey } from './key.ts';
import { commandAgent, commandContact } from './working.ts';

export interface WrapUp {
  readonly codes: readonly string[];
  readonly note: string;
  readonly done: boolean;
}

/** Codes of this project or of all, that are in use. */
async function checkCodes(call: Call, projectId: string, { codes, done }: WrapUp): Promise<Refusal | null> {
  const known = await tables(call)
    .selectFrom('contacts.wrap_up_code')
    .select('code')
    .where('retired', '=', false)
    .where(({ or, eb }) => or([eb('project_id', 'is', null), eb('project_id', '=', projectId)]))
    .execute();
  const unknown = codes.find((code) => !known.some((one) => one.code === code));
  if (unknown !== undefined)
    return refuse('unknown-code', { status: 422, field: 'body.codes', params: { code: unknown } });
  return done && codes.length === 0 && known.length > 0
    ? refuse('code-needed', { status: 422, field: 'body.codes' })
    : null;
}

/** While it is talked about, too: what is written there is kept. Only wrap-up itself can be done. */
export function wrapUp(call: Call, id: string, input: WrapUp): Promise<Done> {
  const agentId = call.actor.id ?? '';
  return actOn(call, id, async ({ working, contact }) => {
    const place = placeOf(working.agents.get(agentId), id);
    if (place?.role !== 'owner' || place.slot.state === 'offered') return notFound;
    const refused = await checkCodes(call, contact.row.project_id, input);
    if (refused) return refused;
    await keep(call, id, input);
    if (!input.done) return null;
    const { state } = contact;
    if (state.state === 'wrapUp' && state.agentId === agentId)
      return commandContact(working, id, { do: 'finishWrapUp', by: 'agent' });
    if (place.slot.state !== 'wrapUp') return refuse('contact-not-in-wrap-up');
    return commandAgent(working, agentId, { do: 'free', contactId: id });
  });
}

async function keep(call: Call, id: string, { codes, note }: WrapUp): Promise<void> {
  const key = note === '' ? null : await contactKey(call, id);
  await tables(call)
    .updateTable('contacts.contact')
    .set({ wrap_up_codes: [...codes], note_sealed: key ? seal(key, note) : null })
    .where('id', '=', id)
    .execute();
}

/** As long again, once. */
export function extendWrapUp(call: Call, id: string): Promise<Done> {
  const agentId = call.actor.id ?? '';
  return actOnOwn(call, id, async ({ contact }) => {
    const { state, row, settings } = contact;
    if (state.state !== 'wrapUp' || state.agentId !== agentId) return refuse('contact-not-in-wrap-up');
    if (row.wrap_up_extended) return refuse('extended-already');
    const until = new Date(state.wrapUpUntil + (settings.wrapUpSeconds ?? 0) * 1_000);
    await sql`update contacts.live set until = ${until}, wrap_up_extended = true, version = version + 1 where contact_id = ${id}`.execute(
      call.tx,
    );
    await sql`update contacts.slot set until = ${until} where contact_id = ${id} and agent_id = ${agentId}`.execute(
      call.tx,
    );
    return null;
  });
}
