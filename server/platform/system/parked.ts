import type { ListQuery } from '@tongli/contracts/kernel';
import type { ParkedFact } from '@tongli/contracts/system';
import { sql } from 'kysely';
import { audit } from '../audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../call.ts';
import type { Flow } from '../events/flow.ts';
import { passOver, retryParkedIn } from '../events/parked.ts';
import { type ListColumns, readPage } from '../http/list.ts';
import { system } from '../permissions/actor.ts';
import { everywhere } from '../permissions/scope.ts';

/** In the order of the log, also where many were parked at the same instant. */
const rowId = sql<string>`(lpad(to_hex(parked.position), 16, '0') || left(md5(parked.flow), 16))::uuid`;
const columns: ListColumns = {
  parkedAt: { expression: sql`parked.parked_at`, type: 'instant' },
  flow: { expression: sql`parked.flow`, type: 'text' },
};

export async function listParked(
  call: Call,
  query: ListQuery,
): Promise<{ items: ParkedFact[]; nextCursor: string | null }> {
  const select = call.tx
    .selectFrom('platform.flow_parked as parked')
    .innerJoin('platform.event as event', 'event.position', 'parked.position')
    .select(['parked.flow', 'parked.position', 'event.type', 'parked.subject_id', 'parked.error', 'parked.parked_at'])
    .select(rowId.as('id'));
  const { rows, nextCursor } = await readPage(select, query, columns, rowId);
  const items = rows.map((row) => ({
    id: row.id,
    flow: row.flow,
    position: row.position,
    type: row.type,
    subjectId: row.subject_id,
    error: row.error,
    parkedAt: row.parked_at.toISOString(),
  }));
  return { items, nextCursor };
}

/** The flow acts as it would by itself; the trail also says who made it try again. */
const asFlow = (call: Call, flow: Flow): Call => ({ ...call, actor: system(`flow:${flow.name}`), scope: everywhere });

export async function retryFlow(
  call: Call,
  flows: readonly Flow[],
  name: string,
): Promise<{ handled: number } | Refusal> {
  const flow = flows.find((one) => one.name === name);
  if (!flow) return unknownFlow(name);
  await audit(call, 'system.retry-parked', { type: 'flow', id: name });
  return { handled: await retryParkedIn(asFlow(call, flow), flow) };
}

export async function passOverFact(
  call: Call,
  flows: readonly Flow[],
  { flow: name, position, reason }: { flow: string; position: number; reason: string },
): Promise<{ handled: number } | Refusal> {
  const flow = flows.find((one) => one.name === name);
  if (!flow) return unknownFlow(name);
  if (!(await passOver(call.tx, name, position))) return notFound;
  await audit(call, 'system.pass-over-fact', { type: 'fact', id: String(position) }, reason);
  return { handled: await retryParkedIn(asFlow(call, flow), flow) };
}

const unknownFlow = (flow: string) => refuse('unknown-flow', { field: 'body.flow', params: { flow }, status: 422 });
