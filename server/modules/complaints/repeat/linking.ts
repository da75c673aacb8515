import { randomUUID } from 'node:crypto';
import {
  complaintRepeatFound,
  complaintsLinked,
  type RepeatReason,
  type RepeatVerdict,
} from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { findRelated } from '../../customers/index.ts';
import { addTimelineEntry, type ComplaintRecord, findCase, tables, tellChange } from '../store.ts';
import { matterText } from './matters.ts';
import { currentModel } from './model.ts';
import { openPlan } from './plan.ts';
import { judgeLikeness } from './score.ts';

export interface Link {
  readonly later: ComplaintRecord;
  readonly earlier: ComplaintRecord;
  readonly kind: 'repeat' | 'related';
  readonly state: 'suggested' | 'linked' | 'refused';
  readonly score: number | null;
  readonly reasons: readonly RepeatReason[];
  /** Null where the house found it by itself. */
  readonly decidedBy: string | null;
}

/** What a person said stays; what the house finds is written once. True where something is new. */
async function keepLink(call: Call, { later, earlier, ...link }: Link): Promise<boolean> {
  const decided = link.decidedBy === null ? {} : { decided_at: call.now, decided_by: link.decidedBy };
  const said = {
    kind: link.kind,
    state: link.state,
    score: link.score,
    reasons: JSON.stringify(link.reasons),
    ...decided,
  };
  const kept = await tables(call)
    .insertInto('complaints.repeat_link')
    .values({ id: randomUUID(), complaint_id: later.id, other_id: earlier.id, at: call.now, ...said })
    .onConflict((conflict) => {
      const both = conflict.columns(['complaint_id', 'other_id']);
      return link.decidedBy === null ? both.doNothing() : both.doUpdateSet(said);
    })
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

const inOrder = (a: ComplaintRecord, b: ComplaintRecord) =>
  a.lodged_at > b.lodged_at || (a.lodged_at.getTime() === b.lodged_at.getTime() && a.number > b.number)
    ? { later: a, earlier: b }
    : { later: b, earlier: a };

/** Found by the house: linked where it is sure, else offered to whoever handles the case. */
export async function keepFound(call: Call, link: Omit<Link, 'decidedBy'>): Promise<void> {
  if (!(await keepLink(call, { ...link, decidedBy: null })) || link.state !== 'linked') return;
  await tellRepeat(call, { ...link, decidedBy: null });
}

async function tellRepeat(call: Call, { later, earlier, score, decidedBy }: Link): Promise<void> {
  await append(call, complaintRepeatFound, later.id, {
    projectId: later.project_id,
    number: later.number,
    ofId: earlier.id,
    by: decidedBy === null ? 'house' : 'person',
    score,
  });
  await addTimelineEntry(call, later.id, 'repeat-linked', { number: earlier.number });
  await tellChange(call, later.id, 'repeat-linked', null);
  await openPlan(call, later, earlier);
}

async function likenessOf(call: Call, { later, earlier }: Pick<Link, 'later' | 'earlier'>) {
  const model = await currentModel(call);
  const { comparable, compare } = model.compare;
  const comparison = compare(comparable(matterText(later)), comparable(matterText(earlier)));
  const related = later.customer_id ? await findRelated(call, later.project_id, { customerId: later.customer_id }) : [];
  const kinship = related.find(({ id }) => id === earlier.customer_id)?.by ?? null;
  const sameProduct = later.product === earlier.product;
  const sameArea = later.area === earlier.area;
  return judgeLikeness({ comparison, kinship, sameProduct, sameArea }, model.thresholds);
}

/** A person links two cases or keeps them apart; either way the house learns from it. */
export async function judgeRepeat(
  call: Call,
  id: string,
  { otherId, verdict }: { otherId: string; verdict: RepeatVerdict },
): Promise<{ id: string } | Refusal> {
  const [one, other] = [await findCase(call, id), await findCase(call, otherId)];
  if (!one) return notFound;
  if (!other || otherId === id || other.row.project_id !== one.row.project_id)
    return refuse('unknown-complaint', { status: 422, field: 'body.otherId' });
  if (one.case.erased || other.case.erased) return refuse('complaint-erased');
  const both = inOrder(one.row, other.row);
  const { score, reasons } = await likenessOf(call, both);
  const state = verdict === 'different' ? 'refused' : 'linked';
  const kind = verdict === 'related' ? 'related' : 'repeat';
  const before = await tables(call)
    .selectFrom('complaints.repeat_link')
    .select(['state', 'kind'])
    .where('complaint_id', '=', both.later.id)
    .where('other_id', '=', both.earlier.id)
    .executeTakeFirst();
  const link: Link = { ...both, kind, state, score, reasons, decidedBy: call.actor.id };
  await keepLink(call, link);
  await append(call, complaintsLinked, both.later.id, {
    projectId: both.later.project_id,
    otherId: both.earlier.id,
    verdict,
    score,
  });
  const isNew = before?.state !== 'linked' || before.kind !== 'repeat';
  if (verdict === 'repeat' && isNew) await tellRepeat(call, link);
  if (verdict === 'different' && before?.state === 'linked') {
    await addTimelineEntry(call, both.later.id, 'repeat-refused', { number: both.earlier.number });
    await tellChange(call, both.later.id, 'repeat-refused', null);
  }
  await audit(call, 'complaints.judge-repeat', { type: 'complaint', id: both.later.id });
  return { id };
}
