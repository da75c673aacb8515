import type { getListDesk, Layout } from '@tongli/contracts/desk';
import type { ReplyOf } from '@tongli/contracts/kernel';
import type { Call } from '../../platform/call.ts';
import { describePeople, unitOf } from '../org/index.ts';
import { personOf, replyOf, shownToCaller, tables } from './store.ts';
import { mayShow } from './view.ts';

const usualLayout: Layout = { columns: null, compact: false, defaultViewId: null };

async function getLayout(call: Call, list: string): Promise<Layout> {
  const row = await tables(call)
    .selectFrom('desk.layout')
    .selectAll()
    .where('person_id', '=', personOf(call))
    .where('list', '=', list)
    .executeTakeFirst();
  return row ? { columns: row.columns, compact: row.compact, defaultViewId: row.default_view_id } : usualLayout;
}

export async function getDesk(call: Call, list: string): Promise<ReplyOf<typeof getListDesk>> {
  const rows = await tables(call)
    .selectFrom('desk.saved_view')
    .selectAll()
    .where('list', '=', list)
    .where(await shownToCaller(call))
    .orderBy('name')
    .orderBy('id')
    .execute();
  const names = await describePeople(call, [...new Set(rows.map((row) => row.owner_id))]);
  const unit = await unitOf(call, call.actor.id);
  return {
    views: rows.map((row) => replyOf(call, row, names.get(row.owner_id) ?? '')),
    layout: await getLayout(call, list),
    sharing: {
      unit: mayShow(call.actor, 'unit', unit) === null,
      everyone: mayShow(call.actor, 'everyone', unit) === null,
    },
  };
}
