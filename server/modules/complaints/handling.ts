import { type IsoDate, localDate } from '@tongli/calendar';
import {
  type CaseAct,
  complaintAcknowledged,
  complaintAnswered,
  complaintAssigned,
  complaintClosed,
  complaintClosedAgain,
  type StepName,
  type StepRecord,
  type Validity,
} from '@tongli/contracts/complaints';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleVersion } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { ownFiles } from '../../platform/files/index.ts';
import { isPerson, unitOf } from '../org/index.ts';
import { endLimit, handOverLimits, limitsOf } from '../work/index.ts';
import { keepJudgement } from './classification/deciding.ts';
import { decideNothingOpen } from './closing/checks.ts';
import { decidePromise } from './compensation/promising.ts';
import { type Assigning, decideAssign, decideRecordStep, decideSkipStep, rules } from './complaint.ts';
import { noteAnswered } from './extension/granted.ts';
import { takeFiles } from './files.ts';
import { recourseFor } from './recourse.ts';
import { minutesOn, unmasked } from './steps.ts';
import {
  addStepEntry,
  addTimelineEntry,
  type ComplaintRecord,
  type LoadedCase,
  lockCase,
  save,
  standingOf,
  tellChange,
  zoneOf,
} from './store.ts';
import { checkOffered } from './terms.ts';

export type Done = { id: string } | Refusal;
type Rule = (loaded: LoadedCase) => Refusal | null;

/** No limit runs any more: the case sorts behind all that is due. */
export const never = Number.POSITIVE_INFINITY as unknown as Date;

const day = 86_400_000;
const subjectOf = (row: ComplaintRecord) => ({ type: 'complaint', id: row.id });

/** Locks the case, asks its rule, acts, leaves a trace. A case that nobody owned belongs to whoever handled it first. */
export async function act(
  call: Call,
  id: string,
  { operation, name }: { operation: string; name: CaseAct },
  rule: (loaded: LoadedCase) => Refusal | null,
  effect: (row: ComplaintRecord, loaded: LoadedCase) => Promise<Refusal | undefined>,
): Promise<Done> {
  const loaded = await lockCase(call, id);
  if (!loaded) return notFound;
  const refused = rule(loaded) ?? (await effect(loaded.row, loaded));
  if (isRefusal(refused)) return refused;
  await tellChange(call, id, name, loaded.case.place, standingOf(call, id));
  await audit(call, operation, subjectOf(loaded.row));
  return { id };
}

type Ownership = Pick<ComplaintRecord, 'owner_id' | 'unit_id'>;

/** A case belongs to the unit of its owner, and is seen from there. */
export async function giveTo(call: Call, row: ComplaintRecord, ownerId: string | null): Promise<Ownership> {
  await handOverLimits(call, subjectOf(row), ownerId);
  await append(call, complaintAssigned, row.id, { number: row.number, ownerId, previousOwnerId: row.owner_id });
  return { owner_id: ownerId, unit_id: await unitOf(call, ownerId) };
}

/** The owner after an act: unowned cases are taken by the person who acts. */
export async function ownerAfter(call: Call, row: ComplaintRecord): Promise<Ownership> {
  const { owner_id, unit_id } = row;
  return owner_id !== null || call.actor.id === null ? { owner_id, unit_id } : giveTo(call, row, call.actor.id);
}

export function assign(call: Call, id: string, to: Assigning): Promise<Done> {
  const { ownerId } = to;
  return act(
    call,
    id,
    { operation: 'complaints.assign', name: 'assigned' },
    (loaded) => decideAssign(loaded.case, to, call.actor),
    async (row) => {
      if (ownerId !== null && !(await isPerson(call, ownerId)))
        return refuse('unknown-person', { status: 422, field: 'body.ownerId' });
      await save(call, row, await giveTo(call, row, ownerId));
      if (ownerId === null) await addTimelineEntry(call, id, 'released');
      else await addTimelineEntry(call, id, 'assigned', { ownerId });
      return undefined;
    },
  );
}

export const acknowledge = (call: Call, id: string, message: string): Promise<Done> =>
  acknowledgeBy(call, id, message, (loaded) => rules.acknowledge(loaded.case, call.actor));

/** A case that follows a master is acknowledged with it, by a rule of its own. */
export function acknowledgeBy(call: Call, id: string, message: string, rule: Rule): Promise<Done> {
  return act(call, id, { operation: 'complaints.acknowledge', name: 'acknowledged' }, rule, async (row) => {
    const ended = await endLimit(call, subjectOf(row), 'acknowledge', 'met');
    const running = (await limitsOf(call, [subjectOf(row)])).get(id)?.find((limit) => limit.kind === 'respond');
    await save(call, row, {
      state: 'acknowledged',
      ...(await ownerAfter(call, row)),
      acknowledged_at: call.now,
      due_at: running ? new Date(running.dueAt) : never,
    });
    await addTimelineEntry(call, id, 'acknowledged', {}, message);
    if (ended) await append(call, complaintAcknowledged, id, limitFact(ended));
    return undefined;
  });
}

const limitFact = (ended: { onTime: boolean; dueAt: Date }) => ({
  onTime: ended.onTime,
  dueAt: ended.dueAt.toISOString(),
});

