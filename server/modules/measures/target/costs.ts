import { dayRange, type IsoDate } from '@tongli/calendar';
import type { BodyOf, QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import { type Cost, costSet, type listCosts, type setCost as setting } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { allowanceOf, type Call, forbidden, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { holds, inScope, reaches } from '../../../platform/permissions/scope.ts';
import { projectAsked, projectFor, unitNames } from '../../org/index.ts';
import { amountOf, measuresOf } from '../catalogue/index.ts';
import { readSumsByDay } from '../cells/day-reading.ts';
import { readUnits } from '../cells/reading.ts';

interface Row {
  readonly unitId: string | null;
  readonly month: string;
  readonly item: Cost['item'];
  readonly amountMinor: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

const columns = sql`unit_id as "unitId", to_char(month, 'YYYY-MM') as month, item, amount_minor::float8 as "amountMinor",
  changed_at as "changedAt", changed_by as "changedBy"`;

export const daysIn = (month: string): readonly IsoDate[] => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return dayRange(`${month}-01`, `${month}-${String(last).padStart(2, '0')}`);
};

/** An amount of a month by its days, to the last hundredth: what does not divide falls on the first of them. */
export function spreadOverMonth(
  month: string,
  minor: number,
): readonly { readonly day: IsoDate; readonly minor: number }[] {
  const days = daysIn(month);
  const [sign, amount] = [Math.sign(minor), Math.abs(minor)];
  const [each, rest] = [Math.floor(amount / days.length), amount % days.length];
  return days.map((day, place) => ({ day, minor: sign * (each + (place < rest ? 1 : 0)) }));
}

export async function readCosts(
  call: Call,
  { projectId: asked }: QueryOf<typeof listCosts>,
): Promise<ReplyOf<typeof listCosts> | Refusal> {
  const projectId = await projectAsked(call, asked, 'query.projectId');
  if (isRefusal(projectId)) return projectId;
  const { rows } = await sql<Row>`
    select ${columns} from measures.cost
    where project_id = ${projectId}::uuid and ${inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') })}
    order by month desc, unit_id nulls first, item limit 1000`.execute(call.tx);
  const names = await unitNames(call, [
    ...new Set([...rows.flatMap(({ unitId }) => unitId ?? []), ...(await readUnits(call, projectId))]),
  ]);
  return {
    costs: rows.map((row) => costOf(row, names)),
    months: await monthsOf(call, projectId, rows),
    units: [...names].map(([id, name]) => ({ id, name })),
    actions: { set: allowanceOf(mayOf(call, { projectId, unitId: null })) },
  };
}

const mayOf = (call: Call, place: { projectId: string; unitId: string | null }) =>
  holds(call.actor, 'measures.target', place) ? null : forbidden;

const costOf = ({ changedAt, ...row }: Row, names: ReadonlyMap<string, { zh: string; en: string }>): Cost => ({
  ...row,
  unitName: row.unitId ? (names.get(row.unitId) ?? null) : null,
  changedAt: changedAt.toISOString(),
});

/** Each month that has a cost, with the contacts offered in it. */
async function monthsOf(call: Call, projectId: string, rows: readonly Row[]) {
  const offered = 'contacts-offered' as const;
  const measures = measuresOf({ count: offered, size: 'calendar-days' });
  const [first, last] = [rows.at(-1)?.month, rows[0]?.month];
  if (!first || !last) return [];
  const range = { from: `${first}-01`, to: daysIn(last).at(-1) ?? `${last}-28` };
  const sums = await readSumsByDay(call, { projectId }, measures, range);
  return [...Map.groupBy(rows, ({ month }) => month)].map(([month, own]) => {
    const amountMinor = own.reduce((sum, row) => sum + row.amountMinor, 0);
    const contacts = [...sums].reduce((sum, [day, of]) => sum + (day.startsWith(month) ? amountOf(offered, of) : 0), 0);
    return { month, amountMinor, contacts, perContact: contacts > 0 ? amountMinor / 100 / contacts : null };
  });
}

export async function setCostOf(call: Call, body: BodyOf<typeof setting>): Promise<Cost | Refusal> {
  const { unitId, month, item, amountMinor } = body;
  const projectId = await projectFor(call, body.projectId);
  if (isRefusal(projectId)) return projectId;
  const names = unitId ? await unitNames(call, [unitId]) : new Map<string, { zh: string; en: string }>();
  if ((unitId && !names.has(unitId)) || !reaches(call.scope, { projectId, unitId }))
    return refuse('unknown-unit', { status: 422, field: 'body.unitId' });
  // What is told is the difference: whoever comes second must know what the first has said.
  await sql`select pg_advisory_xact_lock(hashtextextended('measures.cost', 0))`.execute(call.tx);
  const key = sql`project_id = ${projectId}::uuid and unit_id is not distinct from ${unitId}::uuid
    and month = ${`${month}-01`}::date and item = ${item}`;
  const standing = await sql<{ minor: number }>`
    select amount_minor::float8 as minor from measures.cost where ${key}`.execute(call.tx);
  const { rows } = await sql<Row>`
    insert into measures.cost (project_id, unit_id, month, item, amount_minor, changed_at, changed_by)
    values (${projectId}, ${unitId}, ${`${month}-01`}::date, ${item}, ${amountMinor}, ${call.now}, ${call.actor.name})
    on conflict (project_id, unit_id, month, item) do update set amount_minor = excluded.amount_minor,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by
    returning ${columns}`.execute(call.tx);
  const [saved] = rows;
  if (!saved) throw new Error('a cost was set and is not there');
  const before = standing.rows[0]?.minor ?? 0;
  const told = { unitId, month, item, amountMinor, addedMinor: amountMinor - before };
  if (told.addedMinor !== 0) await append(call, costSet, projectId, told);
  await audit(call, 'measures.set-cost', { type: 'project', id: projectId });
  return costOf(saved, names);
}
