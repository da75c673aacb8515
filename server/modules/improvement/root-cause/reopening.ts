import type { RootCause } from '@tongli/contracts/improvement';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { tables } from '../store.ts';
import { decideReopening } from './root-cause.ts';
import { lockRootCause } from './store.ts';

/** Whether an action that answered the conclusion that stands was judged to have had no effect. */
export async function hasFailed(call: Call, id: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('improvement.action as action')
    .innerJoin('improvement.verdict as verdict', 'verdict.action_id', 'action.id')
    .innerJoin('improvement.root_cause as root_cause', 'root_cause.id', 'action.root_cause_id')
    .select('action.id')
    .where('action.root_cause_id', '=', id)
    .where('verdict.verdict', '=', 'not-effective')
    .whereRef('action.created_at', '>=', 'root_cause.concluded_at')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function reopenRootCause(
  call: Call,
  id: string,
  { reason, version }: { readonly reason: string; readonly version: number },
): Promise<{ id: string } | Refusal> {
  const current = await lockRootCause(call, id);
  if (!current) return notFound;
  const decided = decideReopening(current, version, await hasFailed(call, id));
  if (isRefusal(decided)) return decided;
  await keepConclusion(call, id, reason);
  await tables(call)
    .updateTable('improvement.root_cause')
    .set({ state: 'open', cause: null, cause_id: null, conclusion: null, concluded_at: null, version: decided.version })
    .where('id', '=', id)
    .execute();
  await audit(call, 'improvement.reopen-root-cause', { type: 'root-cause', id });
  return { id };
}

const keepConclusion = (call: Call, id: string, reason: string) =>
  tables(call)
    .insertInto('improvement.earlier_conclusion')
    .columns(['root_cause_id', 'version', 'cause', 'cause_id', 'conclusion', 'concluded_at', 'reason', 'reopened_at'])
    .expression(({ selectFrom, val }) =>
      selectFrom('improvement.root_cause')
        .select(['id', 'version', 'cause', 'cause_id', 'conclusion', 'concluded_at'])
        .select([val(reason).as('reason'), val(call.now).as('reopened_at')])
        .where('id', '=', id),
    )
    .execute();

/** What was concluded before, the latest first. */
export async function earlierOf(call: Call, id: string): Promise<RootCause['earlier']> {
  const rows = await tables(call)
    .selectFrom('improvement.earlier_conclusion')
    .selectAll()
    .where('root_cause_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ cause: row.cause, text: maskText(row.conclusion), concludedAt: row.concluded_at.toISOString() },
    ...{ reason: maskText(row.reason), reopenedAt: row.reopened_at.toISOString() },
  }));
}
