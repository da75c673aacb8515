import type { Request, StepStay } from '@tongli/contracts/requests';
import { allowanceOf, type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { limitsOf, watchersOf } from '../../work/index.ts';
import { tables } from '../store.ts';
import { filesOf } from './files.ts';
import type { FormValue, FormValues } from './form.ts';
import type { Done } from './handling.ts';
import { plainRow, present } from './list.ts';
import type { Path } from './path.ts';
import { requestActs, rules } from './request.ts';
import { findLoaded, type RequestRecord, type StayRecord, subjectOf } from './store.ts';

const maskValue = (value: FormValue) =>
  typeof value === 'string' ? maskText(value) : Array.isArray(value) ? [...value] : (value as number | null);

/** What was entered, fit to be shown: typed words without what identifies people. */
export const toldForm = (values: unknown) =>
  Object.fromEntries(Object.entries(values as FormValues).map(([key, value]) => [key, maskValue(value)]));

const said = (text: string | null) => (text === null ? null : maskText(text));

function stayOf(row: StayRecord, { definition }: Path, names: ReadonlyMap<string, string>): StepStay {
  return {
    key: row.step,
    name: definition.steps.find(({ key }) => key === row.step)?.name ?? { zh: row.step, en: row.step },
    enteredAt: row.entered_at.toISOString(),
    leftAt: row.left_at?.toISOString() ?? null,
    ending: row.ending as StepStay['ending'],
    ownerName: names.get(row.owner_id ?? '') ?? null,
    dueAt: row.due_at.toISOString(),
    onTime: row.on_time,
    values: toldForm(row.entered),
    reason: said(row.reason),
    byName: row.by_name,
  };
}

async function timelineOf(call: Call, id: string): Promise<Request['timeline']> {
  const rows = await tables(call)
    .selectFrom('requests.request_entry')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    at: row.at.toISOString(),
    actorName: row.actor_name,
    code: row.code,
    params: row.params as Record<string, string>,
    text: said(row.body),
  }));
}

const staysOf = (call: Call, id: string) =>
  tables(call).selectFrom('requests.request_stay').selectAll().where('request_id', '=', id).orderBy('place').execute();

function ownFields(row: RequestRecord, path: Path) {
  return {
    body: maskText(row.body),
    form: toldForm(row.form),
    contactId: row.contact_id,
    version: row.version,
    process: path.pinned && {
      versionId: path.pinned.versionId,
      version: path.pinned.version,
      name: path.definition.name,
    },
    steps: path.definition.steps,
    answer: said(row.answer),
    adoptionReason: said(row.adoption_reason),
    closeReason: said(row.close_reason),
    satisfaction: row.satisfaction,
    firstClosedAt: row.first_closed_at?.toISOString() ?? null,
    reopenCount: row.reopen_count,
    erasedAt: row.erased_at?.toISOString() ?? null,
  };
}

export async function getRequest(call: Call, id: string): Promise<Request | Refusal> {
  const loaded = await findLoaded(call, id);
  if (!loaded) return notFound;
  const { row, path, facts } = loaded;
  const limits = (await limitsOf(call, [subjectOf(id)])).get(id) ?? [];
  const stays = await staysOf(call, id);
  const watcherIds = await watchersOf(call, subjectOf(id));
  const names = await describePeople(
    call,
    present([row.owner_id, row.lodged_by, ...watcherIds, ...stays.map((stay) => stay.owner_id)]),
  );
  const customer = (await describeCustomers(call, present([row.customer_id]))).get(row.customer_id ?? '') ?? null;
  return {
    ...plainRow(row, path, limits),
    ...ownFields(row, path),
    customerName: customer?.name ?? null,
    ownerName: names.get(row.owner_id ?? '') ?? null,
    lodgedByName: names.get(row.lodged_by ?? '') ?? null,
    customer,
    limits,
    stays: stays.map((stay) => stayOf(stay, path, names)),
    files: await filesOf(call, id),
    timeline: await timelineOf(call, id),
    watchers: watcherIds.map((one) => ({ id: one, name: names.get(one) ?? '' })),
    watching: call.actor.id !== null && watcherIds.includes(call.actor.id),
    actions: Object.fromEntries(requestActs.map((act) => [act, allowanceOf(rules[act](facts, call.actor))])),
  };
}

/** Whoever gives a request away sees once more what they gave, wherever it went. */
export async function replyTo(call: Call, done: Promise<Done>): Promise<Request | Refusal> {
  const result = await done;
  return isRefusal(result) ? result : getRequest(beyondScope(call), result.id);
}
