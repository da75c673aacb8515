import { randomUUID } from 'node:crypto';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { type listReportRuns, type ReportRun, reportTold } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { OpenFile } from '../../../platform/files/index.ts';
import type { Range } from '../observations.ts';
import type { ReadValueWords } from '../own/values.ts';
import { tables } from '../store.ts';
import { lockFor, rangeFor, understood } from './commands.ts';
import { tellReport } from './making.ts';
import { fileOfRun } from './output/files.ts';
import { mayDefine } from './place.ts';
import { runReply } from './replies.ts';
import { queueDelivery } from './sending.ts';
import { findReport, findRun, type Kept, type Run } from './store.ts';

interface Telling {
  readonly scheduled: boolean;
  readonly language: Run['language'];
  readonly by: string;
}

/** Tells a report and keeps it; an indicator that is no longer known keeps it from being told. */
export async function tellAndKeep(
  call: Call,
  kept: Kept,
  range: Range,
  { scheduled, language, by }: Telling,
  readWords: ReadValueWords,
): Promise<Run | Refusal> {
  const { id: reportId, projectId, unitId } = kept;
  const found = await understood(call, { ...kept.definition, unitId }, projectId);
  if ('refusal' in found) return found;
  const { definition } = found;
  const result = await tellReport(call, { ...found, place: { projectId, unitId }, range }, readWords);
  const id = randomUUID();
  await tables(call)
    .insertInto('measures.report_run')
    .values({
      ...{ id, report_id: reportId, project_id: projectId, unit_id: unitId, scheduled, language, told_by: by },
      ...{ definition: JSON.stringify(definition), result: JSON.stringify(result) },
      ...{ from_on: range.from, to_on: range.to, as_of: call.now },
    })
    .execute();
  await append(call, reportTold, id, { projectId, reportId, ...range, scheduled });
  return { id, projectId, unitId, definition, reportId, result, toldBy: by, scheduled, language };
}

export async function run(
  call: Call,
  id: string,
  on: string | null,
  readWords: ReadValueWords,
): Promise<ReportRun | Refusal> {
  const kept = await lockFor(call, id);
  if ('refusal' in kept) return kept;
  const range = await rangeFor(call, kept.definition, on);
  if (isRefusal(range)) return range;
  const telling = { scheduled: false, language: 'zh', by: call.actor.name } as const;
  const told = await tellAndKeep(call, kept, range, telling, readWords);
  if (isRefusal(told)) return told;
  await audit(call, 'measures.run-report', { type: 'report', id });
  return runReply(call, told);
}

const runsShown = 200;

interface RunLine {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: Date;
  readonly by: string;
  readonly scheduled: boolean;
  readonly gaps: number;
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
}

export async function listRuns(call: Call, reportId: string): Promise<ReplyOf<typeof listReportRuns> | Refusal> {
  const kept = await findReport(call, reportId);
  if (!kept) return notFound;
  const { rows } = await sql<RunLine>`
    select told.id, told.from_on::text as from, told.to_on::text as to, told.as_of as "asOf", told.told_by as by, told.scheduled,
      jsonb_array_length(told.result -> 'gaps') as gaps, mail.sent, mail.waiting, mail.failed
    from measures.report_run told cross join lateral (
      select count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state in ('failed', 'skipped'))::int as failed
      from measures.report_delivery delivery where delivery.run_id = told.id) mail
    where told.report_id = ${reportId}::uuid and told.unit_id is not distinct from ${kept.unitId}::uuid
    order by told.as_of desc, told.id limit ${runsShown}`.execute(call.tx);
  return { runs: rows.map((row) => ({ ...row, asOf: row.asOf.toISOString() })) };
}

export async function getRun(call: Call, id: string): Promise<ReportRun | Refusal> {
  const found = await findRun(call, id);
  return found ? runReply(call, found) : notFound;
}

export async function readFile(
  call: Call,
  id: string,
  asked: { readonly format: 'xlsx' | 'pdf' | 'csv'; readonly language: 'zh' | 'en' },
): Promise<OpenFile | Refusal> {
  const found = await findRun(call, id);
  return found ? fileOfRun(found, asked) : notFound;
}

/** Those that failed are tried anew; what has arrived is sent to nobody twice. */
export async function resend(call: Call, id: string): Promise<ReportRun | Refusal> {
  const found = await findRun(call, id);
  if (!found) return notFound;
  if (!mayDefine(call, found)) return forbidden;
  const rows = await tables(call)
    .updateTable('measures.report_delivery')
    .set({ state: 'waiting', problem: null })
    .where('run_id', '=', id)
    .where('state', '=', 'failed')
    .returning('id')
    .execute();
  if (rows.length === 0) return refuse('nothing-to-resend');
  for (const row of rows) await queueDelivery(call, row.id);
  await audit(call, 'measures.resend-report', { type: 'report-run', id });
  return runReply(call, found);
}
