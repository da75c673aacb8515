import { randomUUID } from 'node:crypto';
import { localDate } from '@tongli/calendar';
import { type Severity, type Validity, visitPlanned } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { getCalendar } from '../../org/index.ts';
import { limitTimes } from '../../work/index.ts';
import { readRules } from '../feedback/rules.ts';
import { writeTo } from '../letters/letters.ts';
import { findCase, processOf, tables } from '../store.ts';
import { isVisited } from './visit.ts';

/** A case was closed: whether and by when its customer is asked. Once for each closing. */
export async function planVisit(call: Call, complaintId: string): Promise<void> {
  const loaded = await findCase(beyondScope(call), complaintId);
  const row = loaded?.row;
  if (!row || row.closed_at === null || row.customer_id === null || row.erased_at !== null || !row.wants_response)
    return;
  const { rules } = await readRules(call);
  const chosen = { id: row.id, severity: row.severity as Severity, validity: row.validity as Validity };
  if (!isVisited(rules, chosen)) return;
  const process = await processOf(call, row);
  const { calendar } = await getCalendar(call, process?.settings.calendar);
  const { dueAt } = limitTimes(calendar, row.closed_at, { days: rules.withinDays }, 1);
  const id = randomUUID();
  const planned = await tables(call)
    .insertInto('complaints.visit')
    .values({
      ...{ id, complaint_id: row.id, project_id: row.project_id, unit_id: row.unit_id, handler_id: row.owner_id },
      ...{ closed_at: row.closed_at, closed_on: localDate(calendar.zone, row.closed_at), state: 'due' },
      ...{ due_at: dueAt, next_try_at: row.closed_at },
    })
    .onConflict((conflict) => conflict.columns(['complaint_id', 'closed_at']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!planned) return;
  await append(call, visitPlanned, row.id, { visitId: id, handlerId: row.owner_id });
  if (rules.invites) await writeTo(call, row, 'visit-invitation');
}

/** It was taken up again: there is nothing to ask about yet. */
export async function dropVisits(call: Call, complaintId: string): Promise<void> {
  await tables(call)
    .updateTable('complaints.visit')
    .set({ state: 'dropped', ended_at: call.now })
    .where('complaint_id', '=', complaintId)
    .where('state', '=', 'due')
    .execute();
}
