import { randomUUID } from 'node:crypto';
import { localDate } from '@tongli/calendar';
import {
  type Channel,
  type Classing,
  type ComplaintKind,
  complaintLodged,
  type Severity,
} from '@tongli/contracts/complaints';
import type { Identity } from '@tongli/contracts/customers';
import { sql } from 'kysely';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import type { SentFiles } from '../../platform/files/index.ts';
import { findOrAddCustomer, isCustomerOf } from '../customers/index.ts';
import { getCalendar, projectFor } from '../org/index.ts';
import { currentProcess } from '../requests/index.ts';
import { limitTimes, startLimit } from '../work/index.ts';
import { decideLodgedKind, keepClassing } from './classification/index.ts';
import { takeFiles } from './files.ts';
import { followToken } from './link.ts';
import { nameAtIntake } from './naming.ts';
import type { ComplainedAbout } from './recusal.ts';
import { orderAt, precedenceOf } from './stages/precedence.ts';
import { spanOf } from './stages/span.ts';
import { addTimelineEntry, tables, tellChange } from './store.ts';
import { checkOffered } from './terms.ts';

export interface Lodging {
  /** Left out where the caller reaches one only. */
  readonly projectId?: string | null | undefined;
  readonly customer: Identity | { readonly customerId: string };
  readonly product: string;
  readonly area: string;
  readonly facts: string;
  readonly demand: string;
  readonly wantsResponse: boolean;
  readonly aboutHandling: boolean;
  readonly channel: Channel;
  readonly severity: Severity;
  readonly kind: ComplaintKind;
  /** How the customer feels about it. */
  readonly feeling?: string | null;
  /** Whom it is about. */
  readonly about?: ComplainedAbout;
  readonly files?: SentFiles;
  /** What it is about in the business tree, by a person's choice. */
  readonly classing?: Classing | undefined;
  /** The contact in which it was said. */
  readonly contactId?: string | null;
}

export interface Receipt {
  readonly id: string;
  readonly number: string;
  readonly respondBy: string;
  readonly followToken: string;
}

/** The next human number; one that an imported ledger has brought along is passed over. */
async function nextNumber(call: Call, lodgedOn: string): Promise<string> {
  for (;;) {
    const { rows } = await sql<{ next: number }>`select nextval('complaints.number_sequence') as next`.execute(call.tx);
    const number = `TS${lodgedOn.slice(0, 4)}-${String(rows[0]?.next ?? 0).padStart(6, '0')}`;
    const taken = await tables(call)
      .selectFrom('complaints.complaint')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirst();
    if (!taken) return number;
  }
}

/** Who complains: found or added by what they told of themselves, or one whom this project knows. */
async function customerOf(call: Call, projectId: string, customer: Lodging['customer']): Promise<string | Refusal> {
  if (!('customerId' in customer)) return findOrAddCustomer(call, projectId, customer);
  const known = await isCustomerOf(call, customer.customerId, projectId);
  return known ? customer.customerId : refuse('unknown-customer', { status: 422, field: 'body.customer' });
}

/** Under what process a case of now begins, on what business date, and what its two limits are. */
async function timesOf(call: Call) {
  const process = await currentProcess(call);
  const { calendar } = await getCalendar(call, process.settings.calendar);
  const { acknowledgeWithinMinutes, respondWithinDays, warnAtShare } = process.settings;
  return {
    processId: process.id,
    lodgedOn: localDate(calendar.zone, call.now),
    acknowledge: limitTimes(calendar, call.now, { minutes: acknowledgeWithinMinutes }, warnAtShare),
    respond: limitTimes(calendar, call.now, spanOf(process.settings, respondWithinDays), warnAtShare),
  };
}

/** Where a new case stands among the others. */
function orderOf(severity: Severity, dueAt: Date) {
  const precedence = precedenceOf(severity, false);
  return { precedence, order_at: orderAt(precedence, dueAt) };
}

/** What came along with it: files, whom it is about, and its place in the business tree. */
async function keepFurther(
  call: Call,
  input: Lodging,
  row: { readonly id: string; readonly number: string; readonly customer_id: string; readonly project_id: string },
): Promise<Refusal | null> {
  return (
    (await takeFiles(call, row, input.files)) ??
    (await nameAtIntake(call, row.id, input.about ?? { people: [], units: [] })) ??
    (input.classing ? await keepClassing(call, { ...input, ...row }, input.classing) : null)
  );
}

const decideWhat = async (call: Call, { kind, product, area }: Lodging, projectId: string): Promise<Refusal | null> =>
  decideLodgedKind(kind) ??
  (await checkOffered(call, 'product', product, projectId)) ??
  (await checkOffered(call, 'area', area, projectId));

/** Any expression of dissatisfaction, right or wrong: it gets a number, two limits and its first line of history. */
export async function lodge(call: Call, input: Lodging): Promise<Receipt | Refusal> {
  const projectId = await projectFor(call, input.projectId);
  if (isRefusal(projectId)) return projectId;
  const customerId = await customerOf(call, projectId, input.customer);
  if (isRefusal(customerId)) return customerId;
  const unfit = await decideWhat(call, input, projectId);
  if (unfit) return unfit;
  const { processId, lodgedOn, acknowledge, respond } = await timesOf(call);
  const id = randomUUID();
  const number = await nextNumber(call, lodgedOn);
  const { product, area, channel, severity, kind } = input;
  await tables(call)
    .insertInto('complaints.complaint')
    .values({
      id,
      number,
      project_id: projectId,
      state: 'lodged',
      channel,
      severity,
      kind,
      product,
      area,
      cause: '',
      facts: input.facts,
      demand: input.demand,
      wants_response: input.wantsResponse,
      about_handling: input.aboutHandling,
      customer_id: customerId,
      process_version_id: processId,
      lodged_at: call.now,
      lodged_on: lodgedOn,
      due_at: acknowledge.dueAt,
      ...orderOf(severity, acknowledge.dueAt),
      feeling: input.feeling ?? null,
    })
    .execute();
  const subject = { type: 'complaint', id };
  await startLimit(call, { subject, kind: 'acknowledge', startedAt: call.now, ...acknowledge, ownerId: null });
  await startLimit(call, { subject, kind: 'respond', startedAt: call.now, ...respond, ownerId: null });
  const from = input.contactId ? { contactId: input.contactId } : {};
  await addTimelineEntry(call, id, 'lodged', { channel, ...from });
  await tellChange(call, id, 'lodged', null);
  const respondBy = respond.dueAt.toISOString();
  const fact = { projectId, number, lodgedOn, product, area, channel, severity, kind, respondBy, ...from };
  await append(call, complaintLodged, id, fact);
  const refused = await keepFurther(call, input, { id, number, customer_id: customerId, project_id: projectId });
  if (refused) return refused;
  await audit(call, 'complaints.lodge', subject);
  return { id, number, respondBy, followToken: followToken(call.keyring, id) };
}
