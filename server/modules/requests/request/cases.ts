import { sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import type { CaseMove, CaseOutcome, CaseSource, RunningCase } from '../process/cases.ts';
import { getDefinition } from '../process/reading.ts';
import { tables } from '../store.ts';
import type { FormValues } from './form.ts';
import { enterStep, leaveStep } from './stepping.ts';
import { addEntry, lockRequest, save, tellChange } from './store.ts';

/** Open requests on these versions, oldest first. */
async function running(call: Call, versionIds: readonly string[], most: number): Promise<RunningCase[]> {
  const rows = await tables(call)
    .selectFrom('requests.request as request')
    .leftJoin('requests.request_stay as stay', (join) =>
      join.onRef('stay.request_id', '=', 'request.id').on('stay.left_at', 'is', null),
    )
    .selectAll('request')
    .select('stay.due_at as step_due')
    .where('request.process_version_id', '=', sql<string>`any(${[...versionIds]}::uuid[])`)
    .where('request.state', '=', 'open')
    .orderBy('request.lodged_at')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    versionId: row.process_version_id ?? '',
    unitId: row.for_unit_id,
    stepKey: row.step,
    stepSince: row.step_since,
    stepDueAt: row.step_due,
    startedAt: row.lodged_at,
    dueAt: null,
    values: row.form as FormValues,
  }));
}

async function outcomes(
  call: Call,
  { processId, from, until }: { readonly processId: string; readonly from: Date; readonly until: Date },
): Promise<CaseOutcome[]> {
  const { rows } = await sql<CaseOutcome>`
    select request.id, process_version_id as "versionId", for_unit_id as "unitId", lodged_at as "startedAt",
      first_closed_at as "resolvedAt",
      case when first_closed_at is not null then coalesce(request.on_time, true) and coalesce(steps.on_time, true) end as "onTime",
      reopen_count > 0 as reopened, request.satisfaction, coalesce(steps.minutes, '{}') as "stepMinutes"
    from requests.request request
      join requests.process_version version on version.id = request.process_version_id
      left join lateral (
        select bool_and(on_time) as on_time, jsonb_object_agg(step, minutes) as minutes from (
          select step, sum(minutes) as minutes, bool_and(stay.on_time) as on_time
          from requests.request_stay stay where stay.request_id = request.id and left_at is not null group by step) by_step
      ) steps on true
    where version.process_id = ${processId}::uuid and lodged_at >= ${from} and lodged_at < ${until}
    order by lodged_at, request.id`.execute(call.tx);
  return rows;
}

/** The request goes on at a step of another version; its stay so far ends as moved. */
async function move(call: Call, from: RunningCase, to: CaseMove): Promise<Refusal | null> {
  const loaded = await lockRequest(beyondScope(call), from.id);
  const { row } = loaded ?? {};
  if (!loaded || !row || row.step !== from.stepKey || row.process_version_id !== from.versionId)
    return refuse('case-moved-on', { params: { number: from.number } });
  const pinned = await getDefinition(call, to.versionId);
  await leaveStep(call, loaded, { how: 'moved', next: to.stepKey });
  const path = { pinned, definition: pinned.definition };
  const change = await enterStep(call, row, path, to.stepKey, row.owner_id);
  const saved = await save(call, row, { ...change, process_version_id: to.versionId });
  await addEntry(call, row.id, 'moved', { version: String(pinned.version), next: to.stepKey });
  await tellChange(call, saved, 'moved');
  return null;
}

/** Requests, as processes see them. */
export const requestCases: CaseSource = { running, outcomes, move };
