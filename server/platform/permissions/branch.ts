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

/**
 * Puts many units at once that have never stood anywhere, below each other or below units that do (null: at the top); none lies
 * within itself, which whoever calls has made sure of.
 */
export async function placeNewUnits(
  call: Call,
  units: readonly { readonly id: string; readonly parentId: string | null }[],
): Promise<void> {
  await lockBranches(call);
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const within: { id: string; above: string }[] = [];
  const anchors: { id: string; above: string }[] = [];
  for (const { id } of units) {
    let above: string | null = id;
    for (; above !== null && parents.has(above); above = parents.get(above) ?? null) within.push({ id, above });
    if (above !== null) anchors.push({ id, above });
  }
  const given = (pairs: typeof within) =>
    sql`unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ above }) => above)}::uuid[]) as given (id, above)`;
  await sql`
    insert into platform.unit_branch (unit_id, within_id) select id, above from ${given(within)}`.execute(call.tx);
  await sql`
    insert into platform.unit_branch (unit_id, within_id)
    select given.id, branch.within_id from ${given(anchors)}
    join platform.unit_branch branch on branch.unit_id = given.above`.execute(call.tx);
}

/** Units that are taken back stand nowhere any more. */
export async function forgetUnits(call: Call, unitIds: readonly string[]): Promise<void> {
  await sql`
    delete from platform.unit_branch where unit_id = any(${[...unitIds]}::uuid[]) or within_id = any(${[...unitIds]}::uuid[])`.execute(
    call.tx,
  );
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
