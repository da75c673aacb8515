import { z } from 'zod';
import { allowances, endpoint, event, id, instant, isoDate } from '../kernel/index.ts';
import {
  mostRecipients,
  report,
  reportCadence,
  reportLanguage,
  reportResult,
  reportRun,
  reportWritten as written,
} from './reports.ts';

const params = z.object({ id });

export const listReports = endpoint({
  id: 'measures.list-reports',
  method: 'GET',
  path: '/reports',
  need: 'measures.live',
  reply: z.object({
    reports: z.array(report),
    /** What comes with the product and is not kept here: to begin with. */
    supplied: z.array(z.object({ code: z.string(), ...written, indicators: z.array(z.string()) })),
    /** Whether this installation can send mail. */
    mail: z.boolean(),
    actions: allowances,
  }),
});

/** What a report would say now, or said of a period in which a date lies. Keeps nothing. */
export const previewReport = endpoint({
  id: 'measures.preview-report',
  method: 'POST',
  path: '/report-previews',
  need: 'measures.define',
  body: z.object({ projectId: id.optional(), ...written, on: isoDate.nullable() }),
  reply: reportResult,
});

export const addReport = endpoint({
  id: 'measures.add-report',
  method: 'POST',
  path: '/reports',
  need: 'measures.define',
  body: z.object({ projectId: id.optional(), ...written }),
  reply: report,
  creates: true,
});

export const changeReport = endpoint({
  id: 'measures.change-report',
  method: 'PUT',
  path: '/reports/:id',
  need: 'measures.define',
  params,
  body: z.object({ ...written, version: z.int() }),
  reply: report,
});

/** What was told stays. */
export const removeReport = endpoint({
  id: 'measures.remove-report',
  method: 'DELETE',
  path: '/reports/:id',
  need: 'measures.define',
  params,
  reply: z.object({}),
});

export const scheduleReport = endpoint({
  id: 'measures.schedule-report',
  method: 'PUT',
  path: '/reports/:id/schedule',
  need: 'measures.define',
  params,
  body: z.object({
    /** Null: it is sent no longer. */
    schedule: z
      .object({
        cadence: reportCadence,
        minute: z.int().min(0).max(1_439),
        language: reportLanguage,
        recipients: z
          .array(z.object({ personId: id, address: z.email().max(120) }))
          .min(1)
          .max(mostRecipients),
      })
      .nullable(),
    version: z.int(),
  }),
  reply: report,
});

/** Tells it and keeps what was told: of the last period that is over, or of the one in which a date lies. */
export const runReport = endpoint({
  id: 'measures.run-report',
  method: 'POST',
  path: '/reports/:id/runs',
  need: 'measures.define',
  params,
  body: z.object({ on: isoDate.nullable() }),
  reply: reportRun,
  creates: true,
});

export const listReportRuns = endpoint({
  id: 'measures.list-report-runs',
  method: 'GET',
  path: '/reports/:id/runs',
  need: 'measures.live',
  params,
  reply: z.object({
    runs: z.array(
      z.object({
        id,
        from: isoDate,
        to: isoDate,
        asOf: instant,
        by: z.string(),
        scheduled: z.boolean(),
        gaps: z.int(),
        sent: z.int(),
        waiting: z.int(),
        failed: z.int(),
      }),
    ),
  }),
});

export const getReportRun = endpoint({
  id: 'measures.get-report-run',
  method: 'GET',
  path: '/report-runs/:id',
  need: 'measures.live',
  params,
  reply: reportRun,
});

export const reportFormat = z.enum(['xlsx', 'pdf', 'csv']);
export type ReportFormat = z.infer<typeof reportFormat>;

export const readReportFile = endpoint({
  id: 'measures.read-report-file',
  method: 'GET',
  path: '/report-runs/:id/file',
  need: 'measures.live',
  params,
  query: z.object({ format: reportFormat, language: reportLanguage.default('zh') }),
  reply: z.unknown(),
  download: true,
});

/** Sends again what did not arrive. */
export const resendReport = endpoint({
  id: 'measures.resend-report',
  method: 'POST',
  path: '/report-runs/:id/sending',
  need: 'measures.define',
  params,
  reply: reportRun,
});

/** Told and kept. Subject: the run. */
export const reportTold = event(
  'report.told',
  'report-run',
  z.object({ projectId: id, reportId: id, from: isoDate, to: isoDate, scheduled: z.boolean() }),
);
