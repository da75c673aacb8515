import type { BodyOf, ReplyOf } from '@tongli/contracts/kernel';
import type { IndicatorOwner, setIndicatorOwner } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { describePeople, isPerson, projectFor, unitNames } from '../../org/index.ts';
import { findIndicator } from '../catalogue/index.ts';
import { findOwn } from '../own/store.ts';

interface PlaceOf {
  readonly projectId: string;
  readonly unitId: string | null;
}

/** Set for the unit, else for the project, else whoever wrote an indicator of one's own. */
export async function ownerOf(
  call: Call,
  code: string,
  { projectId, unitId }: PlaceOf,
): Promise<IndicatorOwner | null> {
  const { rows } = await sql<{ unitId: string | null; ownerId: string }>`
    select unit_id as "unitId", owner_id as "ownerId" from measures.indicator_owner
    where indicator = ${code} and project_id = ${projectId}::uuid and (unit_id is null or unit_id = ${unitId}::uuid)
    order by unit_id nulls last limit 1`.execute(call.tx);
  const [row] = rows;
  const id = row?.ownerId ?? (await findOwn(call, code))?.ownerId;
  if (!id) return null;
  const name = (await describePeople(call, [id])).get(id) ?? '';
  return { id, name, by: row?.unitId ? 'place' : 'project' };
}

/** Who answers for what in the whole of a project. */
export async function ownersIn(call: Call, projectId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ indicator: string; ownerId: string }>`
    select indicator, owner_id as "ownerId" from measures.indicator_owner
    where project_id = ${projectId}::uuid and unit_id is null`.execute(call.tx);
  return new Map(rows.map(({ indicator, ownerId }) => [indicator, ownerId]));
}

export async function keepOwner(call: Call, code: string, { projectId, unitId }: PlaceOf, ownerId: string | null) {
  const place = sql`indicator = ${code} and project_id = ${projectId}::uuid and unit_id is not distinct from ${unitId}::uuid`;
  if (ownerId === null) {
    await sql`delete from measures.indicator_owner where ${place}`.execute(call.tx);
    return;
  }
  await sql`
    insert into measures.indicator_owner (indicator, project_id, unit_id, owner_id, changed_at, changed_by)
    values (${code}, ${projectId}, ${unitId}, ${ownerId}, ${call.now}, ${call.actor.name})
    on conflict (indicator, project_id, unit_id) do update set owner_id = excluded.owner_id, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(call.tx);
}

export async function setOwner(
  call: Call,
  code: string,
  body: BodyOf<typeof setIndicatorOwner>,
): Promise<ReplyOf<typeof setIndicatorOwner> | Refusal> {
  const { projectId: asked, unitId = null, ownerId } = body;
  const projectId = await projectFor(call, asked);
  if (isRefusal(projectId)) return projectId;
  const own = await findOwn(call, code);
  if (!findIndicator(code) && own?.projectId !== projectId) return notFound;
  if (unitId && !(await unitNames(call, [unitId])).has(unitId))
    return refuse('unknown-unit', { status: 422, field: 'body.unitId' });
  if (!holds(call.actor, 'measures.target', { projectId, unitId })) return forbidden;
  if (ownerId && !(await isPerson(call, ownerId)))
    return refuse('unknown-person', { status: 422, field: 'body.ownerId' });
  await keepOwner(call, code, { projectId, unitId }, ownerId);
  await audit(call, 'measures.set-indicator-owner', { type: 'project', id: projectId });
  return { owner: await ownerOf(call, code, { projectId, unitId }) };
}
