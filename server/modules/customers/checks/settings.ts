import { type CheckSettings, knownFacts } from '@tongli/contracts/customers';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { tables } from '../store.ts';

export interface KeptSettings {
  readonly settings: CheckSettings;
  readonly version: number;
}

export async function readCheckSettings(call: Pick<Call, 'tx'>): Promise<KeptSettings> {
  const row = await tables(call).selectFrom('customers.check_settings').selectAll().executeTakeFirstOrThrow();
  return { settings: row.settings as CheckSettings, version: row.version };
}

/** A check that nobody can pass would close the facts for good. */
export function decideSettings({ facts, own, rightNeeded }: CheckSettings): Refusal | null {
  const codes = [...facts, ...own.map(({ code }) => code)];
  const names: readonly string[] = knownFacts;
  if (new Set(codes).size < codes.length || own.some(({ code }) => names.includes(code)))
    return refuse('check-question-twice', { status: 422, field: 'body.settings.own' });
  if (codes.length < rightNeeded)
    return refuse('check-too-few-questions', {
      status: 422,
      field: 'body.settings.rightNeeded',
      params: { most: codes.length },
    });
  return null;
}

export async function changeCheckSettings(
  call: Call,
  { settings, version }: KeptSettings,
): Promise<KeptSettings | Refusal> {
  const refused = decideSettings(settings);
  if (refused) return refused;
  const saved = await tables(call)
    .updateTable('customers.check_settings')
    .set({ settings: JSON.stringify(settings), version: version + 1 })
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!saved) return staleBehind(await readCheckSettings(call));
  await audit(call, 'customers.change-check-settings', { type: 'check-settings', id: 'check-settings' });
  return readCheckSettings(call);
}
