import type { Bilingual } from '@tongli/contracts/kernel';
import type { Call } from '../../platform/call.ts';
import { tables } from './store.ts';

/** Of every post that is not retired. */
export async function postCodes(call: Call): Promise<ReadonlySet<string>> {
  const rows = await tables(call).selectFrom('org.post').select('code').where('retired', '=', false).execute();
  return new Set(rows.map(({ code }) => code));
}

/** Of every calendar; the first is the site's own. */
export async function calendarCodes(call: Call): Promise<ReadonlySet<string>> {
  const rows = await tables(call)
    .selectFrom('org.calendar')
    .select('code')
    .orderBy((row) => row('code', '<>', 'service'))
    .orderBy('code')
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** The unit that has a code today; undefined where none has. */
export async function unitByCode(call: Call, code: string): Promise<string | undefined> {
  const row = await tables(call).selectFrom('org.unit').select('id').where('code', '=', code).executeTakeFirst();
  return row?.id;
}

/** Names of units by their ids; an unknown one is missing. */
export async function unitNames(call: Call, ids: readonly string[]): Promise<ReadonlyMap<string, Bilingual>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('org.unit')
    .select(['id', 'name_zh', 'name_en'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }]));
}
