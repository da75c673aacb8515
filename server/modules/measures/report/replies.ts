import type { ReplyOf } from '@tongli/contracts/kernel';
import type { listReports, Report, ReportDelivery, ReportRun, ReportSchedule } from '@tongli/contracts/measures';
import { allowanceOf, type Call, forbidden, refuse } from '../../../platform/call.ts';
import { describePeople, listProjects, unitNames } from '../../org/index.ts';
import { mayDefine } from './place.ts';
import {
  cadenceOf,
  type DeliveryRow,
  type Kept,
  type Run,
  readDeliveries,
  readLastRuns,
  readRecipients,
  readReports,
  readSchedules,
} from './store.ts';
import { suppliedReports } from './supplied.ts';

async function schedulesOf(call: Call, reportIds: readonly string[]): Promise<ReadonlyMap<string, ReportSchedule>> {
  const rows = await readSchedules(call, reportIds);
  const recipients = await readRecipients(call, reportIds);
  const names = await describePeople(call, [...new Set(recipients.map((row) => row.person_id))]);
  return new Map(
    [...rows].map(([id, row]) => [
      id,
      {
        ...cadenceOf(row),
        language: row.language as ReportSchedule['language'],
        recipients: recipients
          .filter((one) => one.report_id === id)
          .map((one) => ({
            personId: one.person_id,
            personName: names.get(one.person_id) ?? '',
            address: call.keyring.openStaged(one.address_sealed),
          })),
        nextAt: row.next_at?.toISOString() ?? null,
        halted: row.halted as ReportSchedule['halted'],
        setBy: row.set_by_name,
      },
    ]),
  );
}

/** Where others read their mail is seen by whoever may change it. */
const withoutAddresses = (schedule: ReportSchedule): ReportSchedule => ({
  ...schedule,
  recipients: schedule.recipients.map((one) => ({ ...one, address: '' })),
});

async function described(call: Call, reports: readonly Kept[]): Promise<Report[]> {
  const ids = reports.map(({ id }) => id);
  const [schedules, lastRuns] = [await schedulesOf(call, ids), await readLastRuns(call, ids)];
  const units = await unitNames(call, [...new Set(reports.flatMap(({ unitId }) => unitId ?? []))]);
  return reports.map((kept) => {
    const may = mayDefine(call, kept);
    const allowance = allowanceOf(may ? null : forbidden);
    const schedule = schedules.get(kept.id) ?? null;
    return {
      ...{ id: kept.id, projectId: kept.projectId, unitId: kept.unitId, version: kept.version, ...kept.definition },
      place: kept.unitId === null ? null : (units.get(kept.unitId) ?? null),
      schedule: schedule && !may ? withoutAddresses(schedule) : schedule,
      lastRun: lastRuns.get(kept.id) ?? null,
      ...{ changedAt: kept.changedAt.toISOString(), changedBy: kept.changedBy },
      actions: { change: allowance, run: allowance, schedule: allowance, remove: allowance },
    };
  });
}

export async function replyOf(call: Call, kept: Kept): Promise<Report> {
  const [reply] = await described(call, [kept]);
  if (!reply) throw new Error('a report was not described');
  return reply;
}

export async function listAll(call: Call): Promise<ReplyOf<typeof listReports>> {
  const reports = await described(call, await readReports(call));
  const { projects } = await listProjects(call);
  const may = projects.some(({ id }) => mayDefine(call, { projectId: id, unitId: null }));
  return {
    reports,
    supplied: may ? suppliedReports : [],
    mail: call.mail !== undefined,
    actions: { add: allowanceOf(may ? null : forbidden) },
  };
}

const deliveryOf = (call: Call, row: DeliveryRow, may: boolean): ReportDelivery => ({
  ...{ id: row.id, personName: row.person_name, state: row.state as ReportDelivery['state'] },
  ...{ attempts: row.attempts, problem: row.problem, sentAt: row.sent_at?.toISOString() ?? null },
  address: may ? call.keyring.openStaged(row.address_sealed) : '',
});

export async function runReply(call: Call, run: Run): Promise<ReportRun> {
  const may = mayDefine(call, run);
  const deliveries = (await readDeliveries(call, run.id)).map((row) => deliveryOf(call, row, may));
  const isUndone = deliveries.some(({ state }) => state === 'failed');
  return {
    ...{ id: run.id, reportId: run.reportId, title: run.definition.title, result: run.result },
    ...{ by: run.toldBy, scheduled: run.scheduled, deliveries },
    actions: { resend: allowanceOf(may ? (isUndone ? null : refuse('nothing-to-resend')) : forbidden) },
  };
}