/** `spentSeconds`: since whoever records it has opened the step. */
export function recordStep(
  call: Call,
  id: string,
  record: StepRecord,
  { version, spentSeconds }: { readonly version: number; readonly spentSeconds?: number | undefined },
): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.record-step', name: 'step-recorded' },
    (loaded) => stale(loaded, version) ?? decideRecordStep(loaded.case, record, call.actor),
    async (row, { entries }) => {
      const refused = record.step === 'make-good' ? await decidePromise(call, row, record.amountMinor) : null;
      if (refused) return refused;
      const kept = unmasked(record, entries);
      await addStepEntry(call, row, { step: record.step, state: 'recorded', record: kept, reason: null, spentSeconds });
      await save(call, row, await ownerAfter(call, row));
      await addTimelineEntry(call, id, 'step-recorded', { step: record.step });
      return undefined;
    },
  );
}

const stale = (loaded: LoadedCase, version: number) => (loaded.row.version === version ? null : staleVersion);

export function skipStep(call: Call, id: string, step: StepName, reason: string, version: number): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.skip-step', name: 'step-skipped' },
    (loaded) => stale(loaded, version) ?? decideSkipStep(loaded.case, step, call.actor),
    async (row) => {
      await addStepEntry(call, row, { step, state: 'skipped', record: null, reason });
      await save(call, row, await ownerAfter(call, row));
      await addTimelineEntry(call, id, 'step-skipped', { step }, reason);
      return undefined;
    },
  );
}

export const answer = (call: Call, id: string, text: string): Promise<Done> =>
  answerBy(call, id, text, (loaded) => rules.answer(loaded.case, call.actor));

/** A case that follows a master is answered with it, by a rule of its own. */
export function answerBy(call: Call, id: string, text: string, rule: Rule): Promise<Done> {
  return act(call, id, { operation: 'complaints.answer', name: 'answered' }, rule, async (row) => {
    const recourse = await recourseFor(call, row, text);
    const told = text.endsWith(recourse) ? text : `${text}\n\n${recourse}`;
    const ended = await endLimit(call, subjectOf(row), 'respond', 'met');
    // What was promised at first is what counts as on time, whatever was granted since.
    const firstDue = ended ? await noteAnswered(call, row, ended.onTime) : null;
    const onTime = firstDue ? call.now < firstDue : (ended?.onTime ?? null);
    await save(call, row, {
      state: 'answered',
      ...(await ownerAfter(call, row)),
      answered_at: call.now,
      first_answered_at: row.first_answered_at ?? call.now,
      answer: told,
      on_time: row.first_answered_at === null ? onTime : row.on_time,
      due_at: never,
    });
    await addTimelineEntry(call, id, 'answered', {}, told);
    if (ended)
      await append(call, complaintAnswered, id, limitFact({ onTime: onTime ?? false, dueAt: firstDue ?? ended.dueAt }));
    return undefined;
  });
}

export const close = (call: Call, id: string, closing: Closing): Promise<Done> =>
  closeBy(call, id, closing, (loaded) => rules.close(loaded.case, call.actor));

export interface Closing {
  readonly validity: Validity;
  readonly cause: string;
  /** Whether the suggestions were before whoever closes it. */
  readonly suggestionShown?: boolean;
}

/** A case that follows a master is closed with it, by a rule of its own. */
export function closeBy(call: Call, id: string, closing: Closing, rule: Rule): Promise<Done> {
  const { validity, cause, suggestionShown = false } = closing;
  return act(call, id, { operation: 'complaints.close', name: 'closed' }, rule, async (row, { entries, earlier }) => {
    const unknown = await checkOffered(call, 'cause', cause);
    if (unknown) return unknown;
    const open = await decideNothingOpen(call, id);
    if (open) return open;
    const closedOn = localDate(await zoneOf(call, row), call.now);
    await save(call, row, {
      state: 'closed',
      closed_at: call.now,
      closed_on: row.closed_on ?? closedOn,
      first_closed_at: row.first_closed_at ?? call.now,
      validity,
      cause,
    });
    await addTimelineEntry(call, id, 'closed', { validity, cause });
    await keepJudgement(call, row, { validity, cause, suggestionShown });
    await tellClosed(call, row, { closedOn, validity, cause, steps: minutesOn([...earlier, ...entries]) });
    return undefined;
  });
}

interface Closed {
  readonly closedOn: IsoDate;
  readonly steps: ReturnType<typeof minutesOn>;
}

/** What is counted is the first closing: a case that was reopened in between has been resolved when it first was. */
async function tellClosed(
  call: Call,
  row: ComplaintRecord,
  { closedOn, validity, cause, steps }: Pick<Closing, 'validity' | 'cause'> & Closed,
): Promise<void> {
  const fact = { projectId: row.project_id, lodgedOn: row.lodged_on, closedOn };
  if (row.first_closed_at !== null)
    return append(call, complaintClosedAgain, row.id, { ...fact, count: row.reopen_count, validity, cause });
  await append(call, complaintClosed, row.id, {
    ...fact,
    product: row.product,
    area: row.area,
    cause,
    validity,
    onTime: row.on_time ?? false,
    daysToClose: (call.now.getTime() - row.lodged_at.getTime()) / day,
    steps,
  });
}

export function addNote(call: Call, id: string, text: string): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.add-note', name: 'noted' },
    (loaded) => rules.note(loaded.case, call.actor),
    async () => {
      await addTimelineEntry(call, id, 'noted', {}, text);
      return undefined;
    },
  );
}

export function attach(call: Call, id: string, fileIds: readonly string[]): Promise<Done> {
  return act(
    call,
    id,
    { operation: 'complaints.attach-files', name: 'files-attached' },
    (loaded) => rules.attach(loaded.case, call.actor),
    async (row) => (await takeFiles(call, row, ownFiles(call, fileIds))) ?? undefined,
  );
}
