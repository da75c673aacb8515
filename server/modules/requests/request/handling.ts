import { localDate } from '@tongli/calendar';
import {
  type Adoption,
  type RequestAct,
  type RequestOutcome,
  type RequestPriority,
  suggestionDecided,
} from '@tongli/contracts/requests';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { ownFiles } from '../../../platform/files/index.ts';
import { isPerson, unitOf } from '../../org/index.ts';
import { handOverLimits, unwatch, watch } from '../../work/index.ts';
import { takeFiles } from './files.ts';
import { checkForm, type FormValues, filesIn } from './form.ts';
import { distinct } from './lodging.ts';
import { calendarOf, firstStep, getStep, stepAfter } from './path.ts';
import {
  type Assigning,
  decide,
  decideAssign,
  decideBack,
  decideClose,
  decideEnd,
  decideStep,
  type RequestActName,
} from './request.ts';
import { enterStep, finish, leaveStep, resume } from './stepping.ts';
import {
  aboutOf,
  addEntry,
  type LoadedRequest,
  lockRequest,
  type RequestChange,
  type RequestRecord,
  save,
  subjectOf,
  tellChange,
} from './store.ts';

export type Done = { id: string } | Refusal;

interface Act {
  readonly operation: string;
  readonly name: RequestAct;
}

/** Locks the request, asks its rule, acts, leaves a trace. */
async function act(
  call: Call,
  id: string,
  { operation, name }: Act,
  rule: (loaded: LoadedRequest) => Refusal | null,
  effect: (loaded: LoadedRequest) => Promise<RequestRecord | Refusal>,
): Promise<Done> {
  const loaded = await lockRequest(call, id);
  if (!loaded) return notFound;
  const refused = rule(loaded);
  if (refused) return refused;
  const saved = await effect(loaded);
  if (isRefusal(saved)) return saved;
  await tellChange(call, saved, name, loaded.row);
  await audit(call, operation, subjectOf(id));
  return { id };
}

const by =
  (name: RequestActName, { actor }: Call, version?: number) =>
  ({ facts }: LoadedRequest) =>
    decide(facts, name, actor, version);

type Ownership = Pick<RequestRecord, 'owner_id' | 'unit_id'>;

/** It belongs to the unit of its owner, and is seen from there. */
export async function giveTo(call: Call, row: RequestRecord, ownerId: string | null): Promise<Ownership> {
  await handOverLimits(call, subjectOf(row.id), ownerId);
  return { owner_id: ownerId, unit_id: (await unitOf(call, ownerId)) ?? row.for_unit_id };
}

/** What nobody owned belongs to whoever handled it first. */
async function owned(call: Call, row: RequestRecord): Promise<RequestRecord> {
  return row.owner_id !== null || call.actor.id === null
    ? row
    : { ...row, ...(await giveTo(call, row, call.actor.id)) };
}

export function assign(call: Call, id: string, to: Assigning): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'requests.assign', name: 'assigned' },
    ({ facts }) => decideAssign(facts, to, call.actor),
    async ({ row }) => {
      if (to.ownerId !== null && !(await isPerson(call, to.ownerId)))
        return refuse('unknown-person', { status: 422, field: 'body.ownerId' });
      await addEntry(
        call,
        id,
        to.ownerId === null ? 'released' : 'assigned',
        to.ownerId ? { ownerId: to.ownerId } : {},
      );
      return save(call, row, await giveTo(call, row, to.ownerId));
    },
  );
}

export interface StepInput {
  readonly step: string;
  readonly values: FormValues;
  readonly version: number;
}

const today = async (call: Call, { path }: LoadedRequest) =>
  localDate((await calendarOf(path, call)).calendar.zone, call.now);

/** Ends the current step with what its form asks for; the definition says what is next, and the last step ends the request. */
export function recordStep(call: Call, id: string, input: StepInput): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'requests.record-step', name: 'step-done' },
    ({ facts }) => decideStep(facts, input, call.actor),
    async (loaded) => {
      const on = await today(call, loaded);
      const { fields } = getStep(loaded.path, input.step);
      const wrong = checkForm(fields, input.values, { today: on, at: 'body.values' });
      if (wrong) return wrong;
      const form = { ...(loaded.row.form as FormValues), ...input.values };
      const next = stepAfter(loaded.path, input.step, form, on);
      const undone = next === null ? decideEnd(loaded.facts, 'done') : null;
      if (undone) return undone;
      const row = await owned(call, loaded.row);
      const refused = await takeFiles(call, row, ownFiles(call, filesIn(fields, input.values)));
      if (refused) return refused;
      await leaveStep(call, { ...loaded, row }, { how: 'done', next, values: input.values });
      await addEntry(call, id, 'step-done', { step: input.step, ...(next ? { next } : {}) });
      return goOn(call, { ...loaded, row }, next, { form: JSON.stringify(form) });
    },
  );
}

