import { randomUUID } from 'node:crypto';
import { localDate } from '@tongli/calendar';
import type { Identity } from '@tongli/contracts/customers';
import { type AskedKind, type RequestChannel, type RequestPriority, requestLodged } from '@tongli/contracts/requests';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { SentFiles } from '../../../platform/files/index.ts';
import { findOrAddCustomer, isCustomerOf } from '../../customers/index.ts';
import { projectFor, unitOf, unitsAmong } from '../../org/index.ts';
import { startLimit, watch } from '../../work/index.ts';
import { tables } from '../store.ts';
import { takeFiles } from './files.ts';
import { checkForm, type FormValues } from './form.ts';
import { requestLink } from './link.ts';
import { calendarOf, firstStep, pathFor, timesOf } from './path.ts';
import { enterStep, never } from './stepping.ts';
import { aboutOf, addEntry, type RequestRecord, save, subjectOf, tellChange } from './store.ts';

export interface RequestLodging {
  /** Left out where the caller reaches one only. */
  readonly projectId?: string | null | undefined;
  readonly kind: AskedKind;
  /** Null: whoever lodges it asks for themselves. */
  readonly customer: Identity | { readonly customerId: string } | null;
  readonly title: string;
  readonly text: string;
  /** By the fields of any step; what must be there is asked for once its step is done. */
  readonly form?: FormValues;
  readonly channel: RequestChannel;
  readonly priority?: RequestPriority;
  readonly tags?: readonly string[];
  readonly contactId?: string | null;
  /** The unit that it is for; left out, that of whoever lodges it. */
  readonly unitId?: string | null;
  readonly files?: SentFiles;
}

export interface RequestReceipt {
  readonly id: string;
  readonly number: string;
  readonly followToken: string;
}

async function nextNumber(call: Call, lodgedOn: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`select nextval('requests.request_number') as next`.execute(call.tx);
  return `QQ${lodgedOn.slice(0, 4)}-${String(rows[0]?.next ?? 0).padStart(6, '0')}`;
}

async function customerOf(call: Call, projectId: string, customer: RequestLodging['customer']) {
  if (customer === null) return null;
  if (!('customerId' in customer)) return findOrAddCustomer(call, projectId, customer);
  const known = await isCustomerOf(call, customer.customerId, projectId);
  return known ? customer.customerId : refuse('unknown-customer', { status: 422, field: 'body.customer' });
}

async function unitFor(call: Call, asked: string | null | undefined): Promise<string | null | Refusal> {
  if (!asked) return unitOf(call, call.actor.id);
  const known = (await unitsAmong(call, [asked])).has(asked);
  return known ? asked : refuse('unknown-unit', { status: 422, field: 'body.unitId' });
}

/** Each value once: tags are a set that keeps its order. */
export const distinct = (tags: readonly string[]): string[] => [...new Set(tags)];

/**
 * Lodges a request: it gets a number, the version of its process that its unit begins with, the owner and the limit of the first step, and
 * the limit of the whole where the process promises one. Refuses `unknown-customer`, `unknown-unit` and what the form does not admit.
 */
export async function lodgeRequest(call: Call, input: RequestLodging): Promise<RequestReceipt | Refusal> {
  const projectId = await projectFor(call, input.projectId);
  if (isRefusal(projectId)) return projectId;
  const customerId = await customerOf(call, projectId, input.customer);
  if (isRefusal(customerId)) return customerId;
  const unitId = await unitFor(call, input.unitId);
  if (isRefusal(unitId)) return unitId;
  const path = await pathFor(call, input.kind, unitId);
  const { calendar } = await calendarOf(path, call);
  const lodgedOn = localDate(calendar.zone, call.now);
  const fields = path.definition.steps.flatMap((step) => step.fields);
  const form = input.form ?? {};
  const wrong = checkForm(fields, form, { today: lodgedOn, at: 'body.form', required: false });
  if (wrong) return wrong;
  const first = firstStep(path);
  const id = randomUUID();
  const row = await tables(call)
    .insertInto('requests.request')
    .values({
      id,
      number: await nextNumber(call, lodgedOn),
      project_id: projectId,
      for_unit_id: unitId,
      unit_id: unitId,
      kind: input.kind,
      state: 'open',
      priority: input.priority ?? 'normal',
      channel: input.channel,
      title: input.title,
      body: input.text,
      tags: distinct(input.tags ?? []),
      form: JSON.stringify(form),
      customer_id: customerId,
      contact_id: input.contactId ?? null,
      lodged_by: call.actor.id,
      owner_id: null,
      process_version_id: path.pinned?.versionId ?? null,
      step: first.key,
      step_since: call.now,
      lodged_at: call.now,
      lodged_on: lodgedOn,
      due_at: never,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const { limit: whole } = path.definition;
  if (whole) {
    const times = timesOf(calendar, call.now, whole);
    await startLimit(call, { subject: subjectOf(id), kind: 'respond', startedAt: call.now, ...times, ownerId: null });
  }
  const saved = await save(call, { ...row, version: 0 }, await enterStep(call, row, path, first.key));
  return settle(call, saved, { lodgedOn, step: first.key, input });
}

async function settle(
  call: Call,
  row: RequestRecord,
  { lodgedOn, step, input }: { lodgedOn: string; step: string; input: RequestLodging },
): Promise<RequestReceipt | Refusal> {
  const { channel, contactId } = input;
  await addEntry(call, row.id, 'lodged', { channel, ...(contactId ? { contactId } : {}) });
  if (call.actor.kind === 'account') await watch(call, subjectOf(row.id), [call.actor.id]);
  await append(call, requestLodged, row.id, { ...aboutOf(row), channel, lodgedOn, step });
  await tellChange(call, row, 'lodged');
  const refused = await takeFiles(call, row, input.files);
  if (refused) return refused;
  await audit(call, 'requests.lodge', subjectOf(row.id));
  return { id: row.id, number: row.number, followToken: requestLink.token(call.keyring, row.id) };
}
