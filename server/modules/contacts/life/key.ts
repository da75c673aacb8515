import type { Call } from '../../../platform/call.ts';

/** What is said in a contact is sealed with a key of its own; made when the first thing is. Null: destroyed with what it sealed. */
export async function contactKey(call: Call, contactId: string): Promise<Buffer> {
  return (await findKey(call, contactId)) ?? newContactKey(call, contactId);
}

/** Of a contact that has none yet: it is only about to be. */
export async function newContactKey(call: Call, contactId: string): Promise<Buffer> {
  const made = (await call.keyring.createPersonKeys(call.tx, [contactId])).get(contactId);
  if (!made) throw new Error('contacts: no key was made');
  return made;
}

export async function findKey(call: Call, contactId: string): Promise<Buffer | null> {
  return (await call.keyring.personKeys(call.tx, [contactId])).get(contactId) ?? null;
}
