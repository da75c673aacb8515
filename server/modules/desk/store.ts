import type { SavedView, ShownTo } from '@tongli/contracts/desk';
import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import { allowanceOf, type Call } from '../../platform/call.ts';
import { unitOf } from '../org/index.ts';
import type { DeskTables } from './tables.ts';
import { mayChange, type ViewFacts } from './view.ts';

export const tables = (call: Pick<Call, 'tx'>) => call.tx.withTables<DeskTables>();

export type ViewRow = Selectable<DeskTables['desk.saved_view']>;

/** Views belong to people: the operations ask for a session or a token, so there always is one. */
export function personOf(call: Call): string {
  if (call.actor.id === null) throw new Error(`desk: ${call.actor.name} is no person and has none`);
  return call.actor.id;
}

/** One's own, those for everyone, and those of a unit that one's own lies within. */
export async function shownToCaller(call: Call): Promise<Expression<SqlBool>> {
  const [person, unit] = [personOf(call), await unitOf(call, call.actor.id)];
  return sql<SqlBool>`(owner_id = ${person}::uuid or shown_to = 'everyone' or (shown_to = 'unit' and unit_id in
    (select within_id from platform.unit_branch where unit_id = ${unit}::uuid)))`;
}

/** Locked until the caller's transaction ends. */
export const lockView = async (call: Call, id: string): Promise<ViewRow | undefined> =>
  tables(call)
    .selectFrom('desk.saved_view')
    .selectAll()
    .where('id', '=', id)
    .where(await shownToCaller(call))
    .forUpdate()
    .executeTakeFirst();

export const factsOf = (row: ViewRow): ViewFacts => ({
  ownerId: row.owner_id,
  unitId: row.unit_id,
  shownTo: row.shown_to as ShownTo,
  version: row.version,
});

export const replyOf = (call: Call, row: ViewRow, ownerName: string): SavedView => ({
  id: row.id,
  list: row.list,
  name: row.name,
  shownTo: row.shown_to as ShownTo,
  query: row.query as SavedView['query'],
  columns: row.columns,
  own: row.owner_id === call.actor.id,
  ownerName,
  version: row.version,
  actions: { change: allowanceOf(mayChange(call.actor, factsOf(row))) },
});
