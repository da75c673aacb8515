import { gzipSync } from 'node:zlib';
import * as contract from '@tongli/contracts/complaints';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/world.ts';
import { ledgerTimer } from './index.ts';

const size = 1_000_000;
const longestBatchMs = 1_000;
const mostHeapBytes = 600_000_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Ten years of days, ten products, twenty areas. */
function ledger(): Buffer {
  const day = (at: number) => new Date(Date.UTC(2015, 0, 1 + (at % 3_650))).toISOString().slice(0, 10);
  const row = (at: number) => `M-${at},${day(at)},Product ${at % 10},Area ${(at * 7) % 20},Cause ${at % 31}\n`;
  const parts = ['Complaint ID,Date received,Product,State,Issue\n'];
  for (let at = 0; at < size; at += 1) parts.push(row(at));
  return gzipSync(parts.join(''));
}

test('a million rows come in through short transactions and flat memory', async () => {
  const upload = ledger();
  let heap = 0;
  const watch = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 200);
  const began = performance.now();
  const { reply } = await world.request('chenjing', contract.uploadLedger, {
    query: { fileName: 'million.csv.gz' },
    upload,
  });
  const staged = performance.now();
  const params = { id: reply.id };
  await world.request('chenjing', contract.startImport, { params, body: { mapping: reply.mapping } });
  const batches = await applyAll(params.id);
  clearInterval(watch);
  const imported = await world.request('chenjing', contract.getImport, { params });
  const last = batches.at(-1) ?? 0;
  const work = batches.slice(0, -1).toSorted((a, b) => a - b);
  const longest = work.at(Math.floor(work.length * 0.99)) ?? 0;
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  console.info(
    `staged in ${seconds(staged - began)} s, applied in ${seconds(performance.now() - staged)} s; 99 of 100 batches within ` +
      `${Math.round(longest)} ms, completion ${Math.round(last)} ms, heap at most ${Math.round(heap / 1e6)} MB`,
  );
  expect(imported.reply).toMatchObject({ state: 'complete', rows: size, applied: size, duplicates: 0, wrong: 0 });
  expect(longest).toBeLessThan(longestBatchMs);
  expect(heap).toBeLessThan(mostHeapBytes);
});

/** Milliseconds of each firing up to the one that completes the import. */
async function applyAll(id: string): Promise<number[]> {
  const batches: number[] = [];
  const running = async () => {
    const { reply } = await world.request('chenjing', contract.getImport, { params: { id } });
    return reply.state === 'running';
  };
  while (await running()) {
    const began = performance.now();
    await world.call(null, (call) => ledgerTimer.fireDue(call, 100));
    batches.push(performance.now() - began);
  }
  return batches;
}
