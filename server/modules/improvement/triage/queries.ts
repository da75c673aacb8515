import type { Triage } from '@tongli/contracts/improvement';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { getSignals } from '../../measures/index.ts';
import { describePeople } from '../../org/index.ts';
import { inReach, placeOf, tables } from '../store.ts';
import { type TriageState, triageAllowances } from './triage.ts';

const selectTriages = (call: Call) =>
  tables(call).selectFrom('improvement.triage as triage').selectAll('triage').where(inReach(call, 'triage'));

type Row = Awaited<ReturnType<ReturnType<typeof selectTriages>['executeTakeFirstOrThrow']>>;

async function replies(call: Call, rows: readonly Row[]): Promise<Triage[]> {
  const found = await getSignals(
    call,
    rows.map((row) => row.signal_id),
  );
  const people = await describePeople(
    call,
    rows.map((row) => row.owner_id),
  );
  return rows.map((row) => {
    const signal = found.get(row.signal_id)?.signal;
    if (!signal) throw new Error(`triage ${row.number}: its signal ${row.signal_id} is gone`);
    return {
      id: row.id,
      number: row.number,
      state: row.state as TriageState,
      signal,
      chart: row.chart as ChartDefinition,
      ownerId: row.owner_id,
      ownerName: people.get(row.owner_id) ?? '',
      note: row.note && maskText(row.note),
      openedAt: row.opened_at.toISOString(),
      decidedAt: row.decided_at?.toISOString() ?? null,
      rootCauseId: row.root_cause_id,
      actions: triageAllowances(row.state as TriageState, holds(call.actor, 'improvement.lead', placeOf(row))),
    };
  });
}

export async function getTriage(call: Call, id: string): Promise<Triage | Refusal> {
  const row = await selectTriages(call).where('triage.id', '=', id).executeTakeFirst();
  const [reply] = row ? await replies(call, [row]) : [];
  return reply ?? notFound;
}

const columns: ListColumns = {
  state: { expression: sql`triage.state`, type: 'text' },
  openedAt: { expression: sql`triage.opened_at`, type: 'instant' },
};

export async function listTriages(call: Call, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectTriages(call), query, columns, sql<string>`triage.id`);
  return { items: await replies(call, rows), nextCursor };
}
