import { randomUUID } from 'node:crypto';
import type { CheckOutcome, PromiseCheck, PromiseSample } from '@tongli/contracts/work';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { businessDay, describePeople, projectFor } from '../../org/index.ts';
import { shareOf } from '../share.ts';
import { tables } from '../store.ts';
import type { WorkTables } from '../tables.ts';
import { drawSample } from './draw.ts';
import { outcomeSql } from './outcome.ts';

type SampleRow = Selectable<WorkTables['work.promise_sample']>;
type OneSample = PromiseSample & { checks: PromiseCheck[] };

export interface Drawing {
  readonly from: string;
  readonly to: string;
  readonly sharePercent: number;
  readonly seed: string;
  readonly projectId?: string | undefined;
}

/** Promises that ended as kept on these dates, within the caller's reach. */
async function keptOn(
  call: Call,
  projectId: string,
  { from, to }: Drawing,
): Promise<{ id: string; owner_id: string }[]> {
  const { calendar } = await businessDay(call);
  const reach = inScope(call, { project: sql.ref('task.project_id'), unit: sql.ref('task.unit_id') });
  const { rows } = await sql<{ id: string; owner_id: string }>`
    select task.id, task.owner_id from work.task task
    where task.kind = 'promise' and task.project_id = ${projectId}::uuid and ${outcomeSql} = 'kept'
      and (task.ended_at at time zone ${calendar.zone})::date between ${from}::date and ${to}::date and ${reach}
    order by task.id`.execute(call.tx);
  return rows;
}

export async function draw(call: Call, drawing: Drawing): Promise<OneSample | Refusal> {
  const projectId = await projectFor(call, drawing.projectId);
  if (isRefusal(projectId)) return projectId;
  const kept = await keptOn(call, projectId, drawing);
  if (kept.length === 0) return refuse('nothing-to-draw', { status: 422, field: 'body.from' });
  const owners = new Map(kept.map((row) => [row.id, row.owner_id]));
  const share = drawing.sharePercent / 100;
  const drawn = drawSample([...owners.keys()], share, drawing.seed);
  const id = randomUUID();
  await tables(call)
    .insertInto('work.promise_sample')
    .values({
      ...{ id, project_id: projectId, from_on: drawing.from, to_on: drawing.to, share, seed: drawing.seed },
      ...{ population: kept.length, drawn_at: call.now, drawn_by: call.actor.id, drawn_by_name: call.actor.name },
    })
    .execute();
  await tables(call)
    .insertInto('work.promise_check')
    .values(
      drawn.map((taskId, place) => ({ sample_id: id, task_id: taskId, place, owner_id: owners.get(taskId) ?? '' })),
    )
    .execute();
  await audit(call, 'work.draw-promise-sample', { type: 'promise-sample', id });
  return getSample(call, id);
}

const within = (call: Call) => inScope(call, { project: sql.ref('sample.project_id') });

async function replies(call: Call, rows: readonly SampleRow[]): Promise<PromiseSample[]> {
  const counted = new Map<string, { size: number; checked: number; kept: number; reached: number }>();
  const ids = rows.map(({ id }) => id);
  const { rows: counts } = await sql<{ id: string; size: number; checked: number; kept: number; reached: number }>`
    select sample_id as id, count(*)::int as size, count(outcome)::int as checked, (count(*) filter (where outcome = 'kept'))::int as kept,
      (count(*) filter (where outcome in ('kept', 'not-kept')))::int as reached
    from work.promise_check where sample_id = any(${ids}::uuid[]) group by sample_id`.execute(call.tx);
  for (const row of counts) counted.set(row.id, row);
  return rows.map((row) => {
    const { size = 0, checked = 0, kept = 0, reached = 0 } = counted.get(row.id) ?? {};
    return {
      ...{ id: row.id, from: row.from_on, to: row.to_on, share: row.share, seed: row.seed, population: row.population },
      ...{ size, checked, confirmed: shareOf(kept, reached) },
      ...{ drawnAt: row.drawn_at.toISOString(), drawnByName: row.drawn_by_name },
    };
  });
}

const mostSamples = 100;

export async function listSamples(call: Call): Promise<{ samples: PromiseSample[] }> {
  const rows = await tables(call)
    .selectFrom('work.promise_sample as sample')
    .selectAll()
    .where(within(call))
    .orderBy('drawn_at', 'desc')
    .orderBy('id')
    .limit(mostSamples)
    .execute();
  return { samples: await replies(call, rows) };
}

const findSample = (call: Call, id: string) =>
  tables(call)
    .selectFrom('work.promise_sample as sample')
    .selectAll()
    .where('sample.id', '=', id)
    .where(within(call))
    .executeTakeFirst();

export async function getSample(call: Call, id: string): Promise<OneSample | Refusal> {
  const row = await findSample(call, id);
  const [sample] = row ? await replies(call, [row]) : [];
  return sample ? { ...sample, checks: await checksOf(call, id) } : notFound;
}

/** In the order in which they were drawn. */
async function checksOf(call: Call, sampleId: string): Promise<PromiseCheck[]> {
  const rows = await tables(call)
    .selectFrom('work.promise_check as drawn')
    .innerJoin('work.task as task', 'task.id', 'drawn.task_id')
    .select([
      'task.id',
      'task.number',
      'task.title',
      'task.subject_type',
      'task.subject_id',
      'task.subject_label',
      'task.ended_at',
    ])
    .select(['drawn.owner_id', 'drawn.outcome', 'drawn.note', 'drawn.at', 'drawn.by_name'])
    .where('drawn.sample_id', '=', sampleId)
    .orderBy('drawn.place')
    .execute();
  const names = await describePeople(
    call,
    rows.map((row) => row.owner_id),
  );
  return rows.map((row) => ({
    taskId: row.id,
    number: row.number,
    title: maskText(row.title),
    subject:
      row.subject_type !== null && row.subject_id !== null
        ? { type: row.subject_type, id: row.subject_id, label: row.subject_label ?? '' }
        : null,
    ownerName: names.get(row.owner_id) ?? '',
    endedAt: row.ended_at?.toISOString() ?? null,
    outcome: row.outcome as CheckOutcome | null,
    note: row.note === null ? null : maskText(row.note),
    at: row.at?.toISOString() ?? null,
    byName: row.by_name,
  }));
}

export async function recordCheck(
  call: Call,
  { id, taskId }: { readonly id: string; readonly taskId: string },
  { outcome, note }: { readonly outcome: CheckOutcome; readonly note: string },
): Promise<OneSample | Refusal> {
  if (!(await findSample(call, id))) return notFound;
  const changed = await tables(call)
    .updateTable('work.promise_check')
    .set({ outcome, note: note || null, at: call.now, by_name: call.actor.name })
    .where('sample_id', '=', id)
    .where('task_id', '=', taskId)
    .returning('task_id')
    .executeTakeFirst();
  if (!changed) return notFound;
  await audit(call, 'work.record-promise-check', { type: 'task', id: taskId });
  return getSample(call, id);
}
