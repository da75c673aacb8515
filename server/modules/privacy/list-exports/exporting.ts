import { randomUUID } from 'node:crypto';
import type { readListExport, startListExport } from '@tongli/contracts/exports';
import type { ReplyOf } from '@tongli/contracts/kernel';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { getPolicy } from '../policy.ts';
import { tables } from '../store.ts';
import type { PrivacyTables } from '../tables.ts';
import { checkList, type ListAsked, type Operations, type PageRead, readListPage } from './reading.ts';
import { decidePage, decideStart } from './rule.ts';

type ExportRow = Selectable<PrivacyTables['privacy.list_export']>;

/** Their exports of a day, held: who exports two lists at the same time is counted as if one came after the other. */
const holdDay = (call: Call, on: string) =>
  tables(call)
    .selectFrom('privacy.list_export')
    .selectAll()
    .where('actor_id', '=', call.actor.id)
    .where('started_on', '=', on)
    .orderBy('id')
    .forUpdate()
    .execute();

const rowsIn = (exports: readonly ExportRow[]) => exports.reduce((sum, { rows }) => sum + rows, 0);
const subjectOf = (id: string) => ({ type: 'list-export', id });

/** Leaves a trace before the first row is read; it counts as a look. */
export async function start(
  call: Call,
  operations: Operations,
  asked: ListAsked,
): Promise<ReplyOf<typeof startListExport> | Refusal> {
  if (call.actor.id === null) return notFound;
  const unreadable = checkList(call, operations, asked);
  if (unreadable) return unreadable;
  const { today } = await businessDay(call);
  const policy = await getPolicy(call);
  const taken = rowsIn(await holdDay(call, today));
  const refused = decideStart(policy, taken, call.actor);
  if (refused) return refused;
  const id = randomUUID();
  await tables(call)
    .insertInto('privacy.list_export')
    .values({
      id,
      actor_id: call.actor.id,
      list: asked.list,
      params: JSON.stringify(asked.params),
      query: JSON.stringify(asked.query),
      started_at: call.now,
      started_on: today,
      request_id: call.requestId,
    })
    .execute();
  await audit(call, 'privacy.start-list-export', subjectOf(id), asked.list);
  return { id, left: policy.exportRows - taken };
}

/** Reads and counts one page; the last one ends the export and says in the trail how many rows it had. */
export async function read(
  call: Call,
  operations: Operations,
  id: string,
  cursor: string | null,
): Promise<ReplyOf<typeof readListExport> | Refusal> {
  const own = await tables(call)
    .selectFrom('privacy.list_export')
    .select('started_on')
    .where('id', '=', id)
    .where('actor_id', '=', call.actor.id)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  const exports = own ? await holdDay(call, own.started_on) : [];
  const row = exports.find((one) => one.id === id && one.finished_at === null);
  if (!row) return notFound;
  const asked = { list: row.list, params: row.params, query: row.query } as ListAsked;
  const page = await readListPage(call, operations, asked, cursor);
  if (isRefusal(page)) return page;
  const refused = decidePage(await getPolicy(call), rowsIn(exports), page.items.length, call.actor);
  return refused ?? count(call, row, page);
}

async function count(call: Call, row: ExportRow, page: PageRead): Promise<ReplyOf<typeof readListExport>> {
  const rows = row.rows + page.items.length;
  const ended = page.nextCursor === null;
  await tables(call)
    .updateTable('privacy.list_export')
    .set({ rows, finished_at: ended ? call.now : null })
    .where('id', '=', row.id)
    .execute();
  if (!ended) return { ...page, mark: null };
  await audit(call, 'privacy.export-list', subjectOf(row.id), `${row.list} ${rows}`);
  const mark = {
    madeAt: row.started_at.toISOString(),
    madeByName: call.actor.name,
    requestId: row.request_id,
    rows,
  };
  return { ...page, mark };
}
