import type { Department } from '@tongli/contracts/work';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { describePeople, leadersIn, unitLine, unitsAmong } from '../../org/index.ts';
import { leastLoaded } from '../rules/target.ts';
import { tables } from '../store.ts';
import type { NewTask } from '../task/opening.ts';

/** Where no department above has a limit: a day of work. */
const usualMinutes = 480;

async function limits(call: Call): Promise<ReadonlyMap<string, number>> {
  const rows = await tables(call).selectFrom('work.department_limit').selectAll().execute();
  return new Map(rows.map((row) => [row.unit_id, row.minutes]));
}

/** Whoever leads the department, or the nearest above that is led: present before absent, and then who has least waiting. */
export async function answerableOf(call: Call, line: readonly string[]): Promise<string | null> {
  const leaders = await leadersIn(call, line);
  const led = line.find((unit) => leaders.has(unit));
  return led === undefined ? null : leastLoaded(call, leaders.get(led) ?? []);
}

/** What is given to a person by a time, or to a department by its limit or by a time. */
type Addressed = Omit<NewTask, 'ownerId' | 'due' | 'departmentId'> & {
  readonly ownerId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly due?: NewTask['due'] | undefined;
};

/** A unit is given something: whoever answers for it owns the task, and its own limit holds where none is named. */
export async function addressed(call: Call, task: Addressed): Promise<NewTask | Refusal> {
  const { departmentId, ownerId, due } = task;
  if (departmentId === undefined) return { ...task, ownerId: ownerId ?? '', due: due ?? { minutes: usualMinutes } };
  const line = await unitLine(call, departmentId);
  if (line.length === 0) return refuse('unknown-unit', { status: 422, field: 'body.departmentId' });
  const answerable = await answerableOf(call, line);
  if (answerable === null) return refuse('nobody-answers', { status: 422, field: 'body.departmentId' });
  const minutes = minutesOf(await limits(call), line);
  return { ...task, ownerId: answerable, due: due ?? { minutes }, departmentId, unitId: departmentId };
}

function minutesOf(known: ReadonlyMap<string, number>, line: readonly string[]): number {
  const unit = line.find((one) => known.has(one));
  return (unit === undefined ? undefined : known.get(unit)) ?? usualMinutes;
}

/** The department that answers once somebody else has the task: as before where they belong to it, or else their own unit. */
export async function departmentAfter(
  call: Call,
  departmentId: string | null,
  unitId: string | null,
): Promise<string | null> {
  if (departmentId === null || unitId === null) return departmentId;
  return (await unitLine(call, unitId)).includes(departmentId) ? departmentId : unitId;
}

/** Each unit with the units above it, the nearest first. */
async function lines(call: Call): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await call.tx.selectFrom('platform.unit_branch').select(['unit_id', 'within_id']).execute();
  const above = Map.groupBy(rows, (row) => row.unit_id);
  const depth = (unit: string) => above.get(unit)?.length ?? 0;
  const known = await unitsAmong(call, [...above.keys()]);
  return new Map(
    [...above]
      .filter(([unit]) => known.has(unit))
      .map(([unit, line]) => [unit, line.map((row) => row.within_id).toSorted((a, b) => depth(b) - depth(a))]),
  );
}

export async function listDepartments(call: Call): Promise<{ departments: Department[] }> {
  const [known, above] = [await limits(call), await lines(call)];
  const leaders = await leadersIn(call, [...above.keys()]);
  const departments: Omit<Department, 'answerableName'>[] = [];
  for (const [unitId, line] of above) {
    const led = line.find((unit) => leaders.has(unit));
    const answerableId = led === undefined ? null : await leastLoaded(call, leaders.get(led) ?? []);
    departments.push({ unitId, answerableId, minutes: minutesOf(known, line), own: known.has(unitId) });
  }
  const names = await describePeople(
    call,
    departments.flatMap(({ answerableId }) => answerableId ?? []),
  );
  return {
    departments: departments.map((one) => ({ ...one, answerableName: names.get(one.answerableId ?? '') ?? '' })),
  };
}

/** Only of units that the caller leads or that lie in their reach. */
export async function setDepartmentLimit(call: Call, unitId: string, minutes: number | null) {
  const reached = call.scope.some(({ unitIds }) => unitIds === null || unitIds.includes(unitId));
  if (!reached || !(await unitsAmong(call, [unitId])).has(unitId)) return notFound;
  if (minutes === null) await tables(call).deleteFrom('work.department_limit').where('unit_id', '=', unitId).execute();
  else
    await tables(call)
      .insertInto('work.department_limit')
      .values({ unit_id: unitId, minutes })
      .onConflict((conflict) => conflict.column('unit_id').doUpdateSet({ minutes }))
      .execute();
  await audit(call, 'work.set-department-limit', { type: 'unit', id: unitId });
  return listDepartments(call);
}
