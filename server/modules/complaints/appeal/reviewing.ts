import { type Appeal, appealDecided, appealGiven } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Place } from '../../../platform/permissions/scope.ts';
import { isPerson } from '../../org/index.ts';
import { endLimit, handOverLimits } from '../../work/index.ts';
import { writeTo } from '../letters/letters.ts';
import { reopen } from '../reopening.ts';
import { addTimelineEntry, lockCase, tables, tellChange } from '../store.ts';
import { decideDecision, decideReview } from './appeal.ts';
import {
  type AppealRow,
  appealPage,
  appealRowsOf,
  appealViews,
  factsOf,
  findAppealRow,
  lockAppealRow,
} from './store.ts';

const subjectOf = (id: string) => ({ type: 'appeal', id });

async function view(call: Call, id: string): Promise<Appeal | Refusal> {
  const row = await findAppealRow(call, id);
  const [shown] = row ? await appealViews(call, [row]) : [];
  return shown ?? notFound;
}

/** Who looks at it again; the clock runs for them from now on. */
export async function giveReview(call: Call, id: string, reviewerId: string): Promise<Appeal | Refusal> {
  const row = await lockAppealRow(call, id);
  if (!row) return notFound;
  const refused = decideReview(await factsOf(call, row), reviewerId, call.actor);
  if (refused) return refused;
  if (!(await isPerson(call, reviewerId))) return refuse('unknown-person', { status: 422, field: 'body.reviewerId' });
  await tables(call)
    .updateTable('complaints.appeal')
    .set({ state: 'reviewing', reviewer_id: reviewerId })
    .where('id', '=', id)
    .execute();
  await handOverLimits(call, subjectOf(id), reviewerId);
  await addTimelineEntry(call, row.complaint_id, 'appeal-reviewing', { reviewerId });
  await tellChange(call, row.complaint_id, 'appeal-reviewing', null);
  await append(call, appealGiven, row.complaint_id, { appealId: id, number: row.number, reviewerId });
  await audit(call, 'complaints.review-appeal', { type: 'complaint', id: row.complaint_id });
  return view(call, id);
}

/** The result and why go to the customer; upheld, the case is taken up again. */
export async function decide(
  call: Call,
  id: string,
  { upheld, text }: { readonly upheld: boolean; readonly text: string },
): Promise<Appeal | Refusal> {
  const found = await findAppealRow(call, id);
  // The case first, as every act on it does: two who wait for each other would wait for ever.
  const loaded = found && (await lockCase(call, found.complaint_id));
  const row = await lockAppealRow(call, id);
  if (!loaded || !row) return notFound;
  const refused = decideDecision(await factsOf(call, row), call.actor);
  if (refused) return refused;
  const state = upheld ? 'upheld' : 'rejected';
  await tables(call)
    .updateTable('complaints.appeal')
    .set({ state, decision: text, decided_at: call.now, decided_by_name: call.actor.name })
    .where('id', '=', id)
    .execute();
  await endLimit(call, subjectOf(id), 'review-appeal', 'met');
  await addTimelineEntry(call, row.complaint_id, 'appeal-decided', { result: state }, text);
  await append(call, appealDecided, row.complaint_id, {
    appealId: id,
    upheld,
    number: row.number,
    ownerId: loaded.row.owner_id,
  });
  await writeTo(call, loaded.row, 'appeal-result', text);
  await audit(call, 'complaints.decide-appeal', { type: 'complaint', id: row.complaint_id });
  const answered = loaded.case.state === 'answered' || loaded.case.state === 'closed';
  if (upheld && answered) {
    const reopened = await reopen(call, row.complaint_id, { reason: 'appeal', note: text });
    if (isRefusal(reopened)) return reopened;
  }
  await tellChange(call, row.complaint_id, 'appeal-decided', null);
  return view(call, id);
}

export async function listAppeals(
  call: Call,
  query: ListQuery,
): Promise<{ items: Appeal[]; nextCursor: string | null; total: number | null; now: string }> {
  const { rows, nextCursor, total } = await appealPage(call, query);
  return {
    items: await appealViews(call, rows as readonly AppealRow[]),
    nextCursor,
    total,
    now: call.now.toISOString(),
  };
}

export const appealsOf = async (call: Call, complaintId: string): Promise<Appeal[]> =>
  appealViews(call, await appealRowsOf(call, complaintId));

/** By what number people know it, and where it belongs. */
export async function findAppeal(call: Call, id: string): Promise<({ readonly number: string } & Place) | null> {
  const row = await findAppealRow(call, id);
  return row ? { number: row.number, projectId: row.project_id, unitId: row.unit_id } : null;
}
