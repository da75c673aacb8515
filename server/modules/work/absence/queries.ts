import type { ListQuery } from '@tongli/contracts/kernel';
import type { Absence, MovableItem } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';
import { absenceAllowances, absenceState } from './absence.ts';
import { movable } from './moving.ts';
import { type AbsenceRow, callerOf, factsOf, seenBy } from './store.ts';

const selectAbsences = (call: Call) =>
  tables(call).selectFrom('work.absence as absence').selectAll('absence').where(seenBy(call));

async function replies(call: Call, rows: readonly AbsenceRow[]): Promise<Absence[]> {
  const names = await describePeople(
    call,
    rows.flatMap((row) => [row.person_id, ...(row.substitute_id ? [row.substitute_id] : [])]),
  );
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  return rows.map((row) => ({
    id: row.id,
    person: named(row.person_id),
    fromOn: row.from_on,
    untilOn: row.until_on,
    reason: row.reason as Absence['reason'],
    substitute: row.substitute_id === null ? null : named(row.substitute_id),
    state: absenceState(factsOf(row), call.now),
    handedOverAt: row.handed_over_at?.toISOString() ?? null,
    version: row.version,
    actions: absenceAllowances(factsOf(row), callerOf(call, row), call.now),
  }));
}

const columns: ListColumns = {
  personId: { expression: sql`absence.person_id`, type: 'uuid' },
  fromOn: { expression: sql`absence.from_on`, type: 'date' },
  untilOn: { expression: sql`absence.until_on`, type: 'date' },
};

export async function listAbsences(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectAbsences(call), query, columns, sql<string>`absence.id`);
  return { items: await replies(call, rows), nextCursor };
}

export async function getAbsence(call: Call, id: string): Promise<Absence | Refusal> {
  const row = await selectAbsences(call).where('absence.id', '=', id).executeTakeFirst();
  const [reply] = row ? await replies(call, [row]) : [];
  return reply ?? notFound;
}

/** What is due while they are away is for whoever moves it, and for themselves. */
export async function getAbsenceWithWork(
  call: Call,
  id: string,
): Promise<(Absence & { due: MovableItem[] }) | Refusal> {
  const row = await selectAbsences(call).where('absence.id', '=', id).executeTakeFirst();
  const [reply] = row ? await replies(call, [row]) : [];
  if (!row || !reply) return notFound;
  const { id: callerId, mayLead } = callerOf(call, row);
  if (!mayLead && callerId !== row.person_id) return { ...reply, due: [] };
  const at = new Date(Math.max(row.from_at.getTime(), call.now.getTime()));
  const due = await movable(call, row.person_id, { substituteId: row.substitute_id, before: row.until_at, at });
  return { ...reply, due };
}
