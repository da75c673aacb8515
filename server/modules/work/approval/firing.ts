import { approvalEscalated, type RungTarget } from '@tongli/contracts/work';
import { type Call, isRefusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { describePeople } from '../../org/index.ts';
import { readAuthority } from '../rules/store.ts';
import { findTarget, ladderOf } from '../rules/target.ts';
import { tables } from '../store.ts';
import { tellWatchers } from '../watchers.ts';
import { type ChainStep, covers, limitOf } from './chain.ts';
import { addEntry, fireClock, rungAt, saveClock } from './clock.ts';
import { about } from './facts.ts';
import { bump, insertSteps, putToApprovers, stepsAbove } from './passing.ts';
import { type ApprovalRow, approversOf, askOf, type StepRow, standingOf, stepsOf, subjectOf } from './store.ts';

/** Fires what is due on a locked approval: warnings, the breach, then the rungs of its ladder. */
export async function fireApproval(call: Call, row: ApprovalRow): Promise<void> {
  let current = await fireClock(call, row);
  while (current.escalate_at !== null && current.escalate_at <= call.now) current = await climbOnce(call, current);
}

async function climbOnce(call: Call, row: ApprovalRow): Promise<ApprovalRow> {
  const { line, ladder } = await ladderOf(call, { unitId: row.unit_id, kind: 'approval' });
  const rung = ladder?.rungs[row.rung];
  if (!rung) return saveClock(call, row, { escalate_at: null });
  const climbed = row.rung + 1;
  const before = await approversOf(call, row.id);
  const step = (await stepsOf(call, row.id)).find(({ state }) => state === 'current');
  const above = step
    ? await stepAt(call, row, { step, line, to: rung.to, without: [row.requester_id, ...row.excluded, ...before] })
    : null;
  const next = await saveClock(call, row, { rung: climbed, escalate_at: await rungAt(call, row, climbed) });
  if (step && above) await passOn(call, next, { step, above });
  await tellOfRung(call, next, { before, after: above?.approverIds ?? null });
  return { ...next, version: next.version + (above ? 1 : 0) };
}

interface Looking {
  readonly step: StepRow;
  readonly line: readonly string[];
  readonly to: RungTarget;
  readonly without: readonly string[];
}

/**
 * Whom the rung names, with the authority that they have by their own post. A ladder hands on work and not authority: somebody
 * who may approve less than those who are asked already, or nothing of this kind, is passed over.
 */
async function stepAt(call: Call, row: ApprovalRow, { step, line, to, without }: Looking): Promise<ChainStep | null> {
  const personId = await findTarget(call, to, { line, without });
  const standing = personId === null ? null : await standingOf(call, personId);
  if (personId === null || standing === null) return null;
  const limitMinor = limitOf((await readAuthority(call)).limits, standing.post, askOf(row));
  if (limitMinor === undefined || !covers(limitMinor, step.limit_minor ?? Number.POSITIVE_INFINITY)) return null;
  return { ...standing, limitMinor, approverIds: [personId] };
}

async function passOn(
  call: Call,
  row: ApprovalRow,
  { step, above }: { step: StepRow; above: ChainStep },
): Promise<void> {
  const further = covers(above.limitMinor, row.amount_minor)
    ? []
    : await stepsAbove(call, row, { limit_minor: above.limitMinor });
  const ofApproval = tables(call).updateTable('work.approval_step').where('approval_id', '=', row.id);
  await ofApproval.set({ state: 'escalated', decided_at: call.now }).where('position', '=', step.position).execute();
  await tables(call)
    .deleteFrom('work.approval_step')
    .where('approval_id', '=', row.id)
    .where('state', '=', 'to-come')
    .execute();
  const chain = [above, ...(isRefusal(further) ? [] : further)];
  await insertSteps(call, row.id, { chain, from: step.position + 1 });
  await bump(call, row, {});
  await putToApprovers(call, row, above.approverIds);
}

async function tellOfRung(
  call: Call,
  row: ApprovalRow,
  { before, after }: { before: readonly string[]; after: readonly string[] | null },
): Promise<void> {
  const names = await describePeople(call, [...before, ...(after ?? [])]);
  const said = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').join('、');
  const params = { rung: String(row.rung), from: said(before), to: said(after ?? before) };
  await addEntry(call, row.id, { code: after ? 'escalated' : 'rung-empty', params });
  const fact = { ...about(row, [...before, ...(after ?? [])]), rung: row.rung, found: after !== null };
  await append(call, approvalEscalated, row.id, fact);
  if (!after) return;
  const notice = {
    code: 'approval-escalated',
    params: { ...params, number: row.number, kind: row.kind },
    subject: subjectOf(row.id),
  };
  await tellWatchers(call, notice, before);
}
