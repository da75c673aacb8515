import { approvalMoved } from '@tongli/contracts/work';
import { type Call, isRefusal, mustSucceed } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { notify } from '../notices.ts';
import { readAuthority } from '../rules/store.ts';
import { tables } from '../store.ts';
import type { Subject } from '../subject.ts';
import { type ChainStep, chainFor } from './chain.ts';
import { about } from './facts.ts';
import { bump, insertSteps, putToApprovers } from './passing.ts';
import {
  type ApprovalRow,
  askOf,
  type LockedApproval,
  levelsFrom,
  lockAnyApproval,
  stepsOf,
  subjectOf,
} from './store.ts';

/**
 * Nothing waits for somebody who has left: where others are asked with them, for those alone; otherwise for whoever stands next
 * in the chain as it is now. Whoever asked is told, also where nobody is found: then they take it back and ask anew.
 */
export async function passOver(call: Call, personId: string): Promise<void> {
  const rows = await tables(call)
    .selectFrom('work.approver')
    .select('approval_id')
    .where('person_id', '=', personId)
    .orderBy('approval_id')
    .execute();
  for (const { approval_id: id } of rows) await passBy(call, mustSucceed(await lockAnyApproval(call, id)), personId);
}

async function passBy(call: Call, locked: LockedApproval, personId: string): Promise<void> {
  const others = locked.facts.approverIds.filter((one) => one !== personId);
  if (others.length === locked.facts.approverIds.length) return;
  if (others.length > 0) await leaveTo(call, locked, personId);
  else await putAnew(call, locked);
}

/** From now on these have no part in what waits for approval about a subject: others who are asked with them decide, or the next above. */
export async function excludeFromApprovals(call: Call, subject: Subject, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const rows = await tables(call)
    .selectFrom('work.approval')
    .select('id')
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute();
  for (const { id } of rows)
    for (const personId of personIds) {
      const { row } = mustSucceed(await lockAnyApproval(call, id));
      const excluded = [...new Set([...row.excluded, personId])];
      await tables(call).updateTable('work.approval').set({ excluded }).where('id', '=', id).execute();
      await passBy(call, mustSucceed(await lockAnyApproval(call, id)), personId);
    }
}

async function leaveTo(call: Call, { row, facts }: LockedApproval, personId: string): Promise<void> {
  await tables(call)
    .deleteFrom('work.approver')
    .where('approval_id', '=', row.id)
    .where('person_id', '=', personId)
    .execute();
  await bump(call, row, {});
  await append(call, approvalMoved, row.id, about(row, facts.approverIds));
}

async function putAnew(call: Call, { row, facts }: LockedApproval): Promise<void> {
  const { chain, from } = await remaining(call, row);
  const next = chain[0]?.approverIds ?? [];
  if (chain.length > 0) {
    await tables(call)
      .deleteFrom('work.approval_step')
      .where('approval_id', '=', row.id)
      .where('state', 'in', ['current', 'to-come'])
      .execute();
    await insertSteps(call, row.id, { chain, from });
  }
  await bump(call, row, {});
  await putToApprovers(call, row, next);
  await append(call, approvalMoved, row.id, about(row, [...facts.approverIds, ...next]));
  await notify(call, {
    personIds: [row.requester_id],
    code: next.length > 0 ? 'approval-moved' : 'approval-nobody',
    params: { number: row.number, kind: row.kind },
    subject: subjectOf(row.id),
  });
}

/** What is still needed above what was approved already, by the posts, people and limits of now; empty where nobody is left. */
async function remaining(call: Call, row: ApprovalRow): Promise<{ chain: readonly ChainStep[]; from: number }> {
  const steps = await stepsOf(call, row.id);
  const decided = steps.filter(({ state }) => state === 'approved');
  const kept = steps.filter(({ state }) => state !== 'current' && state !== 'to-come');
  const reached = Math.max(-1, ...decided.map((step) => step.limit_minor ?? -1));
  const { limits } = await readAuthority(call);
  const chain = chainFor(askOf(row), await levelsFrom(call, row.unit_id), limits);
  const above = isRefusal(chain) ? [] : chain.filter(({ limitMinor }) => limitMinor === null || limitMinor > reached);
  return { chain: above, from: Math.max(-1, ...kept.map(({ position }) => position)) + 1 };
}
