import type { Call } from '../../../platform/call.ts';
import { seal, unseal } from '../../../platform/personal/keyring.ts';
import { tables } from '../store.ts';
import type { VisitRow } from './store.ts';

const customerOf = async (call: Call, requestId: string): Promise<string | null> => {
  const row = await tables(call)
    .selectFrom('requests.request')
    .select('customer_id')
    .where('id', '=', requestId)
    .executeTakeFirst();
  return row?.customer_id ?? null;
};

const keyFor = async (call: Call, personId: string) =>
  (await call.keyring.personKeys(call.tx, [personId])).get(personId);

/** Where to go, sealed with the key of whoever asked: with it, it is gone. Without a customer it is sealed by the house. */
export async function sealPlace(call: Call, requestId: string, place: string): Promise<Buffer | null> {
  if (place === '') return null;
  const customerId = await customerOf(call, requestId);
  const key = customerId === null ? undefined : await keyFor(call, customerId);
  return key ? seal(key, place) : call.keyring.sealStaged(place);
}

export async function openPlace(call: Call, row: VisitRow): Promise<string> {
  if (row.place === null) return '';
  const customerId = await customerOf(call, row.request_id);
  if (customerId === null) return call.keyring.openStaged(row.place);
  const key = await keyFor(call, customerId);
  return key ? unseal(key, row.place) : '';
}

const codeDigits = 6;

/** What only the customer is told, and says to whoever stands at the door. */
export function codeOf(call: Pick<Call, 'keyring'>, visitId: string): string {
  const signed = Buffer.from(call.keyring.sign('visit-code', visitId), 'base64url');
  return String(signed.readUInt32BE(0) % 10 ** codeDigits).padStart(codeDigits, '0');
}
