import { sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../call.ts';

/** One change of the tree at a time: two that cross could close a circle. */
const branchLock = 7_420_011;

/** Held until the caller's transaction ends: for whoever reads the tree in order to decide on a change of it. */
export async function lockBranches(call: Call): Promise<void> {
  await sql`select pg_advisory_xact_lock(${branchLock})`.execute(call.tx);
}

/**
 * Puts a unit, new or with everything below it, under a parent (null: at the top). Whoever holds a role in a unit holds it in
 * every unit of its branch, from the next request on. Refused where the parent lies within the unit itself.
 */
export async function placeUnit(call: Call, unitId: string, parentId: string | null): Promise<Refusal | null> {
  await lockBranches(call);
  await sql`insert into platform.unit_branch (unit_id, within_id) values (${unitId}, ${unitId}) on conflict do nothing`.execute(
    call.tx,
  );
  if (parentId !== null && (await isWithin(call, parentId, unitId)))
    return refuse('unit-within-itself', { status: 422, field: 'body.parentId' });
  await sql`
    delete from platform.unit_branch
    where unit_id in (select unit_id from platform.unit_branch where within_id = ${unitId})
      and within_id not in (select unit_id from platform.unit_branch where within_id = ${unitId})`.execute(call.tx);
  await sql`
    insert into platform.unit_branch (unit_id, within_id)
    select below.unit_id, above.within_id
    from platform.unit_branch below, platform.unit_branch above
    where below.within_id = ${unitId} and above.unit_id = ${parentId}`.execute(call.tx);
  return null;
}

async function isWithin(call: Call, unitId: string, branchId: string): Promise<boolean> {
  const row = await call.tx
    .selectFrom('platform.unit_branch')
    .select('unit_id')
    .where('unit_id', '=', unitId)
    .where('within_id', '=', branchId)
    .executeTakeFirst();
  return row !== undefined;
}
