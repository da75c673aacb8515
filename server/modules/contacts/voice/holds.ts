import type { LegalHold } from '@tongli/contracts/contacts';
import type { Call } from '../../../platform/call.ts';
import { unseal } from '../../../platform/personal/keyring.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { describePeople } from '../../org/index.ts';
import { findKey } from '../life/key.ts';
import { tables } from '../store.ts';

export const openHold = ({ liftedAt }: LegalHold): boolean => liftedAt === null;

/** Latest first. */
export async function holdsOf(call: Call, contactId: string): Promise<LegalHold[]> {
  const rows = await tables(call)
    .selectFrom('contacts.legal_hold')
    .selectAll()
    .where('contact_id', '=', contactId)
    .orderBy('set_at', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const key = await findKey(call, contactId);
  const names = await describePeople(
    call,
    rows.flatMap(({ set_by, lifted_by }) => [set_by, ...(lifted_by === null ? [] : [lifted_by])]),
  );
  const open = (sealed: Buffer) => (key ? unseal(key, sealed) : erasedName);
  return rows.map((row) => ({
    setAt: row.set_at.toISOString(),
    setByName: names.get(row.set_by) ?? '',
    reason: open(row.reason_sealed),
    liftedAt: row.lifted_at?.toISOString() ?? null,
    liftedByName: names.get(row.lifted_by ?? '') ?? '',
    liftReason: row.lift_reason_sealed && open(row.lift_reason_sealed),
  }));
}
