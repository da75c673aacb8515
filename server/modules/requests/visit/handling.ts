import { randomUUID } from 'node:crypto';
import { type ProofKind, type VisitOutcome, visitBooked, visitEnded } from '@tongli/contracts/requests';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import { decide } from '../request/request.ts';
import { addEntry, findLoaded, lockRequest, tellChange } from '../request/store.ts';
import { tables } from '../store.ts';
import { codeOf, openPlace, sealPlace } from './place.ts';
import { type Slot, takePerson, takeSlot } from './slots.ts';
import { factsOf, lockVisit, saveVisit, subjectOf, type VisitRow } from './store.ts';
import { decideEnding, decideVisit, stateAfter, type VisitAct } from './visit.ts';

export type Done = { id: string } | Refusal;

const factOf = (row: VisitRow) => ({
  requestId: row.request_id,
  projectId: row.project_id,
  unitId: row.unit_id,
  personId: row.person_id,
  on: row.on_date,
  startsAt: row.starts_at.toISOString(),
});

/** The history of the request says what became of the visit, and those who look at it learn it. */
async function tell(call: Call, row: VisitRow, code: string, params: Readonly<Record<string, string>>, text = '') {
  const at = { on: row.on_date, startsAt: row.starts_at.toISOString() };
  await addEntry(call, row.request_id, `visit-${code}`, { ...at, ...params }, text);
  const loaded = await findLoaded(call, row.request_id);
  if (loaded) await tellChange(call, loaded.row, 'visit-changed');
}

export interface NewVisit extends Slot {
  readonly place: string;
  readonly note: string;
}

export async function bookVisit(call: Call, requestId: string, input: NewVisit): Promise<Done> {
  const loaded = await lockRequest(call, requestId);
  if (!loaded) return notFound;
  const refused = decide(loaded.facts, 'book-visit', call.actor);
  if (refused) return refused;
  const place = await sealPlace(call, requestId, input.place);
  const row = await insertVisit(call, input, {
    requestId,
    projectId: loaded.row.project_id,
    place,
    note: input.note,
    from: null,
  });
  if (isRefusal(row)) return row;
  await tell(call, row, 'booked', {});
  await audit(call, 'requests.book-visit', subjectOf(row.id));
  return { id: row.id };
}

interface Rest {
  readonly requestId: string;
  readonly projectId: string;
  readonly place: Buffer | null;
  readonly note: string;
  readonly from: string | null;
}

