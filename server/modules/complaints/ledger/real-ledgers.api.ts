import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as contract from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/world.ts';

// Ledgers that others published: a consumer agency's quarter and a government's message board.
const root = resolve(import.meta.dirname, '../../../..', process.env.TONGLI_TEST_DATA ?? '../shared');
const folder = join(root, 'data/complaints');
const present = existsSync(folder);
if (!present) console.warn(`SKIPPED: no real ledgers in ${folder}; set TONGLI_TEST_DATA`);

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function bring(fileName: string): Promise<contract.LedgerImport> {
  const file = readFileSync(join(folder, fileName));
  const began = performance.now();
  const uploaded = await world.request('chenjing', contract.uploadLedger, { query: { fileName }, upload: file });
  const { id, mapping } = uploaded.reply;
  await world.request('chenjing', contract.startImport, { params: { id }, body: { mapping } });
  await world.house.settle();
  const { reply } = await world.request('chenjing', contract.getImport, { params: { id } });
  console.info(
    `${fileName}: ${reply.rows} rows, uploaded, applied and counted in ${Math.round(performance.now() - began)} ms`,
  );
  return reply;
}

async function totals(id: string) {
  const { rows } = await sql<{ lodged: number; closed: number; timed: number; on_time: number; dated: number }>`
    select sum((cell ->> 'lodged')::int)::int as lodged, sum((cell ->> 'closed')::int)::int as closed,
      sum((cell ->> 'timed')::int)::int as timed, sum((cell ->> 'closedOnTime')::int)::int as on_time,
      sum((cell ->> 'dated')::int)::int as dated
    from platform.event, jsonb_array_elements(payload -> 'cells') cell
    where subject_id = ${id} and type = 'ledger.day_imported'`.execute(world.house.floor.db);
  return rows[0];
}

test.runIf(present)(
  'a consumer agency’s quarter comes in whole, and only once',
  async () => {
    const file = 'cfpb_2015Q1_daily_no_text.csv.gz';
    const first = await bring(file);
    expect(first).toMatchObject({ state: 'complete', rows: 28_156, applied: 28_156, duplicates: 0, wrong: 0 });
    expect(await totals(first.id)).toMatchObject({ lodged: 28_156, closed: 0, timed: 28_156, dated: 0 });
    const second = await bring(file);
    expect(second).toMatchObject({ state: 'complete', applied: 0, duplicates: 28_156, wrong: 0 });
    expect(await totals(second.id)).toMatchObject({ lodged: null });
  },
  120_000,
);

test.runIf(present)(
  'a government’s message board with line breaks inside its answers',
  async () => {
    const ledger = await bring('zh_gov_messages_with_replies.csv.gz');
    expect(ledger.state).toBe('complete');
    expect(ledger.applied + ledger.duplicates + ledger.wrong).toBe(2_816);
    const sums = await totals(ledger.id);
    const { applied } = ledger;
    expect(sums).toMatchObject({ lodged: applied, closed: applied, dated: applied, timed: 0 });
    expect(ledger.wrong).toBeLessThan(30);
  },
  60_000,
);
