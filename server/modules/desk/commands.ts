import { randomUUID } from 'node:crypto';
import type { addView, changeView, Layout, SavedView } from '@tongli/contracts/desk';
import type { BodyOf } from '@tongli/contracts/kernel';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../platform/call.ts';
import { describePeople, unitOf } from '../org/index.ts';
import { factsOf, lockView, personOf, replyOf, shownToCaller, tables, type ViewRow } from './store.ts';
import { mayChange, mayShow, mostViewsOfList, seen } from './view.ts';

const nameTaken = (name: string) => refuse('view-name-taken', { status: 422, field: 'body.name', params: { name } });

/** What others work with leaves a trace; what somebody keeps for themselves does not. */
async function traced(call: Call, { id, name }: ViewRow, ...shownTo: readonly string[]): Promise<void> {
  if (shownTo.some((one) => one !== 'owner')) await audit(call, 'desk.share-view', { type: 'saved-view', id }, name);
}

async function saved(call: Call, row: ViewRow): Promise<SavedView> {
  const names = await describePeople(call, [row.owner_id]);
  return replyOf(call, row, names.get(row.owner_id) ?? '');
}

/** Their names on this list, held so that two windows do not pass the bound together. */
async function namesOf(call: Call, ownerId: string, list: string): Promise<Map<string, string>> {
  const rows = await tables(call)
    .selectFrom('desk.saved_view')
    .select(['id', 'name'])
    .where('owner_id', '=', ownerId)
    .where('list', '=', list)
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.name, row.id]));
}

export async function add(call: Call, body: BodyOf<typeof addView>): Promise<SavedView | Refusal> {
  const [person, unit] = [personOf(call), await unitOf(call, call.actor.id)];
  const names = await namesOf(call, person, body.list);
  if (names.size >= mostViewsOfList) return refuse('too-many-views', { params: { maximum: mostViewsOfList } });
  if (names.has(body.name)) return nameTaken(body.name);
  const refused = mayShow(call.actor, body.shownTo, unit);
  if (refused) return refused;
  const row = await tables(call)
    .insertInto('desk.saved_view')
    .values({
      id: randomUUID(),
      list: body.list,
      name: body.name,
      owner_id: person,
      unit_id: unit,
      shown_to: body.shownTo,
      query: JSON.stringify(body.query),
      columns: body.columns,
      saved_at: call.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await traced(call, row, row.shown_to);
  return saved(call, row);
}

/** It stays its owner's, whoever changes it. */
export async function change(call: Call, id: string, body: BodyOf<typeof changeView>): Promise<SavedView | Refusal> {
  const row = await lockView(call, id);
  if (!row) return notFound;
  const facts = factsOf(row);
  const unit = await unitOf(call, row.owner_id);
  const refused = mayChange(call.actor, facts) ?? seen(facts, body.version) ?? mayShow(call.actor, body.shownTo, unit);
  if (refused) return refused;
  const holder = (await namesOf(call, row.owner_id, row.list)).get(body.name);
  if (holder !== undefined && holder !== id) return nameTaken(body.name);
  const after = await tables(call)
    .updateTable('desk.saved_view')
    .set({
      name: body.name,
      unit_id: unit,
      shown_to: body.shownTo,
      query: JSON.stringify(body.query),
      columns: body.columns,
      saved_at: call.now,
      version: row.version + 1,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await traced(call, after, row.shown_to, after.shown_to);
  return saved(call, after);
}

export async function remove(call: Call, id: string): Promise<Record<never, never> | Refusal> {
  const row = await lockView(call, id);
  if (!row) return notFound;
  const refused = mayChange(call.actor, factsOf(row));
  if (refused) return refused;
  await tables(call).deleteFrom('desk.saved_view').where('id', '=', id).execute();
  await traced(call, row, row.shown_to);
  return {};
}

export async function keep(call: Call, list: string, layout: Layout): Promise<Layout | Refusal> {
  const { columns, compact, defaultViewId } = layout;
  if (defaultViewId !== null) {
    const view = await tables(call)
      .selectFrom('desk.saved_view')
      .select('id')
      .where('id', '=', defaultViewId)
      .where('list', '=', list)
      .where(await shownToCaller(call))
      .executeTakeFirst();
    if (!view) return refuse('unknown-view', { status: 422, field: 'body.defaultViewId' });
  }
  const values = { columns, compact, default_view_id: defaultViewId };
  await tables(call)
    .insertInto('desk.layout')
    .values({ person_id: personOf(call), list, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'list']).doUpdateSet(values))
    .execute();
  return layout;
}
