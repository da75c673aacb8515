import { addDays } from '@tongli/calendar';
import { type DepartmentFigure, type DepartmentFigures, mostTasksBehind } from '@tongli/contracts/work';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { businessDay } from '../../org/index.ts';
import { shareOf } from '../share.ts';

/** Tasks that a department must have decided in a month to be ranked. */
const enough = 5;
/** Within so many days after it had done a task, another one on the same record is a repetition. */
const repeatDays = 30;

interface Counted {
  readonly unitId: string;
  readonly given: number;
  readonly open: number;
  readonly on_time: number;
  readonly late: number;
  readonly returned: number;
  readonly about: number;
  readonly repeated: number;
  readonly median: number | null;
}

/** Done in time, or late: done too late or not done though its time has passed. What is not due yet is neither. */
const conditions = (now: Date) => ({
  given: sql<boolean>`true`,
  open: sql<boolean>`turn.ended_at is null`,
  'on-time': sql<boolean>`turn.ending = 'done' and turn.on_time`,
  late: sql<boolean>`(turn.ending = 'done' and not turn.on_time) or (turn.ended_at is null and turn.due_at <= ${now})`,
  returned: sql<boolean>`turn.ending = 'returned'`,
  done: sql<boolean>`turn.ending = 'done'`,
  repeated: sql<boolean>`exists (select from work.department_turn earlier where earlier.subject_id = turn.subject_id
    and earlier.department_id = turn.department_id and earlier.ending = 'done' and earlier.task_id <> turn.task_id
    and earlier.ended_at <= turn.given_at and earlier.ended_at > turn.given_at - make_interval(days => ${repeatDays}))`,
});

/** Turns given in a month within the caller's reach; what was cancelled or moved on counts for no department. */
function turnsIn(call: Call, month: string): RawBuilder<unknown> {
  const from = `${month}-01`;
  const until = `${addDays(from, 31).slice(0, 7)}-01`;
  const reach = inScope(call, { project: sql.ref('turn.project_id'), unit: sql.ref('turn.department_id') });
  return sql`from work.department_turn turn
    where turn.given_on >= ${from}::date and turn.given_on < ${until}::date
      and (turn.ending is null or turn.ending not in ('cancelled', 'moved')) and ${reach}`;
}

export async function departmentRanking(call: Call, asked: string | undefined) {
  const month = asked ?? (await businessDay(call)).today.slice(0, 7);
  const where = conditions(call.now);
  const count = (condition: RawBuilder<boolean>) => sql`(count(*) filter (where ${condition}))::int`;
  const { rows } = await sql<Counted>`
    select turn.department_id as "unitId", count(*)::int as given, ${count(where.open)} as open,
      ${count(where['on-time'])} as on_time, ${count(where.late)} as late, ${count(where.returned)} as returned,
      (count(turn.subject_id))::int as about, ${count(where.repeated)} as repeated,
      percentile_cont(0.5) within group (order by turn.minutes) filter (where turn.ending = 'done') as median
    ${turnsIn(call, month)} group by turn.department_id`.execute(call.tx);
  return { month, enough, rows: ranked(rows) };
}

/** By the share on time, then by the lower return rate; who has too little to tell stands after, without a rank. */
export function ranked(counted: readonly Counted[]): DepartmentFigures[] {
  const figures = counted.map((row) => ({
    unitId: row.unitId,
    rank: null as number | null,
    given: row.given,
    open: row.open,
    onTime: shareOf(row.on_time, row.on_time + row.late),
    returned: shareOf(row.returned, row.given),
    repeated: shareOf(row.repeated, row.about),
    medianMinutes: row.median === null ? null : Math.round(row.median),
  }));
  const told = (row: DepartmentFigures) => row.onTime.whole >= enough;
  const sorted = figures.toSorted(
    (a, b) =>
      Number(told(b)) - Number(told(a)) ||
      (b.onTime.value ?? 0) - (a.onTime.value ?? 0) ||
      (a.returned.value ?? 0) - (b.returned.value ?? 0) ||
      b.given - a.given ||
      (a.unitId < b.unitId ? -1 : 1),
  );
  const same = (a: DepartmentFigures, b: DepartmentFigures) =>
    a.onTime.value === b.onTime.value && a.returned.value === b.returned.value;
  return sorted.map((row, _, all) => (told(row) ? { ...row, rank: all.findIndex((one) => same(one, row)) + 1 } : row));
}

export async function departmentTasks(
  call: Call,
  { month, unitId, figure }: { readonly month: string; readonly unitId: string; readonly figure: DepartmentFigure },
): Promise<{ ids: string[]; total: number }> {
  const { rows } = await sql<{ id: string }>`
    select turn.task_id as id, max(turn.given_at) as given_at ${turnsIn(call, month)}
      and turn.department_id = ${unitId}::uuid and (${conditions(call.now)[figure]})
    group by turn.task_id order by given_at desc, id`.execute(call.tx);
  return { ids: rows.slice(0, mostTasksBehind).map(({ id }) => id), total: rows.length };
}
