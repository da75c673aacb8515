import * as contract from '@tongli/contracts/measures';
import { download, type Operation, operation } from '../../../platform/http/operation.ts';
import type { ReadValueWords } from '../own/values.ts';
import { add, change, preview, remove } from './commands.ts';
import { listAll } from './replies.ts';
import { getRun, listRuns, readFile, resend, run } from './runs.ts';
import { setSchedule } from './schedule.ts';

export const reportRoutes = (readWords: ReadValueWords): readonly Operation[] => [
  operation(contract.listReports, listAll),
  operation(contract.previewReport, (call, { body }) => preview(call, body, readWords)),
  operation(contract.addReport, (call, { body }) => add(call, body)),
  operation(contract.changeReport, (call, { params, body }) => change(call, params.id, body)),
  operation(contract.removeReport, (call, { params }) => remove(call, params.id)),
  operation(contract.scheduleReport, (call, { params, body }) => setSchedule(call, params.id, body)),
  operation(contract.runReport, (call, { params, body }) => run(call, params.id, body.on, readWords)),
  operation(contract.listReportRuns, (call, { params }) => listRuns(call, params.id)),
  operation(contract.getReportRun, (call, { params }) => getRun(call, params.id)),
  download(contract.readReportFile, (call, { params, query }) => readFile(call, params.id, query)),
  operation(contract.resendReport, (call, { params }) => resend(call, params.id)),
];