async function insertVisit(call: Call, slot: Slot, rest: Rest): Promise<VisitRow | Refusal> {
  const taken = await takeSlot(call, slot, rest.from);
  if (isRefusal(taken)) return taken;
  const { window, startsAt, endsAt } = taken;
  const busy = await takePerson(call, slot.personId, { on: slot.on, startsAt, endsAt, but: rest.from });
  if (busy) return busy;
  const row = await tables(call)
    .insertInto('requests.visit')
    .values({
      id: randomUUID(),
      request_id: rest.requestId,
      project_id: rest.projectId,
      unit_id: window.unit_id,
      person_id: slot.personId,
      window_id: window.id,
      on_date: slot.on,
      starts_at: startsAt,
      ends_at: endsAt,
      state: 'booked',
      place: rest.place,
      note: rest.note,
      rebooked_from: rest.from,
      booked_by: call.actor.id,
      booked_at: call.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await append(call, visitBooked, row.id, { ...factOf(row), again: rest.from !== null });
  return row;
}

const operationOf: Readonly<Record<Exclude<VisitAct, 'end' | 'see-place'>, string>> = {
  assign: 'requests.assign-visit',
  depart: 'requests.advance-visit',
  arrive: 'requests.advance-visit',
  rebook: 'requests.rebook-visit',
  cancel: 'requests.cancel-visit',
};

async function act(
  call: Call,
  id: string,
  { name, version }: { readonly name: keyof typeof operationOf; readonly version?: number },
  effect: (row: VisitRow) => Promise<VisitRow | Refusal>,
): Promise<Done> {
  const row = await lockVisit(call, id);
  if (!row) return notFound;
  const refused = decideVisit(factsOf(row), name, call.actor, version);
  if (refused) return refused;
  const saved = await effect(row);
  if (isRefusal(saved)) return saved;
  await audit(call, operationOf[name], subjectOf(id));
  return { id: saved.id };
}

export const assignVisit = (call: Call, id: string, input: { personId: string | null; version: number }) =>
  act(call, id, { name: 'assign', version: input.version }, async (row) => {
    const { on_date: on, starts_at: startsAt, ends_at: endsAt } = row;
    const busy = await takePerson(call, input.personId, { on, startsAt, endsAt, but: id });
    return busy ?? saveVisit(call, row, { person_id: input.personId });
  });

/** Whoever sets out to a visit that nobody had goes there. */
const visitor = (call: Call, row: VisitRow) => ({ person_id: row.person_id ?? call.actor.id });

export const advanceVisit = (
  call: Call,
  id: string,
  { to, version }: { to: 'on-the-way' | 'arrived'; version: number },
) =>
  act(call, id, { name: to === 'arrived' ? 'arrive' : 'depart', version }, async (row) => {
    const at = to === 'arrived' ? { arrived_at: call.now } : { departed_at: call.now };
    await tell(call, row, to, {});
    return saveVisit(call, row, { state: to, ...at, ...visitor(call, row) });
  });

export interface EndInput {
  readonly outcome: VisitOutcome;
  readonly text: string;
  readonly proof:
    | { readonly kind: Exclude<ProofKind, 'code'>; readonly fileId: string }
    | { readonly kind: 'code'; readonly code: string }
    | null;
  readonly version: number;
}

export async function endVisit(call: Call, id: string, input: EndInput): Promise<Done> {
  const row = await lockVisit(call, id);
  if (!row) return notFound;
  const refused = decideEnding(factsOf(row), input, call.actor) ?? (await checkProof(call, row, input.proof));
  if (refused) return refused;
  const { outcome, text, proof } = input;
  const state = stateAfter(outcome);
  const change = {
    state,
    outcome,
    outcome_text: text === '' ? null : text,
    proof: proof?.kind ?? null,
    arrived_at: row.arrived_at ?? call.now,
    ended_at: call.now,
    ...visitor(call, row),
  };
  const saved = await saveVisit(call, row, change);
  await tell(call, saved, state, { outcome }, text);
  await append(call, visitEnded, id, {
    ...factOf(saved),
    state: state === 'done' ? 'done' : 'missed',
    proof: proof?.kind ?? null,
  });
  await audit(call, 'requests.end-visit', subjectOf(id));
  return { id };
}

/** A wrong code is counted, also though it is refused. */
async function checkProof(call: Call, row: VisitRow, proof: EndInput['proof']): Promise<Refusal | null> {
  if (proof === null) return null;
  if (proof.kind === 'code') {
    if (proof.code === codeOf(call, row.id)) return null;
    await tables(call)
      .updateTable('requests.visit')
      .set({ code_misses: row.code_misses + 1 })
      .where('id', '=', row.id)
      .execute();
    return { ...refuse('wrong-visit-code', { status: 422, field: 'body.proof.code' }), commits: true };
  }
  const { id: accountId } = call.actor;
  if (accountId === null) return refuse('proof-needed', { status: 422, field: 'body.proof' });
  const request = await findLoaded(call, row.request_id);
  const personId = request?.row.customer_id ?? null;
  return attachFiles(call, [proof.fileId], { owner: subjectOf(row.id), personId, by: { accountId } });
}

export const rebookVisit = (call: Call, id: string, input: Slot & { reason: string; version: number }) =>
  act(call, id, { name: 'rebook', version: input.version }, async (row) => {
    const { request_id: requestId, project_id: projectId, place, note } = row;
    const next = await insertVisit(call, input, { requestId, projectId, place, note, from: id });
    if (isRefusal(next)) return next;
    if (row.ended_at === null)
      await saveVisit(call, row, { state: 'cancelled', ended_at: call.now, reason: input.reason });
    await tell(call, next, 'rebooked', { from: row.on_date }, input.reason);
    return next;
  });

export const cancelVisit = (call: Call, id: string, { reason, version }: { reason: string; version: number }) =>
  act(call, id, { name: 'cancel', version }, async (row) => {
    const saved = await saveVisit(call, row, { state: 'cancelled', ended_at: call.now, reason });
    await append(call, visitEnded, id, { ...factOf(saved), state: 'cancelled', proof: null });
    await tell(call, saved, 'cancelled', {}, reason);
    return saved;
  });

export async function disclosePlace(call: Call, id: string): Promise<{ place: string } | Refusal> {
  const row = await lockVisit(call, id);
  if (!row) return notFound;
  const refused = decideVisit(factsOf(row), 'see-place', call.actor);
  if (refused) return refused;
  await audit(call, 'requests.disclose-visit-place', subjectOf(id));
  return { place: await openPlace(call, row) };
}
