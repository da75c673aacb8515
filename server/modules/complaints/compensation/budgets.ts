import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import type { BudgetPeriod, CompensationBudget } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { getUnit } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import { type BudgetStanding, spanOf } from './budget.ts';
import { currency } from './store.ts';

type BudgetRow = Selectable<ComplaintsTables['complaints.compensation_budget']>;

/** Budgets belong to units and to no project: whoever works for one project alone, or looks at one, has none. */
const ofUnits = (call: Call): Pick<Call, 'scope'> => ({
  scope: call.scope.filter(({ projectId }) => projectId === null),
});
const reach = (call: Call) => inScope(ofUnits(call), { unit: sql.ref('budget.unit_id') });

interface Used {
  readonly reservedMinor: number;
  readonly spentMinor: number;
}

/** What a unit, and all that is under it, has bound and spent between two business dates. */
async function usedBy(call: Call, row: Pick<BudgetRow, 'unit_id' | 'starts_on' | 'ends_on'>): Promise<Used> {
  const { rows } = await sql<Used>`
    select coalesce(sum(amount_minor) filter (where account in ('reserved', 'approved')), 0)::bigint as "reservedMinor",
      coalesce(sum(amount_minor) filter (where account = 'paid'), 0)::bigint as "spentMinor"
    from complaints.compensation_line
    where booked_on between ${row.starts_on} and ${row.ends_on}
      and unit_id in (select branch.unit_id from platform.unit_branch branch where branch.within_id = ${row.unit_id}::uuid)
    `.execute(call.tx);
  return { reservedMinor: Number(rows[0]?.reservedMinor ?? 0), spentMinor: Number(rows[0]?.spentMinor ?? 0) };
}

async function replyOf(call: Call, row: BudgetRow): Promise<CompensationBudget> {
  const used = await usedBy(call, row);
  return {
    id: row.id,
    unitId: row.unit_id,
    period: row.period as BudgetPeriod,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    amountMinor: row.amount_minor,
    ...used,
    leftMinor: row.amount_minor - used.reservedMinor - used.spentMinor,
    currency: row.currency,
    whenExceeded: row.when_exceeded as BudgetStanding['whenExceeded'],
    version: row.version,
  };
}

const binding = (call: Call, unitId: string, on: IsoDate) =>
  tables(call)
    .selectFrom('complaints.compensation_budget as budget')
    .selectAll('budget')
    .where('budget.starts_on', '<=', on)
    .where('budget.ends_on', '>=', on)
    .where(sql<boolean>`budget.unit_id in (select within_id from platform.unit_branch where unit_id = ${unitId}::uuid)`)
    .orderBy('budget.id');

const repliesOf = async (call: Call, rows: readonly BudgetRow[]): Promise<CompensationBudget[]> => {
  const replies: CompensationBudget[] = [];
  for (const row of rows) replies.push(await replyOf(call, row));
  return replies;
};

/** Budgets that a unit burdens on a date: its own, and those of the units above it. */
export const budgetsOf = async (call: Call, unitId: string | null, on: IsoDate): Promise<CompensationBudget[]> =>
  unitId === null ? [] : repliesOf(call, await binding(call, unitId, on).execute());

/** The same, held until the transaction ends: what is left cannot be promised twice. */
export const lockBudgetsOf = async (call: Call, unitId: string | null, on: IsoDate): Promise<CompensationBudget[]> =>
  unitId === null ? [] : repliesOf(call, await binding(call, unitId, on).forUpdate().execute());

const columns: ListColumns = {
  unitId: { expression: sql`budget.unit_id`, type: 'uuid' },
  period: { expression: sql`budget.period`, type: 'text' },
  startsOn: { expression: sql`budget.starts_on`, type: 'date' },
  endsOn: { expression: sql`budget.ends_on`, type: 'date' },
  amountMinor: { expression: sql`budget.amount_minor`, type: 'number' },
};

export async function listBudgets(call: Call, query: ListQuery) {
  const select = tables(call)
    .selectFrom('complaints.compensation_budget as budget')
    .selectAll('budget')
    .where(reach(call));
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`budget.id`);
  return { items: await repliesOf(call, rows), nextCursor };
}

interface NewBudget {
  readonly unitId: string;
  readonly period: BudgetPeriod;
  readonly on: IsoDate;
  readonly amountMinor: number;
  readonly whenExceeded: BudgetStanding['whenExceeded'];
}

/** One for a unit and a span. */
export async function addBudget(call: Call, budget: NewBudget): Promise<CompensationBudget | Refusal> {
  const { unitId, period, on } = budget;
  if (isRefusal(await getUnit({ ...call, ...ofUnits(call) }, unitId)))
    return refuse('unknown-unit', { status: 422, field: 'body.unitId' });
  const { startsOn, endsOn } = spanOf(period, on);
  const row = await tables(call)
    .insertInto('complaints.compensation_budget')
    .values({
      id: randomUUID(),
      unit_id: unitId,
      period,
      starts_on: startsOn,
      ends_on: endsOn,
      amount_minor: budget.amountMinor,
      currency,
      when_exceeded: budget.whenExceeded,
    })
    .onConflict((conflict) => conflict.columns(['unit_id', 'period', 'starts_on']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return refuse('budget-exists', { field: 'body.on', params: { from: startsOn, to: endsOn } });
  await audit(call, 'complaints.add-compensation-budget', { type: 'compensation-budget', id: row.id });
  return replyOf(call, row);
}

export async function changeBudget(
  call: Call,
  id: string,
  to: Pick<NewBudget, 'amountMinor' | 'whenExceeded'> & { readonly version: number },
): Promise<CompensationBudget | Refusal> {
  const row = await tables(call)
    .selectFrom('complaints.compensation_budget as budget')
    .selectAll()
    .where('budget.id', '=', id)
    .where(reach(call))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== to.version) return { ...staleVersion, current: await replyOf(call, row) };
  const refused = tooSmall(await usedBy(call, row), to.amountMinor);
  if (isRefusal(refused)) return refused;
  const changed = await tables(call)
    .updateTable('complaints.compensation_budget')
    .set({ amount_minor: to.amountMinor, when_exceeded: to.whenExceeded, version: row.version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(call, 'complaints.change-compensation-budget', { type: 'compensation-budget', id });
  return replyOf(call, changed);
}

/** What is bound and spent cannot be taken away any more. */
function tooSmall({ reservedMinor, spentMinor }: Used, amountMinor: number): Refusal | null {
  const used = reservedMinor + spentMinor;
  if (amountMinor >= used) return null;
  const params = { minimum: used / 100, currency };
  return refuse('budget-below-used', { status: 422, field: 'body.amountMinor', params });
}
