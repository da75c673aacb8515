import { addWorkingMinutes } from '@tongli/calendar';
import { type Visit, type VisitOutcome, visitEnded } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { getCalendar } from '../../org/index.ts';
import { readRules } from '../feedback/rules.ts';
import { reopen } from '../reopening.ts';
import { addTimelineEntry, type LoadedCase, lockCase, processOf, tables, tellChange } from '../store.ts';
import { factsOf, findVisitRow, lockVisitRow, type VisitRow, visitPage, visitRowsOf, visitViews } from './store.ts';
import { decideOutcome, decideVisit, reopens } from './visit.ts';

export async function listVisits(
  call: Call,
  query: ListQuery,
): Promise<{ items: Visit[]; nextCursor: string | null; total: number | null; now: string }> {
  const { rows, nextCursor, total } = await visitPage(call, query);
  return { items: await visitViews(call, rows as readonly VisitRow[]), nextCursor, total, now: call.now.toISOString() };
}

async function nextTryAt(call: Call, { row }: LoadedCase, minutes: number): Promise<Date> {
  const process = await processOf(call, row);
  const { calendar } = await getCalendar(call, process?.settings.calendar);
  return addWorkingMinutes(calendar, call.now, minutes);
}

/** What a call led to; a customer who is not content is taken up again in the same act. */
export async function recordVisit(call: Call, id: string, outcome: VisitOutcome): Promise<Visit | Refusal> {
  const found = await findVisitRow(call, id);
  const loaded = found && (await lockCase(call, found.complaint_id));
  const row = await lockVisitRow(call, id);
  if (!loaded || !row) return notFound;
  const refused = decideVisit(await factsOf(call, row), call.actor) ?? decideOutcome(outcome);
  if (refused) return refused;
  await addTry(call, row, outcome);
  if (outcome.reached) {
    const reopened = await end(call, loaded, row, outcome);
    if (isRefusal(reopened)) return reopened;
  } else await tryAgain(call, loaded, row);
  await audit(call, 'complaints.record-visit', { type: 'complaint', id: row.complaint_id });
  const after = await findVisitRow(call, id);
  const [view] = after ? await visitViews(call, [after]) : [];
  return view ?? notFound;
}

async function addTry(call: Call, row: VisitRow, { reached, words }: VisitOutcome): Promise<void> {
  await tables(call)
    .insertInto('complaints.visit_try')
    .values({
      ...{ visit_id: row.id, number: row.tries + 1, at: call.now, by_id: call.actor.id, by_name: call.actor.name },
      ...{ reached, words: words || null },
    })
    .execute();
}

async function tryAgain(call: Call, loaded: LoadedCase, row: VisitRow): Promise<void> {
  const { rules } = await readRules(call);
  const tries = row.tries + 1;
  const over = tries >= rules.mostTries;
  await tables(call)
    .updateTable('complaints.visit')
    .set(
      over
        ? { tries, state: 'unreached', ended_at: call.now }
        : { tries, next_try_at: await nextTryAt(call, loaded, rules.againAfterMinutes) },
    )
    .where('id', '=', row.id)
    .execute();
  await addTimelineEntry(call, row.complaint_id, over ? 'visit-unreached' : 'visit-tried', { tries: String(tries) });
  await tellChange(call, row.complaint_id, 'visit-tried', null);
  if (!over) return;
  const fact = { visitId: row.id, handlerId: row.handler_id, reached: false, solved: null, satisfied: null };
  await append(call, visitEnded, row.complaint_id, fact);
}

type Reached = Extract<VisitOutcome, { reached: true }>;

async function end(call: Call, loaded: LoadedCase, row: VisitRow, outcome: Reached): Promise<unknown> {
  const { solved, satisfied, words } = outcome;
  await tables(call)
    .updateTable('complaints.visit')
    .set({
      ...{ state: 'done', ended_at: call.now, tries: row.tries + 1, solved, satisfied, words: words || null },
      ...{ visitor_id: call.actor.id, visitor_name: call.actor.name },
    })
    .where('id', '=', row.id)
    .execute();
  const params = { solved: String(solved), satisfied: String(satisfied) };
  await addTimelineEntry(call, row.complaint_id, 'visit-ended', params, words || null);
  await tellChange(call, row.complaint_id, 'visit-ended', null);
  const fact = { visitId: row.id, handlerId: row.handler_id, reached: true, solved, satisfied };
  await append(call, visitEnded, row.complaint_id, fact);
  if (!reopens(outcome) || loaded.case.state !== 'closed') return null;
  return reopen(call, row.complaint_id, { reason: 'visit', note: words });
}

/** Each visit of a case with its tries, oldest first. */
export async function visitsOf(call: Call, complaintId: string) {
  const rows = await visitRowsOf(call, complaintId);
  const tries = await tables(call)
    .selectFrom('complaints.visit_try')
    .selectAll()
    .where(
      'visit_id',
      'in',
      tables(call).selectFrom('complaints.visit').select('id').where('complaint_id', '=', complaintId),
    )
    .orderBy('number')
    .execute();
  const views = await visitViews(call, rows);
  return views.map((view) => ({
    ...view,
    history: tries
      .filter(({ visit_id }) => visit_id === view.id)
      .map((one) => ({
        at: one.at.toISOString(),
        byName: one.by_name,
        reached: one.reached,
        words: one.words === null ? null : maskText(one.words),
      })),
  }));
}
