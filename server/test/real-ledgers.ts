import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as contract from '@tongli/contracts/imports';
import { sql } from 'kysely';
import type { World } from './world.ts';

/** Ledgers that others published: a consumer agency's quarter and a government's message board. */
const root = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared');
const folder = join(root, 'data/complaints');
export const hasRealLedgers = existsSync(folder);
if (!hasRealLedgers) console.warn(`SKIPPED: no real ledgers in ${folder}; set TONGLI_TEST_DATA`);

export const consumerQuarter = 'cfpb_2015Q1_daily_no_text.csv.gz';
export const messageBoard = 'zh_gov_messages_with_replies.csv.gz';

export const readLedger = (fileName: string): Buffer => readFileSync(join(folder, fileName));

/** The first rows of a ledger, as plain CSV; a row goes on while a quotation is open. */
export function firstRows(fileName: string, rows: number): Buffer {
  const text = gunzipSync(readLedger(fileName)).toString('utf8');
  let quoted = false;
  let left = rows + 1;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === '\n' && !quoted) left -= 1;
    if (left === 0) return Buffer.from(text.slice(0, at + 1));
  }
  return Buffer.from(text);
}

/** Uploaded, checked, applied without the wrong rows, and counted. */
export async function bring(world: World, fileName: string, upload: Buffer): Promise<contract.ImportRun> {
  const query = { importable: 'complaints.ledger', fileName };
  const uploaded = await world.request('chenjing', contract.uploadTable, { query, upload });
  const { id, mapping } = uploaded.reply;
  const params = { id };
  await world.request('chenjing', contract.checkRun, { params, body: { mapping } });
  await world.house.settle();
  await world.request('chenjing', contract.startRun, { params, body: { withoutWrong: true } });
  await world.house.settle();
  return (await world.request('chenjing', contract.getRun, { params })).reply;
}

/** What the events of one import tell, summed up. */
export async function toldBy(world: World, importId: string) {
  const { rows } = await sql<{ lodged: number; closed: number; timed: number; on_time: number; dated: number }>`
    select sum((cell ->> 'lodged')::int)::int as lodged, sum((cell ->> 'closed')::int)::int as closed,
      sum((cell ->> 'timed')::int)::int as timed, sum((cell ->> 'closedOnTime')::int)::int as on_time,
      sum((cell ->> 'dated')::int)::int as dated
    from platform.event, jsonb_array_elements(payload -> 'cells') cell
    where subject_id = ${importId} and type = 'ledger.day_imported'`.execute(world.house.floor.db);
  return rows[0];
}
