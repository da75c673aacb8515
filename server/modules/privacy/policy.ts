import type { PrivacyPolicy } from '@tongli/contracts/privacy';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, type Refusal, staleVersion } from '../../platform/call.ts';
import { tables } from './store.ts';

export async function getPolicy(call: Pick<Call, 'tx'>): Promise<PrivacyPolicy> {
  const row = await tables(call).selectFrom('privacy.policy').selectAll().executeTakeFirstOrThrow();
  return {
    keepMonths: row.keep_months,
    retention: row.retention as PrivacyPolicy['retention'],
    requestDays: row.request_days,
    exportRows: row.export_rows,
    exportBy: row.export_by as PrivacyPolicy['exportBy'],
    version: row.version,
  };
}

export async function changePolicy(
  call: Call,
  { version, ...policy }: PrivacyPolicy,
): Promise<PrivacyPolicy | Refusal> {
  const saved = await tables(call)
    .updateTable('privacy.policy')
    .set({
      keep_months: policy.keepMonths,
      retention: policy.retention,
      request_days: policy.requestDays,
      export_rows: policy.exportRows,
      export_by: policy.exportBy,
      version: version + 1,
    })
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  if (!saved) return staleVersion;
  await audit(call, 'privacy.change-policy', { type: 'privacy-policy', id: 'policy' });
  return getPolicy(call);
}
