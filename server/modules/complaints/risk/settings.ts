import { type RiskSettings, riskSettings } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { tables } from '../store.ts';
import { suppliedSettings } from './supplied.ts';

/** Settings concern the installation; their audit subject is they themselves. */
export const rulesSubject = { type: 'risk-rules', id: '00000000-0000-7000-8000-000000000060' };

export async function readSettings(call: Pick<Call, 'tx'>): Promise<{ settings: RiskSettings; version: number }> {
  const row = await tables(call)
    .selectFrom('complaints.risk_settings')
    .modifyFront(once('complaints.risk_settings'))
    .selectAll()
    .executeTakeFirst();
  return row
    ? { settings: riskSettings.parse({ ...suppliedSettings, ...(row.content as object) }), version: row.version }
    : { settings: suppliedSettings, version: 0 };
}

/** What is urgent is at least worth listing; where else a customer can go is always told; each step stands once. */
export function decideSettings({ listFrom, urgentFrom, steps }: RiskSettings): Refusal | null {
  const field = (name: string) => `body.settings.${name}`;
  if (urgentFrom < listFrom)
    return refuse('urgent-below-list', { status: 422, field: field('urgentFrom'), params: { minimum: listFrom } });
  if (!steps.some(({ code }) => code === 'recourse'))
    return refuse('recourse-step-needed', { status: 422, field: field('steps') });
  const twice = steps.findIndex(({ code }, at) => steps.findIndex((one) => one.code === code) < at);
  if (twice < 0) return null;
  const params = { code: steps[twice]?.code ?? '' };
  return refuse('code-taken', { status: 422, field: field(`steps.${twice}.code`), params });
}

/** Null where it was saved; refused as the rules say, or behind a later version. */
export async function saveSettings(
  call: Call,
  { settings, version }: { settings: RiskSettings; version: number },
): Promise<Refusal | 'stale' | null> {
  const refused = decideSettings(settings);
  if (refused) return refused;
  const content = JSON.stringify(settings);
  const saved = await tables(call)
    .insertInto('complaints.risk_settings')
    .values({ only_row: true, content, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('only_row')
        .doUpdateSet({ content, version: version + 1 })
        .where('complaints.risk_settings.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst();
  if (!saved) return 'stale';
  await audit(call, 'complaints.set-risk-settings', rulesSubject);
  return null;
}
