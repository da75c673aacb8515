import type { ContactSettings } from '@tongli/contracts/contacts';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

export async function readSettings(call: Pick<Call, 'tx'>): Promise<{ settings: ContactSettings; version: number }> {
  const row = await tables(call).selectFrom('contacts.settings').selectAll().executeTakeFirstOrThrow();
  return { settings: row.settings as ContactSettings, version: row.version };
}
