import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import type { OpenFile } from '../../../platform/files/index.ts';
import type { Floor } from '../../../platform/floor.ts';
import { addJob } from '../../../platform/jobs/add.ts';
import { job } from '../../../platform/jobs/job.ts';
import { type Attachment, type Mail, mailProblem } from '../../../platform/mail/index.ts';
import { publicAddressOf } from '../../../platform/public-address.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { tables } from '../store.ts';
import { fileOfRun } from './output/files.ts';
import { mailTextOf, subjectOf } from './output/mail-text.ts';
import { type DeliveryRow, findRun, type Run } from './store.ts';

const attempts = 6;

/** Sends one report to one recipient. Whatever keeps it from being taken is shown, and tried again, each time later. */
export const sendReport = job('measures.send-report', {
  payload: z.object({ deliveryId: z.uuid() }),
  attempts,
  run: async ({ floor, attempt }, { deliveryId }) => {
    const found = await inSystemCall(floor, 'job:send-report', (call) => findDelivery(call, deliveryId));
    if (found?.row.state !== 'waiting') return;
    const problem = await trySending(floor, found);
    const state = problem === null ? 'sent' : attempt >= attempts || problem === notSetUp ? 'failed' : 'waiting';
    await inSystemCall(floor, 'job:send-report', (call) => note(call, deliveryId, { problem, state, attempt }));
    if (state === 'waiting') throw new Error(`report not sent: ${problem}`);
  },
});

const notSetUp = 'mail-not-set-up';

interface Found {
  readonly row: DeliveryRow;
  readonly run: Run;
  readonly address: string;
  /** Where it stands in the house; null where nobody has said under which address that is. */
  readonly link: string | null;
}

async function findDelivery(call: Call, id: string): Promise<Found | undefined> {
  const row = await tables(call)
    .selectFrom('measures.report_delivery')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  const run = row && (await findRun(call, row.run_id));
  if (!run) return undefined;
  const site = await publicAddressOf(call);
  const link = site && `${site}/results/reports/${run.reportId}`;
  return { row, run, link, address: call.keyring.openStaged(row.address_sealed) };
}

/** Null when it was taken; else why not. */
async function trySending(floor: Floor, found: Found): Promise<string | null> {
  if (!floor.mail) return notSetUp;
  const mail = await mailOf(found);
  try {
    await floor.mail.send(mail);
    return null;
  } catch (error) {
    floor.log.warn({ error, delivery: found.row.id }, 'report not sent');
    return mailProblem(error);
  }
}

export async function mailOf({ row, run, address, link }: Found): Promise<Mail> {
  const { language } = run;
  const xlsx = await fileOfRun(run, { format: 'xlsx', language });
  const pdf = await fileOfRun(run, { format: 'pdf', language });
  return {
    ...{ key: row.id, to: address, subject: subjectOf(run), text: mailTextOf(run, link) },
    attachments: [await attached(xlsx), await attached(pdf)],
  };
}

async function attached({ name, mediaType, read, bytes }: OpenFile): Promise<Attachment> {
  return { name, mediaType, content: await buffer(read(0, bytes)) };
}

const note = (
  call: Call,
  id: string,
  { problem, state, attempt }: { problem: string | null; state: string; attempt: number },
) =>
  tables(call)
    .updateTable('measures.report_delivery')
    .set({ problem, state, attempts: attempt, sent_at: state === 'sent' ? call.now : null })
    .where('id', '=', id)
    .execute();

/** Given to the mail server once the caller's transaction stands. */
export const queueDelivery = (call: Call, deliveryId: string): Promise<void> =>
  addJob(call, sendReport, { deliveryId });
