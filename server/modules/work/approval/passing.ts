import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { notify } from '../notices.ts';
import { readAuthority } from '../rules/store.ts';
import { tables } from '../store.ts';
import { type ChainStep, chainFor } from './chain.ts';
import { placeInInbox } from './clock.ts';
import { type ApprovalRow, askOf, levelsFrom, type StepRow, subjectOf } from './store.ts';

/** The approval waits for these people, and for nobody else. */
export async function putToApprovers(call: Call, row: ApprovalRow, personIds: readonly string[]): Promise<void> {
  await tables(call).deleteFrom('work.approver').where('approval_id', '=', row.id).execute();
  if (personIds.length === 0) return;
  const place = placeInInbox(row, call.now);
  await tables(call)
    .insertInto('work.approver')
    .values(personIds.map((id) => ({ approval_id: row.id, person_id: id, kind: row.kind, ...place })))
    .execute();
  await notify(call, {
    personIds,
    code: 'approval-asked',
    params: { number: row.number, kind: row.kind },
    subject: subjectOf(row.id),
  });
}

export async function insertSteps(
  call: Call,
  approvalId: string,
  { chain, from }: { chain: readonly ChainStep[]; from: number },
): Promise<void> {
  await tables(call)
    .insertInto('work.approval_step')
    .values(
      chain.map((step, index) => ({
        approval_id: approvalId,
        position: from + index,
        post: step.post,
        unit_id: step.unitId,
        limit_minor: step.limitMinor,
        state: index === 0 ? 'current' : 'to-come',
      })),
    )
    .execute();
}

/** What is still needed above a step, by the posts, people and limits of now. */
export async function stepsAbove(
  call: Call,
  row: ApprovalRow,
  step: Pick<StepRow, 'limit_minor'>,
): Promise<readonly ChainStep[] | Refusal> {
  const { limits } = await readAuthority(call);
  const levels = await levelsFrom(call, row.unit_id);
  const chain = chainFor(askOf(row), levels, limits);
  if (isRefusal(chain)) return chain;
  const above = chain.filter(({ limitMinor }) => limitMinor === null || limitMinor > (step.limit_minor ?? 0));
  return above.length > 0 ? above : refuse('no-authority', { params: { kind: row.kind } });
}

/** Saves what changed and counts a version; what has ended fires no more. */
export const bump = (call: Call, row: ApprovalRow, change: Partial<Pick<ApprovalRow, 'state' | 'decided_at'>>) =>
  tables(call)
    .updateTable('work.approval')
    .set({ ...change, ...(change.state ? { fire_at: null, escalate_at: null } : {}), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
