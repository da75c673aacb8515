import * as measures from '@tongli/contracts/measures';
import { personNamed } from '../sample/people.ts';
import type { World } from './world.ts';

/** What any report tells. */
export const reportInput = {
  ...{ title: { zh: '日报', en: 'Daily' }, unitId: null, compared: false, charted: false },
  ...{ period: 'day' as const, rows: 'none' as const, indicators: ['complaints-per-day'] },
};

/** A report that was told, and a table that somebody sent. */
export async function makeReport(world: World) {
  const { id } = (await world.request('malin', measures.addReport, { body: reportInput })).reply;
  const run = await world.request('malin', measures.runReport, { params: { id }, body: { on: null } });
  const upload = Buffer.from('week,value\n1,2\n2,3\n3,2\n');
  const sent = await world.request('malin', measures.uploadTableToChart, { query: { name: 'weeks.csv' }, upload });
  return { report: id, reportRun: run.reply.id, uploadedTable: sent.reply.id };
}

/** How each operation on reports and uploaded tables is aimed at an existing row. */
export function ofReports(rows: Awaited<ReturnType<typeof makeReport>>) {
  const report = { params: { id: rows.report } };
  const run = { params: { id: rows.reportRun } };
  const table = { params: { id: rows.uploadedTable } };
  const recipients = [{ personId: personNamed('chenjing').id, address: 'chenjing@example.cn' }];
  const schedule = { cadence: { every: 'working-day' }, minute: 450, language: 'zh', recipients };
  return {
    'measures.change-report': { ...report, body: { ...reportInput, version: 1 } },
    'measures.remove-report': report,
    'measures.schedule-report': { ...report, body: { schedule, version: 1 } },
    'measures.run-report': { ...report, body: { on: null } },
    'measures.list-report-runs': report,
    'measures.get-report-run': run,
    'measures.read-report-file': { ...run, query: { format: 'csv' } },
    'measures.resend-report': run,
    'measures.draw-uploaded-table': { ...table, body: { data: 'values', value: 'value' } },
    'measures.remove-uploaded-table': table,
  };
}
