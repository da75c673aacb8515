import type { TargetSet } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';

/** Whose target: of a project, a unit with its branch, or a member of staff of a unit. */
export interface Whose {
  readonly projectId: string;
  readonly unitId: string | null;
  readonly personId: string | null;
}

export interface TargetRow {
  readonly indicator: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly value: number | null;
  readonly weight: number | null;
  readonly fromOn: string;
  readonly setAt: Date;
  readonly setBy: string;
}

const columns = sql`indicator, unit_id as "unitId", person_id as "personId", value, weight, from_on::text as "fromOn",
  set_at as "setAt", set_by as "setBy"`;

export const wholeKey = 'whole';
export const keyOf = ({ unitId, personId }: Pick<Whose, 'unitId' | 'personId'>): string =>
  personId ? `${unitId} ${personId}` : (unitId ?? wholeKey);

/** What holds on a date of an indicator throughout a project, by unit and person: the latest date not after it, and of that what was set last. */
export async function targetsOn(
  call: Call,
  indicator: string,
  projectId: string,
  on: string,
): Promise<ReadonlyMap<string, TargetRow>> {
  const { rows } = await sql<TargetRow>`
    select distinct on (unit_id, person_id) ${columns} from measures.target
    where indicator = ${indicator} and project_id = ${projectId}::uuid and from_on <= ${on}::date
    order by unit_id, person_id, from_on desc, id desc`.execute(call.tx);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Somebody's own targets are theirs, in whatever unit they were set. */
const ofPlace = ({ unitId, personId }: Whose) =>
  personId
    ? sql`person_id = ${personId}::uuid`
    : sql`person_id is null and unit_id is not distinct from ${unitId}::uuid`;

/** What holds on a date at one place, by indicator. */
export async function targetsAt(call: Call, whose: Whose, on: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<TargetRow>`
    select distinct on (indicator) ${columns} from measures.target
    where project_id = ${whose.projectId}::uuid and ${ofPlace(whose)} and from_on <= ${on}::date
    order by indicator, from_on desc, id desc`.execute(call.tx);
  return new Map(rows.flatMap(({ indicator, value }) => (value === null ? [] : [[indicator, value]])));
}

export async function readHistory(call: Call, indicator: string, whose: Whose): Promise<TargetSet[]> {
  const { rows } = await sql<TargetRow>`
    select ${columns} from measures.target
    where indicator = ${indicator} and project_id = ${whose.projectId}::uuid and ${ofPlace(whose)}
    order by id desc limit 100`.execute(call.tx);
  return rows.map(setOf);
}

export const setOf = ({ value, fromOn, setAt, setBy }: TargetRow): TargetSet => {
  return { value, fromOn, setAt: setAt.toISOString(), setBy };
};

export interface NewTarget extends Whose {
  readonly value: number | null;
  readonly weight: number | null;
}

export async function insertTargets(
  call: Call,
  indicator: string,
  fromOn: string,
  targets: readonly NewTarget[],
): Promise<void> {
  const rows = targets.map(({ projectId, unitId, personId, value, weight }) => {
    return { project_id: projectId, unit_id: unitId, person_id: personId, value, weight };
  });
  await sql`
    insert into measures.target (indicator, project_id, unit_id, person_id, from_on, value, weight, set_at, set_by)
    select ${indicator}, project_id, unit_id, person_id, ${fromOn}::date, value, weight, ${call.now}, ${call.actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given (project_id uuid, unit_id uuid, person_id uuid, value float8, weight float8)`.execute(call.tx);
}
