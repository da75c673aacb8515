import { addWorkingDays, type IsoDate } from '@tongli/calendar';
import {
  type Sanction,
  type SanctionRule,
  sanctionAppealed,
  sanctionDecided,
  sanctionReversed,
  sanctionUpheld,
} from '@tongli/contracts/complaints';
import type { EventDefinition } from '@tongli/contracts/kernel';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { businessDay, staffWithRole } from '../../org/index.ts';
import { notify, type Subject } from '../../work/index.ts';
import { addTimelineEntry, tables, tellChange } from '../store.ts';
import { tellReversed } from './finding.ts';
import { lockSanction, sanctionAfter } from './queries.ts';
import { readSanctionRules } from './rules.ts';
import { consequenceOf, counter, type Decided, decideConsequence, decideSanctionAct } from './sanction.ts';
import { addEffect, concernedBy, type Effect, type Found, repetitions, saveSanction } from './store.ts';

interface Told {
  readonly event: typeof sanctionDecided;
  readonly code: string;
  readonly effect: Effect;
  readonly to: readonly string[];
  /** What the notice leads to; the person's own page where left out. */
  readonly subject?: Subject;
}

async function tell(call: Call, row: Found, { event, code, effect, to, subject }: Told): Promise<void> {
  await append(call, event satisfies EventDefinition, row.id, {
    findingId: row.finding_id,
    complaintId: row.complaint_id,
    projectId: row.project_id,
    personId: row.person_id,
    unitId: row.unit_id,
    ...effect,
  });
  const params = { number: row.findingNumber };
  await notify(call, { personIds: to, code, params, subject: subject ?? { type: 'sanction', id: row.id } });
  await addTimelineEntry(call, row.complaint_id, code, params);
  await tellChange(call, row.complaint_id, 'sanction-moved', null);
}

const monthOf = (on: IsoDate): IsoDate => `${on.slice(0, 7)}-01`;

/** By somebody without a part in it. What was decided stands in the record at once; an appeal takes it out again. */
export async function decideSanction(
  call: Call,
  id: string,
  { version, ...decided }: Decided & { readonly version: number },
): Promise<Sanction | Refusal> {
  const locked = await lockSanction(call, id);
  if (isRefusal(locked)) return locked;
  const { row, facts, caller } = locked;
  const rule = row.rule as SanctionRule;
  const who = { personId: row.person_id, unitId: row.unit_id };
  const repeated = await repetitions(call, who, rule, row.id);
  const refused =
    decideSanctionAct(facts, 'decide', { ...caller, version }) ??
    decideConsequence(consequenceOf(rule, row.share_percent, repeated), decided);
  if (refused) return refused;
  const { calendar, today } = await businessDay(call);
  const { measure, points, deductionMinor, reason } = decided;
  await saveSanction(call, row, {
    state: measure === null ? 'waived' : 'decided',
    repeated,
    measure,
    points,
    deduction_minor: deductionMinor,
    reason: reason === '' ? null : reason,
    decided_by: call.actor.id,
    decided_at: call.now,
    appeal_until:
      measure === null ? null : addWorkingDays(calendar, call.now, (await readSanctionRules(call)).appealDays),
  });
  const effect = { points, deductionMinor, month: monthOf(today) };
  if (measure !== null) await addEffect(call, row, { ...effect, act: 'sanctioned' });
  const code = measure === null ? 'sanction-waived' : 'sanction-decided';
  await tell(call, row, { event: sanctionDecided, code, effect, to: await concernedBy(call, row) });
  await audit(call, 'complaints.decide-sanction', { type: 'sanction', id });
  return sanctionAfter(call, id);
}

/** Whoever it does not concern learns nothing of it. */
export async function appealSanction(
  call: Call,
  id: string,
  { text, version }: { text: string; version: number },
): Promise<Sanction | Refusal> {
  const own = beyondScope(call);
  const locked = await lockSanction(own, id);
  if (isRefusal(locked)) return locked;
  const { row, facts, caller } = locked;
  if (call.actor.id === null || !facts.concernedIds.includes(call.actor.id)) return notFound;
  const refused = decideSanctionAct(facts, 'appeal', { ...caller, version });
  if (refused) return refused;
  await saveSanction(call, row, {
    state: 'appealed',
    appeal: text,
    appealed_by: call.actor.id,
    appealed_at: call.now,
  });
  const judges = await staffWithRole(call, 'complaint-manager', facts.place);
  const to = judges.filter((one) => one !== row.decided_by && !facts.involved.has(one));
  const effect = await effectOf(call, row);
  const ofCase = { type: 'complaint', id: row.complaint_id };
  await tell(call, row, { event: sanctionAppealed, code: 'sanction-appealed', effect, to, subject: ofCase });
  await audit(call, 'complaints.appeal-sanction', { type: 'sanction', id });
  return sanctionAfter(own, id);
}

/** What the sanction did to the record, in the month in which it stands. */
async function effectOf(call: Call, row: Found): Promise<Effect> {
  const effect = await tables(call)
    .selectFrom('complaints.accountability_effect')
    .select(['points', 'deduction_minor', 'month'])
    .where('sanction_id', '=', row.id)
    .where('act', '=', 'sanctioned')
    .executeTakeFirstOrThrow();
  return { points: effect.points, deductionMinor: effect.deduction_minor, month: effect.month };
}

export async function decideSanctionAppeal(
  call: Call,
  id: string,
  { reverse, reason, version }: { reverse: boolean; reason: string; version: number },
): Promise<Sanction | Refusal> {
  const locked = await lockSanction(call, id);
  if (isRefusal(locked)) return locked;
  const { row, facts, caller } = locked;
  const refused = decideSanctionAct(facts, 'decide-appeal', { ...caller, version });
  if (refused) return refused;
  await saveSanction(call, row, {
    state: reverse ? 'reversed' : 'upheld',
    appeal_decided_by: call.actor.id,
    appeal_decided_at: call.now,
    appeal_reason: reason,
  });
  const before = await effectOf(call, row);
  const effect = reverse ? { ...counter(before), month: before.month } : before;
  if (reverse) {
    await addEffect(call, row, { ...effect, act: 'reversed' });
    await tellReversed(call, row.finding_id);
  }
  const code = reverse ? 'sanction-reversed' : 'sanction-upheld';
  const event = reverse ? sanctionReversed : sanctionUpheld;
  await tell(call, row, { event, code, effect, to: await concernedBy(call, row) });
  await audit(call, 'complaints.decide-sanction-appeal', { type: 'sanction', id });
  return sanctionAfter(call, id);
}
