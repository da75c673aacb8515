import type { ProcessDefinition } from '@tongli/contracts/requests';
import { type RawBuilder, sql } from 'kysely';
import {
  end,
  type MinedSlice,
  milliseconds,
  readTraces,
  type Trace,
  type TraceRow,
  type Visit,
} from '../../modules/requests/index.ts';
import type { Call } from '../../platform/call.ts';
import { inScope } from '../../platform/permissions/scope.ts';

/** Of the history of a case what its process is made of. */
const told = ['acknowledged', 'assessed', 'step-recorded', 'step-skipped', 'answered', 'closed', 'reopened'];

/** Complaints of a slice within the caller's reach, from their history. Cases of ledgers have no version, hence no place in it. */
export function complaintTraces(
  call: Call,
  { versionIds, from, until, unitId }: MinedSlice,
  definitions: ReadonlyMap<string, ProcessDefinition>,
  most: number,
): AsyncGenerator<readonly Trace[]> {
  const reach = inScope(call, { project: sql.ref('complaint.project_id'), unit: sql.ref('complaint.unit_id') });
  const page = (beyond: RawBuilder<boolean>, limit: number) => sql<TraceRow & { lodged_at: string }>`
    select id, process_version_id as version_id, lodged_at::text as lodged_at,
      ${milliseconds(sql`lodged_at`)}::float8 as lodged, ${milliseconds(sql`closed_at`)}::float8 as closed,
      (select string_agg(concat_ws(' ', code, ${milliseconds(sql`at`)}, params ->> 'step'), ',' order by entry.id)
         from complaints.timeline_entry entry where entry.complaint_id = complaint.id and code = any(${told}::text[])) as marks
    from complaints.complaint complaint
    where process_version_id = any(${[...versionIds]}::uuid[]) and lodged_at >= ${from} and lodged_at < ${until}
      and (${unitId}::uuid is null or unit_id = ${unitId}::uuid) and ${reach} and ${beyond}
    order by lodged_at desc, id desc limit ${limit}`;
  return readTraces(call, most, page, (row) => complaintTrace(row, definitions.get(row.version_id)));
}

interface Mark {
  readonly code: string;
  readonly at: number;
  readonly step: string;
}

const readMarks = (marks: string | null): Mark[] =>
  (marks ?? '')
    .split(',')
    .filter(Boolean)
    .map((mark) => {
      const [code = '', at, step = ''] = mark.split(' ');
      return { code, at: Number(at), step };
    });

const keyOf = ({ code, step }: Mark): string =>
  code === 'step-recorded' ? step : code === 'closed' ? end : `@${code}`;

/** Each entry ends what was done since the one before; what was skipped is not done, and a reopening begins anew. */
export function complaintTrace(row: TraceRow, definition: ProcessDefinition | undefined): Trace | null {
  if (!definition) return null;
  const visits: Visit[] = [];
  let since = row.lodged;
  let settled = new Set<string>();
  for (const mark of readMarks(row.marks)) {
    if (mark.code === 'reopened') settled = new Set();
    else if (mark.code === 'step-skipped') settled.add(mark.step);
    else {
      const step = keyOf(mark);
      visits.push({ step, from: step === end ? mark.at : since, until: mark.at });
      settled.add(step);
    }
    if (mark.code !== 'step-skipped') since = mark.at;
  }
  const next = definition.steps.find(({ key }) => !settled.has(key))?.key ?? '@answered';
  return {
    id: row.id,
    lodgedAt: row.lodged,
    visits,
    stands: row.closed === null ? { step: next, since } : null,
    definition,
  };
}