async function goOn(call: Call, loaded: LoadedRequest, next: string | null, change: RequestChange) {
  const { row, path } = loaded;
  if (next !== null) return save(call, row, { ...change, ...(await enterStep(call, row, path, next)) });
  await addEntry(call, row.id, 'closed', { outcome: 'done' });
  const { owner_id, unit_id } = row;
  return finish(call, loaded, { outcome: 'done', reason: null }, { ...change, owner_id, unit_id });
}

export function sendBack(
  call: Call,
  id: string,
  input: { readonly to: string; readonly reason: string; readonly version: number },
): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'requests.send-back', name: 'step-back' },
    ({ facts }) => decideBack(facts, input, call.actor),
    async (loaded) => {
      const { row, path } = loaded;
      await leaveStep(call, loaded, { how: 'back', next: input.to, reason: input.reason });
      await addEntry(call, id, 'step-back', { step: row.step, next: input.to }, input.reason);
      return save(call, row, await enterStep(call, row, path, input.to));
    },
  );
}

export function answer(call: Call, id: string, input: { readonly text: string; readonly version: number }) {
  return act(
    call,
    id,
    { operation: 'requests.answer', name: 'answered' },
    by('answer', call, input.version),
    async (loaded) => {
      const row = await owned(call, loaded.row);
      const { owner_id, unit_id } = row;
      await addEntry(call, id, 'answered', {}, input.text);
      return save(call, row, { answer: input.text, answered_at: call.now, owner_id, unit_id });
    },
  );
}

export function decideAdoption(
  call: Call,
  id: string,
  input: { readonly adoption: Adoption; readonly reason: string; readonly version: number },
): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'requests.decide-suggestion', name: 'decided' },
    by('decide', call, input.version),
    async (loaded) => {
      const { adoption, reason } = input;
      await addEntry(call, id, 'decided', { adoption }, reason);
      await append(call, suggestionDecided, id, { ...aboutOf(loaded.row), adoption });
      const change = { adoption, adoption_reason: reason, adopted_on: await today(call, loaded) };
      return save(call, loaded.row, change);
    },
  );
}

export function close(
  call: Call,
  id: string,
  input: { readonly outcome: RequestOutcome; readonly reason: string },
): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'requests.close', name: 'closed' },
    ({ facts }) => decideClose(facts, input, call.actor),
    async (loaded) => {
      const row = await owned(call, loaded.row);
      await leaveStep(call, { ...loaded, row }, { how: 'closed', next: null, reason: input.reason });
      await addEntry(call, id, 'closed', { outcome: input.outcome }, input.reason);
      const { owner_id, unit_id } = row;
      return finish(call, { ...loaded, row }, input, { owner_id, unit_id });
    },
  );
}

export function reopen(
  call: Call,
  id: string,
  { to, reason }: { readonly to?: string | undefined; readonly reason: string },
): Promise<Done> {
  return act(call, id, { operation: 'requests.reopen', name: 'reopened' }, by('reopen', call), async (loaded) => {
    const key = to ?? firstStep(loaded.path).key;
    if (!loaded.path.definition.steps.some((step) => step.key === key))
      return refuse('unknown-step', { status: 422, field: 'body.to' });
    await addEntry(call, id, 'reopened', { step: key }, reason);
    return resume(call, loaded, key);
  });
}

export function setPriority(call: Call, id: string, priority: RequestPriority): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'requests.set-priority', name: 'priority-set' },
    by('set-priority', call),
    async ({ row }) => {
      if (row.priority === priority) return row;
      await addEntry(call, id, 'priority-set', { priority });
      return save(call, row, { priority });
    },
  );
}

const mostTags = 20;

export function tag(
  call: Call,
  id: string,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<Done> {
  return act(call, id, { operation: 'requests.tag', name: 'tagged' }, by('tag', call), async ({ row }) => {
    const tags = distinct([...row.tags.filter((one) => !remove.includes(one)), ...add]);
    if (tags.length > mostTags)
      return refuse('too-many-tags', { status: 422, field: 'body.add', params: { maximum: mostTags } });
    if (tags.join('\n') === row.tags.join('\n')) return row;
    await addEntry(call, id, 'tagged', { tags: tags.join(', ') });
    return save(call, row, { tags });
  });
}

/** For oneself; not an act on the request. */
export async function setWatching(call: Call, id: string, watching: boolean): Promise<Done> {
  const loaded = await lockRequest(call, id);
  if (!loaded) return notFound;
  if (call.actor.id === null) return { id };
  if (watching) await watch(call, subjectOf(id), [call.actor.id]);
  else await unwatch(call, subjectOf(id), call.actor.id);
  await audit(call, 'requests.watch', subjectOf(id));
  return { id };
}

export function attach(call: Call, id: string, fileIds: readonly string[]): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'requests.attach-files', name: 'files-attached' },
    by('attach', call),
    async ({ row }) => (await takeFiles(call, row, ownFiles(call, fileIds))) ?? row,
  );
}
