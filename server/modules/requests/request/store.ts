import { randomUUID } from 'node:crypto';
import { type AskedKind, type RequestAct, type RequestState, requestChanged } from '@tongli/contracts/requests';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { inScope, type Place } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';
import type { RequestsTables } from '../tables.ts';
import { type Path, pathOf } from './path.ts';
import type { RequestFacts } from './request.ts';

export type RequestRecord = Selectable<RequestsTables['requests.request']>;
export type StayRecord = Selectable<RequestsTables['requests.request_stay']>;

export const subjectOf = (id: string) => ({ type: 'request', id });

/**
 * What the caller reaches, from the unit of the owner or the one that it is for, and what concerns them wherever it belongs: what they
 * made or own.
 */
export const seenBy = (call: Call) => {
  const project = sql.ref<string>('request.project_id');
  const reached = inScope(call, { project, unit: sql.ref('request.unit_id') });
  const { id } = call.actor;
  if (call.scope.every(({ unitIds }) => unitIds === null)) return reached;
  const forThem = inScope(call, { project, unit: sql.ref('request.for_unit_id') });
  return sql<boolean>`(${reached} or ${forThem} or request.owner_id = ${id}::uuid or request.lodged_by = ${id}::uuid)`;
};

export interface LoadedRequest {
  readonly row: RequestRecord;
  readonly path: Path;
  readonly facts: RequestFacts;
}

const select = (call: Call, id: string) =>
  tables(call).selectFrom('requests.request as request').selectAll().where('request.id', '=', id).where(seenBy(call));

async function load(call: Call, row: RequestRecord): Promise<LoadedRequest> {
  const path = await pathOf(call, row);
  return { row, path, facts: factsOf(row, path) };
}

export const placeOf = (row: Pick<RequestRecord, 'project_id' | 'unit_id' | 'for_unit_id'>): Place => ({
  projectId: row.project_id,
  unitId: row.unit_id ?? row.for_unit_id,
});

export const factsOf = (row: RequestRecord, { definition }: Path): RequestFacts => ({
  kind: row.kind as AskedKind,
  state: row.state as RequestState,
  place: placeOf(row),
  ownerId: row.owner_id,
  version: row.version,
  step: row.step,
  back: definition.steps.find(({ key }) => key === row.step)?.back ?? [],
  answered: row.answer !== null,
  decided: row.adoption !== null,
  putOff: row.adoption === 'later',
  erased: row.erased_at !== null,
  rated: row.rated_at !== null && row.closed_at !== null && row.rated_at >= row.closed_at,
});

/** Locked until the caller's transaction ends; the key is left free for whatever adds to its history. */
export async function lockRequest(call: Call, id: string): Promise<LoadedRequest | null> {
  const row = await select(call, id).forNoKeyUpdate().executeTakeFirst();
  return row ? load(call, row) : null;
}

export async function findLoaded(call: Call, id: string): Promise<LoadedRequest | null> {
  const row = await select(call, id).executeTakeFirst();
  return row ? load(call, row) : null;
}

export type RequestChange = Omit<Updateable<RequestsTables['requests.request']>, 'id' | 'number' | 'version'>;

export async function save(call: Call, row: RequestRecord, change: RequestChange): Promise<RequestRecord> {
  return tables(call)
    .updateTable('requests.request')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function addEntry(
  call: Call,
  requestId: string,
  code: string,
  params: Readonly<Record<string, string>> = {},
  body: string | null = null,
): Promise<void> {
  await tables(call)
    .insertInto('requests.request_entry')
    .values({
      request_id: requestId,
      at: call.now,
      actor_name: call.actor.name,
      code,
      params: JSON.stringify(params),
      body: body === '' ? null : body,
    })
    .execute();
}

/** For those who look at it or at the list. `before` is where it belonged, if elsewhere. */
export async function tellChange(
  call: Call,
  row: Pick<RequestRecord, 'id' | 'version' | 'project_id' | 'unit_id'>,
  act: RequestAct,
  before: Pick<RequestRecord, 'project_id' | 'unit_id'> | null = null,
): Promise<void> {
  const place = (at: Pick<RequestRecord, 'project_id' | 'unit_id'>) => ({
    projectId: at.project_id,
    unitId: at.unit_id,
  });
  await append(call, requestChanged, row.id, {
    act,
    version: row.version,
    before: before && before.unit_id !== row.unit_id ? place(before) : null,
    after: place(row),
  });
}

/** What every fact on a request says of it. */
export const aboutOf = (row: RequestRecord) => ({
  number: row.number,
  projectId: row.project_id,
  unitId: row.for_unit_id,
  kind: row.kind as AskedKind,
  definitionId: row.process_version_id,
});

export async function addStay(
  call: Call,
  requestId: string,
  stay: { readonly step: string; readonly dueAt: Date; readonly ownerId: string | null },
): Promise<void> {
  await sql`
    insert into requests.request_stay (id, request_id, place, step, entered_at, due_at, owner_id, entered)
    select ${randomUUID()}::uuid, ${requestId}::uuid, coalesce(max(place), 0) + 1, ${stay.step}, ${call.now}::timestamptz,
      ${stay.dueAt}::timestamptz, ${stay.ownerId}::uuid, '{}'
    from requests.request_stay where request_id = ${requestId}::uuid`.execute(call.tx);
}

export const currentStay = (call: Call, requestId: string) =>
  tables(call)
    .selectFrom('requests.request_stay')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('left_at', 'is', null)
    .executeTakeFirst();

/** By what number people know a request, and where it belongs. */
export async function findRequest(call: Call, id: string): Promise<({ readonly number: string } & Place) | null> {
  const row = await tables(call)
    .selectFrom('requests.request as request')
    .select(['number', 'project_id', 'unit_id', 'for_unit_id'])
    .where('id', '=', id)
    .where(seenBy(call))
    .executeTakeFirst();
  return row ? { number: row.number, ...placeOf(row) } : null;
}

export interface NumberedRequest {
  readonly id: string;
  readonly projectId: string;
  readonly customerId: string | null;
}

/** For whoever says its number and can show that it is theirs: beyond any scope, and not once it was erased. */
export async function findRequestByNumber(call: Call, number: string): Promise<NumberedRequest | null> {
  const row = await tables(call)
    .selectFrom('requests.request')
    .select(['id', 'project_id as projectId', 'customer_id as customerId'])
    .where('number', '=', number)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
