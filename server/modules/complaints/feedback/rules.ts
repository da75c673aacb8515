import type { FeedbackRules, VisitShares } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, staleBehind } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { tables } from '../store.ts';

const everyone = { upheld: 100, 'partly-upheld': 100, 'not-upheld': 100 };
const most = { upheld: 50, 'partly-upheld': 50, 'not-upheld': 50 };
const shares: VisitShares = {
  minor: { ...most, upheld: 20, 'partly-upheld': 20 },
  normal: most,
  serious: everyone,
  safety: everyone,
};

/** Until somebody decides otherwise: all grave cases are visited, of the others a share, more where the customer was told no. */
export const usualRules: FeedbackRules = {
  shares,
  withinDays: 3,
  mostTries: 3,
  againAfterMinutes: 240,
  invites: false,
  appealWithinDays: 60,
  reviewDays: 10,
};

export interface Ruled {
  readonly rules: FeedbackRules;
  readonly version: number;
}

export async function readRules(call: Call): Promise<Ruled> {
  const row = await tables(call)
    .selectFrom('complaints.feedback_rules')
    .modifyFront(once('complaints.feedback_rules'))
    .select(['rules', 'version'])
    .executeTakeFirst();
  return row ? { rules: row.rules as FeedbackRules, version: row.version } : { rules: usualRules, version: 0 };
}

export async function setRules(call: Call, { rules, version }: Ruled): Promise<Ruled | Refusal> {
  const before = await readRules(call);
  if (before.version !== version) return staleBehind(before);
  const values = { rules: JSON.stringify(rules), version: version + 1 };
  const saved = await tables(call)
    .insertInto('complaints.feedback_rules')
    .values({ only_row: true, ...values })
    .onConflict((conflict) =>
      conflict.column('only_row').doUpdateSet(values).where('complaints.feedback_rules.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst();
  if (!saved) return staleBehind(await readRules(call));
  await audit(call, 'complaints.set-feedback-rules', { type: 'complaint-feedback-rules', id: '' });
  return readRules(call);
}
